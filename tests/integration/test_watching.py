"""What a maintainer wants to hear of a resource, on the command line."""

import sys
from typing import Any

import pytest

pytestmark = pytest.mark.each_database

TEXT = "".join(
    f"<p>{each}</p>"
    for each in (
        "Le réseau rassemble les associations du territoire qui mutualisent leurs emplois.",
        "Chaque année il publie une étude sur les formes de coopération.",
    )
)


def page(*diary: str) -> str:
    dates = "".join(f"<p>{each}</p>" for each in diary)
    return f"<title>Page guide</title><main><h1>Page guide</h1>{TEXT}<div id='agenda'>{dates}</div></main>"


@pytest.fixture
def guide(desk: Any, site: Any) -> Any:
    """A page of which an update was told."""
    site.pages = {"/guide": page("Prochaine rencontre à Lyon")}
    desk.catalogue("/guide")
    desk.vigie("crawl", "--all", now="2026-11-01T08:00:00Z")
    site.pages["/guide"] = page("Prochaine rencontre à Lyon", "Et une autre à Grenoble en mars")
    for day in (2, 3):
        desk.vigie("crawl", "--all", now=f"2026-11-0{day}T08:00:00Z")
    return desk


def test_an_update_is_shown_and_published_with_what_has_changed(guide: Any) -> None:
    said = "1 paragraphe ajouté\u00a0: «\u00a0Et une autre à Grenoble en mars\u00a0»"
    assert f"3 novembre 2026  {said}" in guide.vigie("show", "page-guide").stdout
    (record,) = guide.json("show", "page-guide")["updates"]
    assert (record["at"], record["facts"]["added"], record["said"]) == ("2026-11-03T08:00:00Z", 1, said)
    guide.vigie("publish")
    public = guide.folder / "public"
    for path in ("ressources/page-guide/index.html", "rss.xml", "nouvelles/index.html"):
        assert "Et une autre à Grenoble en mars" in (public / path).read_text(encoding="utf-8"), path


def test_the_pages_of_a_document_are_shown(guide: Any) -> None:
    assert "12 pages" not in guide.vigie("show", "page-guide").stdout
    guide.sql("""UPDATE editions SET content = '{"pages": 12}'""")
    assert "  12 pages" in guide.vigie("show", "page-guide").stdout


def test_a_dismissed_update_has_no_like_until_that_is_taken_back(guide: Any, site: Any) -> None:
    assert "aux mêmes endroits" in guide.vigie("dismiss", "page-guide").stderr
    assert guide.json("journal")[0]["action"] == "dismissed"

    def told_after(meeting: str, *days: int) -> int:
        site.pages["/guide"] = page(meeting)
        for day in days:
            guide.vigie("crawl", "--all", now=f"2026-11-{day:02}T08:00:00Z")
        return len(guide.json("show", "page-guide")["updates"])

    assert told_after("La rencontre de juin est annulée", 4, 5) == 1
    guide.vigie("undo")
    assert told_after("La rencontre de septembre aura lieu", 6, 7) == 2


def test_who_dismisses_most_of_a_page_is_told_so(guide: Any, site: Any) -> None:
    assert "presque rien" not in guide.vigie("dismiss", "page-guide").stderr, "the diary is a small part of it"
    guide.vigie("undo")
    site.pages["/guide"] = site.pages["/guide"].replace("une étude", "une grande enquête de terrain")
    for day in (4, 5):
        guide.vigie("crawl", "--all", now=f"2026-11-0{day}T08:00:00Z")
    said = guide.vigie("dismiss", "page-guide").stderr.replace("\u00a0", " ")
    share = int(said.partition(" % de ce que dit cette page")[0].rpartition(" ")[2])
    assert 50 <= share < 100
    assert "--watch-only" in said


def test_what_is_watched_is_said_and_taken_back(guide: Any, site: Any) -> None:
    before = guide.sql("SELECT watch, watch_only FROM resources")
    assert "watch" in guide.vigie("edit", "page-guide", "--watch", "title", "--watch-only", "#agenda").stdout
    assert [tuple(row) for row in guide.sql("SELECT watch, watch_only FROM resources")] == [("title", "#agenda")]
    guide.vigie("undo")
    assert guide.sql("SELECT watch, watch_only FROM resources") == before
    assert "nothing" in guide.vigie("edit", "page-guide", "--watch", "all", code=2).stderr
    for selector in ("#[", "p::text", "x|p"):
        assert "CSS" in guide.vigie("edit", "page-guide", "--watch-only", selector, code=2).stderr, selector


def test_a_fault_from_before_bars_no_change_of_something_else(desk: Any) -> None:
    desk.catalogue("/guide")
    desk.sql("UPDATE resources SET watch_only = 'p::text', date = 'hier'")
    told = desk.vigie("edit", "page-guide", "--title", "Guide")
    assert "(title)" in told.stdout
    for fault in ("« p::text » n’est pas un sélecteur CSS", "« hier » n’est pas une date"):
        assert f"Laissé tel quel : {fault}" in told.stderr.replace("\u00a0", " ")
    assert [tuple(row) for row in desk.sql("SELECT title, watch_only, date FROM resources")] == [
        ("Guide", "p::text", "hier")
    ]
    assert "« #[ »" in desk.vigie("edit", "page-guide", "--watch-only", "#[", code=2).stderr.replace("\u00a0", " ")
    doctor = desk.vigie("doctor", code=1).stdout
    assert "page-guide" in next(line for line in doctor.splitlines() if "--watch-only" in line)
    mended = desk.vigie("edit", "page-guide", "--watch-only", "#agenda")
    assert "sélecteur" not in mended.stderr
    assert "--watch-only" not in desk.vigie("doctor", code=1).stdout


def test_a_fault_from_before_bars_no_change_in_the_editor(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def typing(old: str, new: str, code: int = 0) -> str:
        program = f"import sys; p = sys.argv[1]; t = open(p).read().replace({old!r}, {new!r}); open(p, 'w').write(t)"
        (desk.folder / "editor.py").write_text(program, encoding="utf-8")
        monkeypatch.setenv("EDITOR", f"{sys.executable} {desk.folder / 'editor.py'}")
        done = desk.vigie("edit", "page-guide", code=code)
        return str(done.stdout + done.stderr).replace("\u00a0", " ")

    desk.catalogue("/guide")
    desk.sql("UPDATE resources SET watch_only = 'p::text', date = 'hier', language = 'français'")
    told = typing("Page guide", "Guide")
    assert "(title)" in told
    for fault in ("« p::text » n’est pas un sélecteur CSS", "« hier » n’est pas une date", "« français »"):
        assert f"Laissé tel quel : {fault}" in told
    row = [("Guide", "p::text", "hier")]
    assert [tuple(each) for each in desk.sql("SELECT title, watch_only, date FROM resources")] == row
    assert "p::code" in typing("p::text", "p::code", code=2)
    assert "demain" in typing("hier", "demain", code=2)
    assert [tuple(each) for each in desk.sql("SELECT title, watch_only, date FROM resources")] == row
    assert "sélecteur" not in typing("p::text", "#agenda")


@pytest.mark.parametrize("format_name", ["csv", "json"])
def test_what_is_watched_travels_and_stands_against_the_file_it_came_from(desk: Any, format_name: str) -> None:
    desk.catalogue("/guide")
    desk.vigie("edit", "page-guide", "--watch", "title", "--watch-only", "#agenda")
    (desk.folder / f"copy.{format_name}").write_text(desk.vigie("export", format_name).stdout, encoding="utf-8")
    desk.vigie("remove", "page-guide", "--for-good")
    desk.vigie("import", f"copy.{format_name}")
    watched = "SELECT watch, watch_only FROM resources"
    assert [tuple(row) for row in desk.sql(watched)] == [("title", "#agenda")]
    desk.vigie("edit", "page-guide", "--watch", "nothing", "--watch-only", "")
    told = desk.vigie("import", f"copy.{format_name}").stdout
    assert "gardé tel que vous l’avez écrit (watch, watch_only)" in told
    assert [tuple(row) for row in desk.sql(watched)] == [("nothing", None)]


def test_without_an_update_there_is_nothing_to_dismiss(desk: Any) -> None:
    desk.catalogue("/guide")
    assert "rien à écarter" in desk.vigie("dismiss", "page-guide", code=2).stderr


def test_what_pages_say_is_proposed_for_empty_fields_alone(desk: Any, site: Any) -> None:
    """What a person emptied is to stay empty."""
    site.pages = {
        "/guide": "<html lang='fr'><title>Page guide</title><meta name='author' content='RNMA'>"
        "<meta name='description' content='Trente fiches pour coopérer.'>"
        f"<meta property='article:published_time' content='2024-02-05T10:00:00Z'><main>{TEXT}</main></html>"
    }
    desk.catalogue("/guide")
    desk.vigie("edit", "page-guide", "--summary", "Un guide.", "--language", "")
    desk.vigie("crawl", "--all", now="2026-11-01T08:00:00Z")
    before = desk.vigie("export", "json").stdout
    proposed = {each["field"]: each["value"] for each in desk.json("fill")}
    assert proposed == {"date": "2024-02-05", "author": "RNMA"}
    assert desk.vigie("export", "json").stdout == before

    assert "2024-02-05" in desk.vigie("fill", "page-guide", "--only", "date").stdout
    assert [each["field"] for each in desk.json("fill")] == ["author"]
    desk.vigie("fill", "page-guide")
    shown = desk.json("show", "page-guide")
    assert (shown["date"], shown["summary"], shown["language"]) == ("2024-02-05", "Un guide.", None)
    assert shown["contributions"] == [{"name": "RNMA", "role": "author"}]
    assert "déjà connu" in desk.vigie("fill", "page-guide").stderr
    desk.vigie("undo")
    desk.vigie("undo")
    assert desk.vigie("export", "json").stdout == before
