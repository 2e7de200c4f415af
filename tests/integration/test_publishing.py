"""The output folder: replaced as a whole, or not at all."""

from pathlib import Path
from typing import Any

import pytest

from catalog.edition import MARKER
from catalog.errors import VigieError
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
    assert not list(desk.folder.glob("public.*"))


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
