"""Every feed of a directory by the rules of its format.

The W3C validator is in no registry of packages, so its rules are held here: the schema of RFC 4287 and what the
validator warns of beyond it, the RSS 2.0 specification with the Best Practices Profile, a schema of JSON Feed 1.1.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from sqlalchemy.orm import Session

from catalog.crew import Crew
from catalog.database import open_database
from catalog.directory import Directory
from catalog.edition import Edition
from catalog.events import new_event
from catalog.kinds import Kind
from catalog.models import Contribution, Link, Organisation, Resource, Theme, Use
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, State
from feeds.organisation_news import News
from feeds.publish import write_feeds

DATA = Path(__file__).parent.parent / "data" / "feeds"
ATOM, DC = "{http://www.w3.org/2005/Atom}", "{http://purl.org/dc/elements/1.1/}"
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
# What people and other programs put into titles.
TITLES = (
    "L'accès à l'eau : pourquoi ?",
    "A & B < C > D",
    "\x00\x08 un \ud800\ufffe\uffff deux \x85",
    "👩‍👩‍👧 شكرا ‮ שלום",
    "]]> fin",
    "un\r\ndeux\u2028trois",
    "l\x92eau \x81 des \ufffd",
    " ",
    "Les <b class='x'>bonnes</b> pratiques<br>",
    "Les &amp;lt;b&amp;gt; doubles",
    "&lt;i&gt;L&#39;&eacute;tude&lt;/i&gt; &amp;amp; co &a1; AT&T",
    "La balise <b>",
)
ADDRESSES = ("https://exémple.example/é à?q=«a»&b=1", "https://b.example/a.pdf", "http://[bad/", "javascript:alert(1)")
KINDS: tuple[tuple[EventKind, dict[str, Any]], ...] = (
    (EventKind.ADDED, {}),
    (EventKind.UPDATED, {}),
    (EventKind.SUSPECTED, {"reason": "timeout"}),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feeds")
    engine = open_database("sqlite://")
    directory = Directory(base_url="https://repertoire.example/sous", title="Coopérer : l'<i>annuaire</i> &amp;amp; co")
    with Session(engine) as session:
        _fill(session)
        public = folder / "public"
        public.mkdir()
        news = [News(f"00000000-0000-4000-8000-{n:012}", t, t, a, f"{t}\n\n<{t}>", NOW)
                for n, (t, a) in enumerate(zip(TITLES, ADDRESSES * 3, strict=False))]  # fmt: skip
        with Edition(public) as edition:
            write_feeds(Crew(session), directory, edition, "https://hub.example/", news)
    engine.dispose()
    return public


def _fill(session: Session) -> None:
    theme = Theme(slug="eau", name="L'eau &amp; <i>l'air</i>", position=0)
    maker = Organisation(slug="orse", name="<b>ORSE</b> &lt;France&gt;")
    for number in range(70):
        title = TITLES[number % len(TITLES)]
        # What cannot be stored cannot be told: a database refuses half a character.
        title = title.encode("utf-8", "ignore").decode() if number % 2 else title.replace("\ud800", "")
        resource = Resource(
            slug=f"guide-{number}", title=title, kind=Kind.GUIDE, position=number, source="x", added_at=NOW,
            summary=title, themes=[theme],
            contributions=[Contribution(organisation=maker, role=ContributorRole.AUTHOR, position=0)],
        )  # fmt: skip
        link = Link(url=f"{ADDRESSES[number % 4]}#{number}", short=False, state=State.ALIVE)
        session.add(Use(resource=resource, link=link, role=LinkRole.DOCUMENT, position=0))
        for kind, facts in KINDS:
            new_event(session, kind, NOW, resource, link, facts)
    session.commit()


def documents(folder: Path, pattern: str) -> Iterator[Path]:
    found = sorted(folder.rglob(pattern))
    assert any("archives" in path.parts for path in found)
    assert {path.parent.name for path in found} >= {"public", "sante", "actualites", "eau", "orse", "archives"}
    return iter(found)


def test_atom_is_valid(folder: Path) -> None:
    schema = etree.RelaxNG(etree.parse(DATA / "atom.rng"))
    for path in documents(folder, "atom*.xml"):
        feed = etree.parse(path).getroot()
        schema.assertValid(feed)
        assert not schema.validate(etree.Element(f"{ATOM}feed")), "the schema knows what is missing"
        assert feed.find(f"{ATOM}author/{ATOM}name").text
        assert len(feed.findall(f"{ATOM}link[@rel='self']")) == 1
        for tag in ("title", "subtitle", "name"):
            _holds_no_html(feed.iter(f"{ATOM}{tag}"))
        _holds_no_html(category.get("term") for category in feed.iter(f"{ATOM}category"))
        entries = feed.findall(f"{ATOM}entry")
        assert 0 < len(entries) <= 50
        for tag in ("id", "updated"):
            values = [entry.findtext(f"{ATOM}{tag}") for entry in entries]
            assert len(set(values)) == len(values), "the validator warns of two alike"
        for entry in entries:
            assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1
            assert (entry.findtext(f"{ATOM}title") or "").strip()
            _is_sound_html(entry.findtext(f"{ATOM}content") or "")
        _addresses_are_uris([link.get("href") for link in feed.iter(f"{ATOM}link")])


def test_rss_is_valid(folder: Path) -> None:
    for path in documents(folder, "rss*.xml"):
        root = etree.parse(path).getroot()
        assert (root.tag, root.get("version")) == ("rss", "2.0")
        (channel,) = root
        tags = [child.tag for child in channel]
        assert tags == sorted(tags, key=lambda tag: tag == "item"), "what is said of the channel comes before its items"
        for tag in ("title", "category", f"{DC}creator"):
            _holds_no_html(root.iter(tag))
        _holds_no_html([channel.find("description")])
        for tag in ("title", "link", "description", "language", "lastBuildDate"):
            assert tags.count(tag) == 1
            assert channel.findtext(tag)
        assert len(channel.findall(f"{ATOM}link[@rel='self']")) == 1
        parsedate_to_datetime(channel.findtext("lastBuildDate"))
        items = channel.findall("item")
        assert 0 < len(items) <= 50
        guids = [item.find("guid") for item in items]
        assert {guid.get("isPermaLink") for guid in guids} == {"false"}
        assert len({guid.text for guid in guids}) == len(items)
        for item in items:
            _is_sound_item(item)
        _addresses_are_uris([link.text for link in root.iter("link")])
        _addresses_are_uris([link.get("href") for link in root.iter(f"{ATOM}link")])


def _holds_no_html(places: Iterable[Any]) -> None:
    """The validator's ContainsHTML and ContainsUndeclaredHTML, in their strictest form."""
    for place in places:
        text = place if isinstance(place, str) else place.text
        assert not re.search(r"</\w+>|&#?\w+;", text), text


def _is_sound_item(item: etree._Element) -> None:
    tags = [child.tag for child in item]
    for tag in ("title", "link", "description", "guid", "pubDate"):
        assert tags.count(tag) == 1
        assert (item.findtext(tag) or "").strip()
    assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo is not None
    assert "author" not in tags, "it would have to be a mail address"
    assert all((creator.text or "").strip() for creator in item.findall(f"{DC}creator"))
    assert all((category.text or "").strip() for category in item.findall("category"))
    assert tags.count("enclosure") <= 1
    for enclosure in item.findall("enclosure"):
        assert set(enclosure.attrib) == {"url", "length", "type"}
        assert int(enclosure.get("length")) >= 0
        assert re.fullmatch(r"[\w.+-]+/[\w.+-]+", enclosure.get("type"))
        _addresses_are_uris([enclosure.get("url")])
    _is_sound_html(item.findtext("description"))


def test_no_sign_is_of_windows_or_has_got_lost(folder: Path) -> None:
    """The validator's BadCharacters: what XML allows, and nobody can have meant."""
    for path in [*documents(folder, "atom*.xml"), *documents(folder, "rss*.xml"), *documents(folder, "feed*.json")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search("[\x80-\x9f\ufffd]|&#x[89][0-9a-f];|\\\\u00[89]|\\\\ufffd", text, re.IGNORECASE), path
    assert "l’eau des\u202f?" in (folder / "feed.json").read_text(encoding="utf-8")


def test_titles_are_what_was_meant(folder: Path) -> None:
    titles = {item["title"] for item in json.loads((folder / "feed.json").read_text(encoding="utf-8"))["items"]}
    assert {
        "Nouveau\u00a0: Les bonnes pratiques",
        "Nouveau\u00a0: Les <b> doubles",
        "Nouveau\u00a0: L’étude & co &a1 AT&T",
        "Nouveau\u00a0: La balise <b>",
    } <= titles


def test_json_feed_is_valid(folder: Path) -> None:
    schema = Draft202012Validator(json.loads((DATA / "jsonfeed-1.1.schema.json").read_text(encoding="utf-8")))
    for path in documents(folder, "feed*.json"):
        document = json.loads(path.read_bytes())
        schema.validate(document)
        assert document.get("next_url") != document["feed_url"]


class _Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"p", "a"}
        self.open.append(tag)
        _addresses_are_uris([value for name, value in attrs if name == "href"])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _is_sound_html(text: str) -> None:
    """Only paragraphs and absolute links, each closed."""
    reader = _Balanced()
    reader.feed(text)
    reader.close()
    assert text
    assert reader.open == []


def _addresses_are_uris(addresses: list[str | None]) -> None:
    for address in addresses:
        assert address
        assert re.fullmatch(r"https?://(?:[!#-;=?-\[\]_a-z~]|%[0-9A-Fa-f]{2})+", address), address
