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


def test_a_corrected_title_follows_and_the_entry_is_told_once(network: Any) -> None:
    public = network.folder / "public"
    network.vigie("crawl", now=NOW.isoformat())
    network.vigie("publish", now=NOW.isoformat())
    feeds = [f"actualites/{name}" for name in ("rss.xml", "atom.xml")]
    before = {path: feedparser.parse((public / path).read_bytes()).entries for path in feeds}
    network.site.pages["/fil"] = network.site.pages["/fil"].replace("Une rencontre à Lyon", "Une rencontre à Grenoble")
    network.vigie("crawl", now=LATER)
    network.vigie("publish", now=LATER)
    title = "Une rencontre à Grenoble"
    for path in ("actualites/index.html", "organismes/le-reseau/index.html", "index.html", "actualites/feed.json"):
        text = (public / path).read_text("utf-8")
        assert (title in text, "à Lyon" in text) == (True, False), path
    for path in feeds:
        after = feedparser.parse((public / path).read_bytes()).entries
        assert [each.title for each in after] == [f"Le Réseau\u00a0: {title}", "Le Réseau\u00a0: Un appel"]
        assert [(each.id, each.published) for each in after] == [(each.id, each.published) for each in before[path]]
    shown = network.vigie("show", "le-reseau").stdout
    assert "Ce que son site a dit en dernier\u00a0:\n  24 novembre 2026  Une rencontre à Grenoble (" in shown
    news = network.json("show", "le-reseau")["news"]
    assert [(each["title"], each["at"]) for each in news] == [
        (title, "2026-11-24T08:00:00Z"),
        ("Un appel", "2026-11-23T08:00:00Z"),
    ]


def test_they_can_be_switched_off(network: Any) -> None:
    network.configure(crawler="news = false")
    assert "actualité" not in network.vigie("crawl", now=NOW.isoformat()).stderr
    assert network.site.asked["/fil"] == 0
    network.vigie("publish", now=NOW.isoformat())
    assert not (network.folder / "public/actualites").exists()
