"""RSS, Atom and JSON Feed say the same entries, whatever the texts hold: each of feedgen's traps is met."""

import calendar
import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from html import escape
from html.entities import name2codepoint
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeds.enclosure import Enclosure
from feeds.entries import NEVER, Channel, Entry, newest
from feeds.formats import FORMATS
from feeds.opml import opml
from feeds.plain import one_line, plain, unmarked

ATOM = "{http://www.w3.org/2005/Atom}"
SHAPED = (
    "\x00\x08",
    "\ud800",
    "\ufffe",
    "👩‍👩‍👧",
    "שלום ‮abc",
    "a & b",
    "<b>gras</b>",
    "]]>",
    "&amp;",
    "\r\n",
    "l’été",
    " ",
)
signs = st.characters(codec=None)
texts = st.lists(st.sampled_from(SHAPED) | st.text(signs, max_size=8), min_size=1, max_size=6).map("".join)


def is_repaired(text: str) -> bool:
    """Latin-1 text that happens to be valid UTF-8 ("Ã©") is UTF-8 encoded twice to feedparser, which repairs it."""
    try:
        return text.encode("latin-1").decode() != text
    except UnicodeError:
        return False


@dataclass(frozen=True, slots=True)
class Told(Channel):
    entries: tuple[Entry, ...] = ()

    def document(self, name: str) -> str:
        made = FORMATS[name]
        moment = newest(entry.updated for entry in self.entries)
        return made.document(self, [made.item(entry) for entry in self.entries], moment)


def rss(told: Told) -> bytes:
    return told.document("rss.xml").encode()


def atom(told: Told) -> bytes:
    return told.document("atom.xml").encode()


def json_feed(told: Told) -> bytes:
    return told.document("feed.json").encode()


titles = texts.map(one_line).filter(lambda text: text and not is_repaired(text))
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
addresses = st.sampled_from(
    ("https://example.org/", "https://example.org/?a=1&b=«é»", "http://xn--bcher-kva.example/a%20b")
)
entries = st.builds(
    Entry,
    id=st.uuids().map(lambda uuid: f"urn:uuid:{uuid}"),
    title=titles,
    summary=titles,
    content=titles.map(lambda text: f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>"),
    link=addresses,
    via=st.none() | addresses,
    published=moments,
    updated=moments,
    categories=st.lists(titles, max_size=3, unique=True).map(tuple),
)
channels = st.builds(
    Told,
    title=titles,
    description=titles,
    page=st.just("https://example.org/"),
    address=st.just("https://example.org/rss.xml"),
    language=st.sampled_from(("fr", "en")),
    author=titles,
    entries=st.lists(entries, max_size=4, unique_by=lambda entry: entry.id).map(tuple),
)
ENTRY = Entry(
    id=UUID(int=1).urn,
    title="Nouveau : <Associations> & entreprises",
    summary="Une phrase.",
    content="<p>Une <b>phrase</b>.</p>",
    link="https://example.org/ressources/un/",
    via="https://ailleurs.example/un.pdf",
    published=datetime(2026, 11, 1, 8, tzinfo=UTC),
    updated=datetime(2026, 11, 2, 8, tzinfo=UTC),
    categories=("Coopération", "Guide"),
    authors=("ORSE", "Le RAMEAU"),
    enclosure=Enclosure("https://ailleurs.example/un.pdf", "application/pdf", 0),
)
LATER = replace(ENTRY, id=UUID(int=2).urn, updated=ENTRY.updated + timedelta(days=1))
CHANNEL = Told(
    "Ressources", "Ce qui est neuf", "https://example.org/", "https://example.org/atom.xml", "fr", "Une association",
    entries=(LATER, ENTRY),
)  # fmt: skip


def parsed(document: bytes) -> Any:
    found = feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo
    return found


def when(parts: Any) -> datetime:
    return datetime.fromtimestamp(calendar.timegm(parts), UTC)


def of_rel(item: Any, rel: str) -> list[str]:
    return [link.href for link in item.links if link.rel == rel]


def taken_for_html(text: str) -> bool:
    """feedparser, as many readers do, takes RSS titles that look like HTML for HTML."""
    return "<" in text or "&" in text


@given(channels)
def test_atom_is_read_back(channel: Told) -> None:
    found = parsed(atom(channel))
    assert (found.feed.title, found.feed.author, found.feed.language) == (
        channel.title, channel.author, channel.language
    )  # fmt: skip
    for item, entry in zip(found.entries, channel.entries, strict=True):
        assert item.title == entry.title
        assert item.content[0].value == entry.content
        assert [tag.term for tag in item.get("tags", [])] == list(entry.categories)
        assert (item.id, item.link, of_rel(item, "via")) == (entry.id, entry.link, [entry.via] if entry.via else [])
        assert (when(item.published_parsed), when(item.updated_parsed)) == (entry.published, entry.updated)


@given(channels)
def test_rss_is_read_back(channel: Told) -> None:
    found = parsed(rss(channel))
    for item, entry in zip(found.entries, channel.entries, strict=True):
        if not taken_for_html(entry.title):
            assert item.title == entry.title
        assert (item.id, item.link, of_rel(item, "via")) == (entry.id, entry.link, [entry.via] if entry.via else [])
        assert when(item.published_parsed) == entry.published
    exact = ElementTree.fromstring(rss(channel)).findall("channel/item")  # noqa: S314 (our own document)
    for element, entry in zip(exact, channel.entries, strict=True):
        assert element.findtext("title") == entry.title
        assert element.findtext("description") == entry.content
        assert [category.text for category in element.findall("category")] == list(entry.categories)


@given(entries, st.builds(Enclosure, addresses, st.just('text/x; a="b"'), st.integers(0, 9)))
def test_entries_are_written_as_libxml2_writes_the_rest_of_the_document(entry: Entry, enclosure: Enclosure) -> None:
    told = replace(entry, authors=entry.categories, enclosure=enclosure)
    written = FORMATS["atom.xml"].item(told)
    assert etree.tostring(etree.fromstring(written), encoding="unicode") == written.strip()
    item = FORMATS["rss.xml"].item(told).strip()
    names = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"'
    read = etree.tostring(etree.fromstring(f"<rss {names}>{item}</rss>"), encoding="unicode")
    # Titles alone are written otherwise, on purpose.
    plainly = re.sub(r"&#x(26|3C|3E);", lambda sign: escape(chr(int(sign[1], 16)), quote=False), item)
    assert read == f"<rss {names}>{plainly}</rss>"


@given(channels)
def test_json_is_read_back(channel: Told) -> None:
    document = json.loads(json_feed(channel))
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    for item, entry in zip(document["items"], channel.entries, strict=True):
        assert (item["id"], item["title"], item["url"], item.get("external_url"), item["content_html"]) == (
            entry.id, entry.title, entry.link, entry.via, entry.content
        )  # fmt: skip
        assert datetime.fromisoformat(item["date_modified"]) == entry.updated


@given(texts)
def test_plain_text_loses_what_xml_forbids_and_nothing_else(text: str) -> None:
    forbidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
    mistaken = re.compile("[\x80-\x9f\ufffd]")
    assert plain(mistaken.sub("", text)) == forbidden.sub("", mistaken.sub("", text))
    assert not mistaken.search(plain(text))


def test_signs_under_a_wrong_name_are_what_they_were_meant_to_be() -> None:
    assert plain("\x93l\x92\x9cuvre\x94 \x80\x81 \ufffd") == "“l’œuvre” € ?"
    assert one_line("l\ufffdeau") == "l?eau"


@given(texts)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line


def test_emoji_and_no_break_spaces_stay() -> None:
    assert one_line(" 👩‍👩‍👧\n«\u00a0a\u00a0»\u202f! \x00 ") == "👩‍👩‍👧 «\u00a0a\u00a0»\u202f!"


def test_atom_entry_links_keep_relation_and_type() -> None:
    entry = ElementTree.fromstring(atom(CHANNEL)).find(f"{ATOM}entry")  # noqa: S314
    assert entry is not None
    assert [link.attrib for link in entry.findall(f"{ATOM}link")] == [
        {"href": ENTRY.link, "rel": "alternate", "type": "text/html"},
        {"href": ENTRY.via, "rel": "enclosure", "type": "application/pdf"},
        {"href": ENTRY.via, "rel": "via"},
    ]


def test_atom_content_is_typed() -> None:
    assert b'<content type="html">' in atom(CHANNEL)


def test_the_rss_channel_leads_to_the_page_and_to_itself() -> None:
    channel = ElementTree.fromstring(rss(CHANNEL)).find("channel")  # noqa: S314
    assert channel is not None
    assert channel.findtext("link") == CHANNEL.page
    assert [link.attrib for link in channel.findall(f"{ATOM}link")] == [{"href": CHANNEL.address, "rel": "self"}]
    assert channel.findtext("language") == "fr"


def test_the_rss_guid_is_no_address() -> None:
    guid = ElementTree.fromstring(rss(CHANNEL)).find("channel/item/guid")  # noqa: S314
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == (LATER.id, "false")


def test_rss_titles_tempt_nobody_to_read_them_as_html() -> None:
    assert b"<title>Nouveau : &#x3C;Associations&#x3E; &#x26; entreprises</title>" in rss(CHANNEL)


def test_a_feed_is_as_old_as_its_newest_entry() -> None:
    assert when(parsed(atom(CHANNEL)).feed.updated_parsed) == LATER.updated
    assert when(parsed(rss(CHANNEL)).feed.updated_parsed) == LATER.updated


@pytest.mark.parametrize("render", [rss, atom])
def test_an_empty_feed_is_never_new(render: Any) -> None:
    assert when(parsed(render(replace(CHANNEL, entries=()))).feed.updated_parsed) == NEVER


@pytest.mark.parametrize("render", [rss, atom])
def test_entries_keep_their_order(render: Any) -> None:
    assert [item.id for item in parsed(render(CHANNEL)).entries] == [LATER.id, ENTRY.id]


def test_the_author_is_named_in_every_format() -> None:
    assert parsed(rss(CHANNEL)).feed.author == "Une association"
    assert parsed(atom(CHANNEL)).feed.author == "Une association"
    assert json.loads(json_feed(CHANNEL))["authors"] == [{"name": "Une association"}]
    for render in (rss, atom):
        assert [author.name for author in parsed(render(CHANNEL)).entries[0].authors] == ["ORSE", "Le RAMEAU"]
    assert json.loads(json_feed(CHANNEL))["items"][0]["authors"] == [{"name": "ORSE"}, {"name": "Le RAMEAU"}]


def test_a_document_is_enclosed_in_every_format() -> None:
    for render in (rss, atom):
        (enclosure,) = parsed(render(CHANNEL)).entries[0].enclosures
        assert (enclosure.href, enclosure.type) == ("https://ailleurs.example/un.pdf", "application/pdf")
    assert json.loads(json_feed(CHANNEL))["items"][0]["attachments"] == [
        {"url": "https://ailleurs.example/un.pdf", "mime_type": "application/pdf"}
    ]


def test_the_ways_to_archives_and_hub_stand_in_every_format() -> None:
    there = "https://example.org/archives/"
    feed = replace(CHANNEL, hub="https://hub.example/", previous=f"{there}2")
    archive = replace(
        CHANNEL, address=f"{there}2", current=CHANNEL.address, previous=f"{there}1", following=f"{there}3"
    )
    for render in (rss, atom):
        assert {link.rel: link.href for link in parsed(render(feed)).feed.links if link.rel != "alternate"} == {
            "self": CHANNEL.address, "hub": "https://hub.example/", "prev-archive": f"{there}2"
        }  # fmt: skip
        assert {link.rel: link.href for link in parsed(render(archive)).feed.links if link.rel != "alternate"} == {
            "self": f"{there}2", "current": CHANNEL.address, "prev-archive": f"{there}1", "next-archive": f"{there}3"
        }  # fmt: skip
        history = "{http://purl.org/syndication/history/1.0}archive"
        assert ElementTree.fromstring(render(feed)).find(f".//{history}") is None  # noqa: S314
        assert ElementTree.fromstring(render(archive)).find(f".//{history}") is not None  # noqa: S314
    first, second = json.loads(json_feed(feed)), json.loads(json_feed(archive))
    assert (first["hubs"], first["next_url"]) == ([{"type": "WebSub", "url": "https://hub.example/"}], f"{there}2")
    assert (second["feed_url"], second["next_url"]) == (CHANNEL.address, f"{there}1")
    assert "next_url" not in json.loads(json_feed(CHANNEL))


def test_times_keep_their_zone() -> None:
    paris = replace(ENTRY, updated=ENTRY.updated.astimezone(timezone(timedelta(hours=1))))
    assert when(parsed(atom(replace(CHANNEL, entries=(paris,)))).entries[0].updated_parsed) == ENTRY.updated


@given(channels)
def test_the_same_channel_gives_the_same_bytes(channel: Told) -> None:
    for render in (rss, atom, json_feed):
        assert render(channel) == render(channel)


def test_the_list_of_feeds_is_grouped() -> None:
    part = replace(CHANNEL, title="Thème & co", address="https://example.org/themes/a/rss.xml")
    body = ElementTree.fromstring(opml("Tout", {"": [CHANNEL], "Thèmes": [part], "Vide": []})).find("body")  # noqa: S314
    assert body is not None
    assert [outline.get("text") for outline in body] == ["Ressources", "Thèmes"]
    assert body[1][0].attrib == {
        "type": "rss",
        "text": "Thème & co",
        "title": "Thème & co",
        "xmlUrl": part.address,
        "htmlUrl": part.page,
    }


@given(
    st.lists(st.sampled_from(["&", "amp;", "lt;", "gt;", "#38;", "#1;", "<", ">", "/", "b", " ", "eacute;", "\x00"]))
)
def test_no_title_is_marked_up_however_often_it_was_encoded(parts: list[str]) -> None:
    line = unmarked("".join(parts))
    assert not re.search(r"</\w+>", line)
    assert not any(name in name2codepoint or not name.isalpha() for name in re.findall(r"&(#?\w+);", line))
    assert unmarked(line) == line


def test_a_title_that_was_encoded_without_end_holds_nothing_in_the_end() -> None:
    title = "&lt;/b&gt;"
    for _ in range(20):
        title = title.replace("&", "&a<b></b>mp;")
    assert not re.search(r"</\w+>|&\w+;", unmarked(title))
