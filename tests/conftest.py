"""The databases that tests keep their catalogues in: SQLite files, and a throw-away PostgreSQL where one is installed.

Tests marked `each_database` run on both; `pytest --database postgresql` runs on PostgreSQL whatever opens a catalogue.
"""

import gc
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Link, Resource, StoredEdition, Use
from catalog.repairs.deciding import Proposed
from catalog.repairs.keeping import keep_found
from catalog.updates.edition import Edition
from catalog.vocabulary import LinkRole, Reason, RepairKind, State
from tests.loaded import Loaded
from vigie.desk.key import DeskKey

# How long an example takes says nothing but how busy the machine is.
settings.register_profile("vigie", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("vigie")
_SOME = 30
PASSWORD = "un long mot de passe"

_LONG = (
    *("test_desk", "test_repairs", "test_hand", "test_accessibility", "test_lab", "test_gathering_news"),
    *("test_subscriber", "test_publishing_again", "test_years", "test_merge", "test_watching", "test_updates"),
    *("test_filling", "test_database", "test_alert_year", "test_export_formats", "test_command_line", "test_demo"),
    *("test_https", "test_search_in_browser", "test_upkeep", "test_site", "test_crew"),
)
SQLITE, POSTGRESQL = "sqlite", "postgresql"
_PROGRAMS = ("initdb", "postgres")
# As Debian's packages make it: the server refuses to be run by root.
_SERVANT = "postgres"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("each", SQLITE, POSTGRESQL),
        default="each",
        help="Where tests keep their catalogues; by default those marked each_database run on both databases.",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "each_database: runs on SQLite and on PostgreSQL.")
    config.addinivalue_line("markers", "sqlite_only: looks into the file of a SQLite catalogue.")


@pytest.fixture
def paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose clock shows the time of Paris, written so that no list of time zones is needed (POSIX, TZ)."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "backend" in metafunc.fixturenames:
        metafunc.parametrize("backend", _backends(metafunc), indirect=True, scope="session")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take long come first: none is left to one process when the others have nothing more to do."""
    places = {name: place for place, name in enumerate(_LONG)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))


def pytest_collection_finish() -> None:
    """What was loaded is no garbage, and tests make few cycles: looked for as usual, those take a sixth of the time."""
    gc.freeze()
    gc.set_threshold(20_000)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """The first database has tried all of hypothesis' examples: the second tries some of them."""
    test: Any = pyfuncitem.obj
    second = pyfuncitem.config.getoption("--database") == "each" and pyfuncitem.funcargs.get("backend") == POSTGRESQL
    if not (second and hasattr(test, "hypothesis")):
        return (yield)
    wanted = test._hypothesis_internal_use_settings
    test._hypothesis_internal_use_settings = settings(wanted, max_examples=_SOME)
    try:
        return (yield)
    finally:
        test._hypothesis_internal_use_settings = wanted


def _backends(metafunc: pytest.Metafunc) -> tuple[str, ...]:
    chosen = metafunc.config.getoption("--database")
    if metafunc.definition.get_closest_marker("sqlite_only"):
        return (SQLITE,)
    if chosen == "each":
        return (SQLITE, POSTGRESQL) if metafunc.definition.get_closest_marker("each_database") else (SQLITE,)
    return (chosen,)


_STRUCTURE = """
    SELECT md5(string_agg(each, ' ' ORDER BY each)) FROM (
        SELECT concat_ws(' ', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull) AS each
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND NOT attisdropped
        UNION ALL SELECT concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT version_num FROM alembic_version
    ) AS parts
"""
_ALONE = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
_NUMBERS_ANEW = (
    "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) "
    "FROM pg_sequences WHERE last_value IS NOT NULL"
)


@dataclass(slots=True)
class Cluster:
    """A running server; its databases are copies of one that holds the schema.

    One that a test has done with is emptied for the next: to make a copy takes ten times longer.
    """

    socket: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    free: list[str] = field(default_factory=list)

    def url(self, name: str) -> str:
        return f"postgresql+psycopg://postgres@/{name}?host={self.socket}"

    def connection(self, name: str = "postgres") -> psycopg.Connection[Any]:
        return psycopg.connect(host=str(self.socket), user="postgres", dbname=name, autocommit=True)

    def say(self, command: str) -> None:
        with self.connection() as connection:
            connection.execute(command.encode())

    @contextmanager
    def database(self) -> Iterator[str]:
        name = self.free.pop() if self.free else self._copy()
        yield self.url(name)
        if self._emptied(name):
            self.free.append(name)
        else:
            self.say(f"DROP DATABASE {name} WITH (FORCE)")

    def _copy(self) -> str:
        name = f"test{next(self.numbers)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE schema")
        return name

    def _emptied(self, name: str) -> bool:
        """False where it has no longer the structure that it was given."""
        with self.connection("schema") as connection:
            given = connection.execute(_STRUCTURE).fetchone()
        with self.connection(name) as connection:
            connection.execute(_ALONE)
            with suppress(psycopg.errors.UndefinedTable):
                if connection.execute(_STRUCTURE).fetchone() == given:
                    _empty(connection)
                    return True
        return False


def _empty(connection: psycopg.Connection[Any]) -> None:
    tables = [name for (name,) in connection.execute(_TABLES)]
    asked = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})" for name in tables)  # noqa: S608
    if filled := [name for (name,) in connection.execute(asked.encode())]:
        connection.execute(f"TRUNCATE {', '.join(filled)} CASCADE".encode())
    connection.execute(_NUMBERS_ANEW)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed")
    # In a short place: the path of a socket may have no more than 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="vigie-pg-", dir="/tmp"))
    try:
        with _server(programs, folder) as cluster:
            cluster.say("CREATE DATABASE schema")
            open_database(cluster.url("schema")).dispose()
            yield cluster
    finally:
        shutil.rmtree(folder)


def _programs() -> Path | None:
    """The folder of the newest server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    found += [Path(each).parent for each in filter(None, [shutil.which("postgres")])]
    return next((each for each in found if all((each / name).exists() for name in _PROGRAMS)), None)


@contextmanager
def _server(programs: Path, folder: Path) -> Iterator[Cluster]:
    servant = _SERVANT if os.geteuid() == 0 else None
    if servant:
        shutil.chown(folder, servant)
    data, log = folder / "data", folder / "log"
    # French order, so that no query relies on the order of bytes by chance.
    order = ("--locale-provider=icu", "--icu-locale=fr", "--locale=C.UTF-8", "--encoding=UTF8")
    initdb: list[str | Path] = [programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", *order]
    subprocess.run(initdb, user=servant, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    hasty = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=60")
    command: list[str | Path] = [programs / "postgres", "-D", data, "-k", folder]
    command += [part for each in hasty for part in ("-c", each)]
    with log.open("wb") as output, subprocess.Popen(command, user=servant, cwd=folder, stderr=output) as server:
        try:
            _await(folder, server)
            yield Cluster(folder)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)


def _await(socket: Path, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            psycopg.connect(host=str(socket), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite catalogue that holds the schema, to be copied: its migrations take longer than most tests."""
    file = tmp_path_factory.mktemp("blank") / "vigie.db"
    open_database(f"sqlite:///{file}").dispose()
    return file


@pytest.fixture(scope="session")
def backend(request: pytest.FixtureRequest) -> str:
    """Which database the catalogue of a test is kept in."""
    chosen: str = request.param
    return chosen


@pytest.fixture
def database(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty catalogue of the test's own."""
    yield from _addresses(backend, request, tmp_path)


@pytest.fixture(scope="module")
def shared_database(
    backend: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The same for all the tests of a file."""
    yield from _addresses(backend, request, tmp_path_factory.mktemp("catalogue"))


def _addresses(backend: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    if backend == SQLITE:
        shutil.copy(request.getfixturevalue("blank"), folder / "vigie.db")
        yield f"sqlite:///{folder}/vigie.db"
        return
    if "loaded" in request.fixturenames:
        request.getfixturevalue("rehearsed")
    cluster: Cluster = request.getfixturevalue("cluster")
    with cluster.database() as url:
        yield url


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    process = Loaded(tmp_path_factory.mktemp("loaded"))
    yield process
    process.close()


@pytest.fixture(scope="session")
def rehearsed(cluster: Cluster, loaded: Loaded) -> None:
    """Commands are ready to work with PostgreSQL."""
    with cluster.database() as url:
        loaded.rehearse(url)


@pytest.fixture(scope="session")
def desk_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with the desk's password, hashed with less effort than it is made with: many tests sign in."""
    file = tmp_path_factory.mktemp("key") / "vigie.desk"
    DeskKey(file).set(PASSWORD)
    hashed = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | {"password": hashed}), encoding="utf-8")
    return file


TITLE = "Coopérer, leçon {number} : l’économie sociale et solidaire au service des territoires"


@pytest.fixture
def twenty(database: str) -> str:
    """Twenty dead links: 8 with a copy, 4 that had moved, 3 short ones, 2 found again, 3 for which nothing is known."""
    dead, before = datetime(2026, 11, 5, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)
    engine = open_database(database)
    with Session(engine) as session:
        for number in range(1, 21):
            title, url = TITLE.format(number=number), f"http://www.orse.example/publications/lecon-{number}.html"
            resource = Resource(
                slug=f"lecon-{number}", title=title, kind=Kind.GUIDE, position=number, source="", added_at=before
            )
            link = Link(url=url if not 12 < number <= 15 else f"https://bit.ly/lecon{number}", short=12 < number <= 15)
            link.state, link.reason, link.detail, link.failures = State.DEAD, Reason.GONE, "HTTP 404", 4
            link.first_failure_at, link.last_alive_at, link.last_checked_at = dead, before, dead
            link.chain = [{"url": link.url, "status": 404}]
            if number <= 8:
                link.archive_url, link.archive_at = f"https://archive.example/web/2026/{url}", before
            elif number <= 15:
                link.moved_to = f"https://www.orse.example/ressources/{number}/"
            session.add(Use(resource=resource, link=link, role=LinkRole.DOCUMENT, position=0))
            session.flush()
            if 15 < number <= 17:
                facts = {"seen": dead.isoformat(), "place": "sitemap", "title": title}
                new = f"http://www.orse.example/nouveau/{number}"
                keep_found(session, link.id, [Proposed(RepairKind.FOUND, new, 0.92, facts)], dead)
        session.commit()
    engine.dispose()
    return database


def holds(session: Session, link: Link, edition: Edition, at: datetime = datetime(2026, 11, 1, tzinfo=UTC)) -> None:
    """As if the last visits had found it there."""
    link.fingerprint = f"1d:{edition.digest}{edition.date}{edition.author}"
    session.add(StoredEdition(link_id=link.id, fingerprint=link.fingerprint, at=at, content=edition.as_json()))
    session.flush()


@pytest.fixture
def unfilled(twenty: str) -> str:
    """The same, of which the pages of the first two say what the catalogue does not know."""
    engine = open_database(twenty)
    with Session(engine) as session:
        for number in (1, 2):
            resource = session.scalars(select(Resource).where(Resource.slug == f"lecon-{number}")).one()
            resource.edited = ["contributions"]
            said = Edition(title="Leçon", date=f"201{number}-05", language="fr", author="ORSE")
            holds(session, resource.uses[0].link, said)
        session.commit()
    engine.dispose()
    return twenty
