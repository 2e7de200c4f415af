"""The output folder: replaced as a whole, or not at all."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from catalog.edition import MARKER
from catalog.errors import VigieError
from tests.loaded import Loaded
from vigie import spare
from vigie.publishing import replaced

FILES = {
    "index.html", "rss.xml", "atom.xml", "feed.json", "sitemap.xml", "robots.txt", "404.html", "catalogue.csv",
    "catalogue.json", "catalogue.bib", "catalogue.ris", "abonnements.opml",
}  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_published_folder_holds_what_the_contract_names_and_is_always_the_same(desk: Any) -> None:
    desk.site.pages = {"/a": 200}
    (desk.folder / "a.csv").write_text(
        f"title,url,kind,themes,publishers\nUn guide,{desk.site.url}/a,guide,Coopérer,RNMA\n", encoding="utf-8"
    )
    desk.vigie("import", "a.csv", now="2026-11-22T08:00:00Z")
    desk.vigie("crawl", now="2026-11-23T08:00:00Z")
    desk.vigie("publish", now="2026-11-23T09:00:00Z")
    first = contents(desk.folder / "public")
    pages = {"ressources/un-guide", "themes/cooperer", "organismes/rnma", "types/guide"}
    assert set(first) >= FILES | {f"{page}/index.html" for page in pages}
    assert set(first) >= {"themes/cooperer/rss.xml", "organismes/rnma/rss.xml"}
    assert "vérifié le 23 novembre 2026" in first["ressources/un-guide/index.html"].decode()
    desk.vigie("publish", now="2026-11-30T09:00:00Z")
    assert contents(desk.folder / "public") == first
    # What is beside it where the catalogue is no file: the ledger of what it was made of.
    assert {file.name for file in desk.folder.glob("public.*")} <= {"public.pages"}


def test_robots_txt_is_promised_to_be_heeded_only_where_it_is(desk: Any) -> None:
    about = desk.folder / "public/a-propos/index.html"
    for respected in ("true", "false"):
        desk.configure(crawler=f"respect_robots = {respected}")
        desk.vigie("publish")
        said = about.read_text(encoding="utf-8")
        assert ("User-agent: Vigie" in said) == ("respecte robots.txt" in said) == (respected == "true")
        assert ("quoi qu’en dise robots.txt" in said) == (respected == "false")


def test_a_folder_of_somebody_else_is_left_alone(desk: Any) -> None:
    (desk.folder / "public").mkdir()
    (desk.folder / "public" / "thesis.odt").write_bytes(b"ten years of work")
    assert "public" in desk.vigie("publish", code=1).stderr
    assert contents(desk.folder / "public") == {"thesis.odt": b"ten years of work"}


def test_a_failure_leaves_the_former_site(tmp_path: Path) -> None:
    output = tmp_path / "public"
    with replaced(output) as edition:
        edition.write("index.html", "one")
    half = replaced(output)
    half.__enter__().write("index.html", "two")
    assert not half.__exit__(RuntimeError, RuntimeError("the disk is full"), None), "the error goes on its way"
    assert (output / "index.html").read_text() == "one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["public"]


def test_a_machine_that_stopped_between_the_renames_finds_its_site_again(tmp_path: Path) -> None:
    former = tmp_path / "public.former"
    former.mkdir()
    (former / MARKER).touch()
    (former / "index.html").write_text("one")
    with pytest.raises(RuntimeError), replaced(tmp_path / "public"):
        raise RuntimeError
    assert (tmp_path / "public" / "index.html").read_text() == "one"


def test_a_folder_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(VigieError, match="could not be written"), replaced(tmp_path / "file" / "public"):
        pass


def test_a_link_to_the_served_folder_stays_one(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "public").symlink_to(tmp_path / "www")
    for text in ("one", "two"):
        with replaced(tmp_path / "public") as edition:
            edition.write("index.html", text)
        assert (tmp_path / "www" / "index.html").read_text() == text
    assert (tmp_path / "public").is_symlink()


def test_a_site_that_cannot_be_written_does_not_keep_the_alerts_back(desk: Any) -> None:
    desk.site.pages = {"/a": 200}
    desk.catalogue("/a")
    (desk.folder / "public").mkdir()
    (desk.folder / "public" / "mine").touch()
    told = desk.vigie("run", code=1).stderr
    assert "[alerts]" in told
    assert "public" in told


def test_what_did_not_change_keeps_its_time(tmp_path: Path) -> None:
    for text in ("one", "two"):
        with replaced(tmp_path / "public") as edition:
            edition.write("same.html", "same")
            edition.write("page.html", text)
            if text == "one":
                edition.write("themes/old.html", "gone with the next edition")
        if text == "one":
            for path in ("same.html", "page.html"):
                os.utime(tmp_path / "public" / path, (1, 1))
    assert (tmp_path / "public" / "same.html").stat().st_mtime == 1
    assert (tmp_path / "public" / "page.html").stat().st_mtime > 1
    assert set(contents(tmp_path / "public")) == {MARKER, "same.html", "page.html"}


def test_only_our_own_files_are_ever_deleted(tmp_path: Path) -> None:
    public = tmp_path / "public"
    with replaced(public) as edition:
        edition.write("index.html", "one")
        edition.write("themes/eau/index.html", "gone with the next edition")
    (public / "CNAME").write_text("annuaire.example")
    (public / ".git/refs/tags").mkdir(parents=True)
    (public / "themes/eau/notes.txt").write_text("mine")
    (public / "latest").symlink_to("index.html")
    with replaced(public) as edition:
        edition.write("index.html", "two")
    assert (public / "index.html").read_text() == "two"
    assert (public / "CNAME").read_text() == "annuaire.example"
    assert (public / ".git/refs/tags").is_dir()
    assert (public / "themes/eau/notes.txt").read_text() == "mine"
    assert not (public / "themes/eau/index.html").exists()
    assert (public / "latest").readlink() == Path("index.html")
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_a_file_of_somebody_else_is_not_written_over(tmp_path: Path) -> None:
    public = tmp_path / "public"
    with replaced(public) as edition:
        edition.write("index.html", "one")
    (public / "robots.txt").write_text("mine")
    with pytest.raises(VigieError, match=r"robots\.txt"), replaced(public) as edition:
        edition.write("robots.txt", "ours")
    assert (public / "robots.txt").read_text() == "mine"
    assert (public / "index.html").read_text() == "one"


@pytest.mark.parametrize("name", ["public.next", "public.former"])
def test_a_folder_beside_the_site_may_be_somebody_elses_too(tmp_path: Path, name: str) -> None:
    with replaced(tmp_path / "public") as edition:
        edition.write("index.html", "one")
    (tmp_path / name).mkdir()
    (tmp_path / name / "thesis.odt").touch()
    with pytest.raises(VigieError, match=name), replaced(tmp_path / "public"):
        pass
    assert (tmp_path / name / "thesis.odt").exists()


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the smallest site too, the edition before the published one is kept for the next."""
    monkeypatch.setattr(spare, "WORTHWHILE", 1)


def published(public: Path, **pages: str) -> None:
    with replaced(public) as edition:
        for name, text in pages.items():
            edition.write(f"pages/{name}/index.html", text)


def inode(public: Path, name: str) -> int:
    return (public / f"pages/{name}/index.html").stat().st_ino


@pytest.mark.usefixtures("kept")
def test_the_next_edition_is_made_of_the_one_before_the_last(tmp_path: Path) -> None:
    public, former = tmp_path / "public", tmp_path / "public.former"
    published(public, same="same", often="1", once="1", gone="1")
    first = inode(public, "same")
    published(public, same="same", often="2", once="2", gone="1", new="2")
    assert contents(former).keys() - {MARKER} == {
        f"pages/{name}/index.html" for name in ("same", "often", "once", "gone")
    }
    folder = (former / "pages/same").stat().st_ino
    published(public, same="same", often="3", once="2", new="2")
    assert {path: text.decode() for path, text in contents(public).items() if path != MARKER} == {
        "pages/same/index.html": "same",
        "pages/often/index.html": "3",
        "pages/once/index.html": "2",
        "pages/new/index.html": "2",
    }
    assert not (public / "pages/gone").exists()
    assert (inode(public, "same"), (public / "pages/same").stat().st_ino) == (first, folder)
    # What others read meanwhile is never written into.
    assert (former / "pages/often/index.html").read_text() == "2"
    assert inode(former, "once") == inode(public, "once")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["public", "public.former"]


@pytest.mark.usefixtures("kept")
def test_what_others_put_into_the_folder_never_comes_back(tmp_path: Path) -> None:
    public = tmp_path / "public"
    published(public, one="1")
    (public / "CNAME").write_text("annuaire.example")
    (public / "mine/deep").mkdir(parents=True)
    (public / "pages/one/notes.txt").write_text("mine")
    published(public, one="2")
    published(public, one="3")
    assert (public / "CNAME").read_text() == "annuaire.example"
    assert (public / "mine/deep").is_dir()
    (public / "CNAME").unlink()
    (public / "mine/deep").rmdir()
    (public / "mine").rmdir()
    (public / "pages/one/notes.txt").write_text("other")
    for text in "456":
        published(public, one=text)
        assert set(contents(public)) == {MARKER, "pages/one/index.html", "pages/one/notes.txt"}
        assert (public / "pages/one/notes.txt").read_text() == "other"
        assert not (public / "mine").exists()


# An edition after another, without end: each of twenty pages tells its number.
PUBLISHING = """
import itertools, sys
from pathlib import Path
from tests.loaded import Loaded
from vigie import spare
from vigie.publishing import replaced
spare.WORTHWHILE = int(sys.argv[3])
for number in itertools.count(int(sys.argv[2])):
    with replaced(Path(sys.argv[1])) as edition:
        for page in range(20):
            edition.write(f"pages/{page}.html", f"{number}")
    print(number, flush=True)
"""


@pytest.mark.parametrize("worthwhile", [1, spare.WORTHWHILE])
def test_killed_at_any_moment_the_old_or_the_new_site_stands(tmp_path: Path, loaded: Loaded, worthwhile: int) -> None:
    public = tmp_path / "public"
    last = 0
    for turn in range(8):
        arguments = [str(public), str(last + 1), str(worthwhile)]
        with loaded.begun(arguments, tmp_path, code=PUBLISHING) as process:
            while "\n" not in process.printed:
                assert process.poll() is None, process.said
            assert int(process.printed.splitlines()[0]) == last + 1
            # Somewhere on the way through the editions that follow.
            for _ in range(turn * 150):
                assert (public / "pages/0.html").exists(), "at no moment is there nothing"
            process.send_signal(signal.SIGKILL)
        told = {path.read_text() for path in (public / "pages").iterdir()}
        assert len(list((public / "pages").iterdir())) == 20
        assert len(told) == 1
        last = int(told.pop())
    with replaced(public) as edition:
        edition.write("index.html", "whole again")
    assert [path.name for path in tmp_path.iterdir()] == ["public"]
    assert set(contents(public)) == {MARKER, "index.html"}
