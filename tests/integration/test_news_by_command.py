"""The news of an organisation, from its feed to the published site, by the commands that a maintainer has."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import feedparser
import pytest

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
LATER = "2026-11-25T08:00:00Z"
HOME = "<html><head><link rel='alternate' type='application/rss+xml' href='/fil'></head><body>Le réseau</body></html>"


@pytest.fixture
def network(desk: Any) -> Any:
    """A working folder with one organisation in it, whose site tells two things."""
    items = ""
    for place, title in enumerate(("Une rencontre à Lyon", "Un appel")):
        date = format_datetime(NOW - timedelta(place))
        items += f"<item><title>{title}</title><link>/{place}</link><pubDate>{date}</pubDate></item>"
    desk.site.pages |= {"/": HOME, "/fil": f"<rss version='2.0'><channel>{items}</channel></rss>"}
    row = f"Le Réseau,{desk.site.url}/,organisation,Le Réseau"
    (desk.folder / "liens.csv").write_text(f"title,url,kind,publishers\n{row}\n", encoding="utf-8")
    desk.vigie("import", "liens.csv")
    return desk


def test_a_crawl_finds_them_and_publishing_shows_them(network: Any) -> None:
    assert "2 actualités d’organismes ont été trouvées." in network.vigie("crawl", now=NOW.isoformat()).stderr
    assert network.site.asked["/fil"] == 1
    network.vigie("publish", now=NOW.isoformat())
    public = network.folder / "public"
    assert "Une rencontre à Lyon" in (public / "actualites/index.html").read_text("utf-8")
    assert "Une rencontre à Lyon" in (public / "organismes/le-reseau/index.html").read_text("utf-8")
    feed = feedparser.parse((public / "actualites/rss.xml").read_bytes())
    assert [each.title for each in feed.entries] == [
        "Le Réseau\u00a0: Une rencontre à Lyon",
        "Le Réseau\u00a0: Un appel",
    ]
    assert "✓ Les actualités de 1 site sont suivies." in network.vigie("doctor", code=1).stdout
    again = network.vigie("crawl", now=LATER).stderr
    assert ("actualité" in again, network.site.asked["/fil"]) == (False, 2)


def test_they_can_be_switched_off(network: Any) -> None:
    network.configure(crawler="news = false")
    assert "actualité" not in network.vigie("crawl", now=NOW.isoformat()).stderr
    assert network.site.asked["/fil"] == 0
    network.vigie("publish", now=NOW.isoformat())
    assert not (network.folder / "public/actualites").exists()
