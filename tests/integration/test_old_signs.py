"""What earlier versions kept of PDFs with broken tables of signs, the character zero included, bars no publishing."""

import json
from typing import Any

import pytest

pytestmark = pytest.mark.each_database

# Characters that JSON holds and PostgreSQL makes no text of: the character zero, half a character.
BROKEN = 'l\x00étude, "pages": 99, "unstable": "still" \ud800'


def stored(content: dict[str, Any]) -> str:
    return json.dumps(content).replace("'", "''")


@pytest.fixture
def old(desk: Any) -> Any:
    """A catalogue as it was left: an edition and an event with such characters."""
    desk.site.pages = {"/guide.pdf": "<title>Guide</title><p>Un texte."}
    desk.catalogue("/guide.pdf")
    desk.vigie("crawl", now="2026-11-22T08:00:00Z")
    edition = stored({"title": "Guide", "paragraphs": [["a" * 16, "b" * 12, BROKEN]], "pages": 12})
    desk.sql("UPDATE links SET content_type = 'application/pdf'")
    desk.sql(f"UPDATE editions SET content = '{edition}'")  # noqa: S608 (words of ours)
    facts = stored({"added": 1, "extract": BROKEN, "places": "b" * 12, "reason": "blocked", "url": desk.site.url})
    for number, kind in enumerate(("updated", "unverifiable")):
        desk.sql(
            "INSERT INTO events (uuid, at, kind, resource_id, link_id, facts) "  # noqa: S608
            f"SELECT '00000000-0000-4000-8000-00000000000{number}', '2026-11-21 08:00:00', '{kind}', "
            f"(SELECT id FROM resources), (SELECT id FROM links), '{facts}'"
        )
    return desk


def test_they_bar_no_publishing(old: Any) -> None:
    old.vigie("publish", now="2026-11-23T08:00:00Z")
    page = (old.folder / "public" / "ressources" / "page-guide-pdf" / "index.html").read_text(encoding="utf-8")
    assert "12 pages" in page.replace("\u00a0", " ")
    assert "étude" in page
    assert "\x00" not in page
    for feed in ("rss.xml", "sante/rss.xml"):
        assert "page-guide-pdf" in (old.folder / "public" / feed).read_text(encoding="utf-8")


def test_they_bar_no_showing_and_no_next_update(old: Any) -> None:
    assert "12 pages" in old.vigie("show", "page-guide-pdf").stdout.replace("\u00a0", " ")
    old.site.pages["/guide.pdf"] = "<title>Guide</title><p>Un tout autre texte, bien plus long que celui d’avant."
    for day in (24, 25):
        old.vigie("crawl", "--all", now=f"2026-11-{day}T08:00:00Z")
    old.vigie("publish", now="2026-11-26T08:00:00Z")
    newest, _former = old.json("show", "page-guide-pdf")["updates"]
    assert "autre texte" in newest["facts"]["extract"]
    assert "\x00" not in str(newest)
