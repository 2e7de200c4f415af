"""Many hands make the same site, of one and the same catalogue; and where one of them is lost, no site at all."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Event, Link, Organisation, Resource, Theme, Use
from catalog.models.resources import Contribution
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, State

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
# More than one part for each of two hands, of pages and of entries of feeds.
RESOURCES = 250
# A process that has no threads, as `vigie publish` has none. Prints the processes that made pages.
PUBLISHING = """
import os, sys
from pathlib import Path
from catalog.database import open_database
from catalog.directory import Directory
from catalog.edition import Edition
from vigie.publishing import publish

hands, put = Path(sys.argv[4]), Edition.put
def seen(self, path, content):
    (hands / str(os.getpid())).touch()
    return put(self, path, content)
Edition.put = seen
directory = Directory(base_url="https://annuaire.example/")
publish(open_database(f"sqlite:///{sys.argv[1]}"), directory, Path(sys.argv[2]), processes=int(sys.argv[3]))
"""

# The disk is full when the one that began notes the second file of some kind, while others still write at their ease.
FAILING = """
import multiprocessing, os, sys, time
from pathlib import Path
import catalog.crew, feeds.publish, sitegen.resource_pages
from catalog.database import open_database
from catalog.directory import Directory
from catalog.edition import Edition
from catalog.errors import VigieError
from vigie.publishing import publish

catalog.crew._WORTHWHILE = feeds.publish._AT_ONCE = sitegen.resource_pages._AT_ONCE = 1
output, kind, first, put, note = Path(sys.argv[2]), sys.argv[3], os.getpid(), Edition.put, Edition.note
noted = []
def slow(self, path, content):
    if os.getpid() != first and path.endswith(kind):
        time.sleep(0.05)
    return put(self, path, content)
def full(self, path, *facts):
    noted.extend([path] if path.endswith(kind) else [])
    if noted[3:]:
        raise OSError(28, "No space left on device")
    note(self, path, *facts)
Edition.put, Edition.note = slow, full
engine, directory = open_database(f"sqlite:///{sys.argv[1]}"), Directory(base_url="https://annuaire.example/")
try:
    publish(engine, directory, output, processes=2)
except VigieError as error:
    print(error.message, multiprocessing.active_children(), output.with_name("public.next").exists())
Edition.put, Edition.note = put, note
print(publish(engine, directory, output, processes=2).files > 0)
"""


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path / 'vigie.db'}")
    with Session(engine) as session:
        session.add_all(Theme(id=key, slug=f"theme-{key}", name=f"Thème {key}", position=key) for key in (1, 2))
        session.add(Organisation(id=1, slug="reseau", name="Réseau"))
        session.add_all(
            Link(id=key, url=f"https://site.example/{key}", short=False, state=State.ALIVE) for key in numbers()
        )
        session.flush()
        for key in numbers():
            title = "Un titre"
            resource = Resource(id=key, slug=f"r{key}", title=title, kind=Kind.GUIDE, position=key)
            resource.source, resource.added_at = "guide.md", NOW
            resource.themes = [session.get_one(Theme, 1 + key % 2)]
            session.add(resource)
            session.flush()
            session.add(Use(resource_id=key, link_id=key, role=LinkRole.DOCUMENT, position=0))
            session.add(Contribution(resource_id=key, organisation_id=1, role=ContributorRole.AUTHOR, position=0))
            told = {"kind": EventKind.ADDED, "resource_id": key, "facts": {}}
            session.add(Event(uuid=str(UUID(int=key)), at=NOW, **told))
        session.commit()
    yield engine
    engine.dispose()


def numbers() -> range:
    return range(1, RESOURCES + 1)


def publishing(folder: Path, output: Path, processes: int) -> "subprocess.Popen[str]":
    hands = folder / f"hands-{output.name}"
    hands.mkdir(exist_ok=True)
    command = [sys.executable, "-c", PUBLISHING, str(folder / "vigie.db"), str(output), str(processes), str(hands)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def published(folder: Path, output: Path, processes: int) -> dict[str, bytes]:
    with publishing(folder, output, processes) as process:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    return contents(output)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def hands(folder: Path, output: Path) -> int:
    return len(list((folder / f"hands-{output.name}").iterdir()))


@pytest.mark.usefixtures("engine")
def test_two_processes_make_what_one_makes(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    alone = published(tmp_path, one, 1)
    (tmp_path / "vigie.db.pages").unlink()
    assert published(tmp_path, two, 2) == alone
    assert (hands(tmp_path, one), hands(tmp_path, two)) == (1, 3)
    # What the ledger kept of a work that was shared out is good for another.
    assert published(tmp_path, two, 1) == alone


@pytest.mark.usefixtures("engine")
def test_where_a_process_is_killed_the_former_site_stays(tmp_path: Path) -> None:
    public = tmp_path / "public"
    public.mkdir()
    (public / ".vigie").write_text("Ours\nindex.html\n")
    (public / "index.html").write_text("the former site")
    with publishing(tmp_path, public, 2) as process:
        os.kill(helper_of(process), signal.SIGKILL)
        _, errors = process.communicate(timeout=120)
    assert process.returncode == 1
    assert errors.splitlines()[-1].startswith("catalog.errors.VigieError: A part of the work was ended from outside")
    assert contents(public) == {".vigie": b"Ours\nindex.html\n", "index.html": b"the former site"}
    assert not (tmp_path / "public.next").exists()


@pytest.mark.usefixtures("engine")
def test_where_the_one_that_began_is_killed_no_process_stays(tmp_path: Path) -> None:
    with publishing(tmp_path, tmp_path / "public", 2) as process:
        helper = helper_of(process)
        process.kill()
    deadline = time.monotonic() + 30
    while is_running(helper):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert not (tmp_path / "public").exists()


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("kind", ["/index.html", "rss.xml"])
def test_where_the_work_is_broken_off_nobody_goes_on_with_it(tmp_path: Path, kind: str) -> None:
    command = [sys.executable, "-c", FAILING, str(tmp_path / "vigie.db"), str(tmp_path / "public"), kind]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "The site could not be written to {output}: {error}. [] False\nTrue\n"


def test_all_read_the_catalogue_of_one_moment(tmp_path: Path, engine: Engine) -> None:
    public, state = tmp_path / "public", 0
    with publishing(tmp_path, public, 2) as process:
        while process.poll() is None:
            state += 1
            with engine.begin() as connection:
                connection.execute(update(Resource).values(title=f"état {state}"))
            time.sleep(0.02)
    assert state > 1
    assert process.returncode == 0
    pages = [file.read_text() for file in public.glob("ressources/*/index.html")]
    told = {page.partition("<title>")[2].partition(" · ")[0] for page in pages}
    assert (len(pages), len(told)) == (RESOURCES, 1)
    assert (public / "catalogue.csv").read_text().count(told.pop()) == RESOURCES


def helper_of(process: "subprocess.Popen[str]") -> int:
    """A process that works for another, as soon as there is one."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not (found := children.read_text().split()):
        assert process.poll() is None
    return int(found[0])


def is_running(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
