"""RSS 2.0 and Atom (RFC 4287): channels by feedgen 1.0, whose traps are all met here, and their entries, of which there
are too many for it, by themselves; archives by RFC 5005, hubs by WebSub.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from feedgen.feed import FeedGenerator
from lxml import etree

from feeds.entries import Channel, Entry

_ATOM, _DC = "http://www.w3.org/2005/Atom", "http://purl.org/dc/elements/1.1/"
_HISTORY = "http://purl.org/syndication/history/1.0"
# Items are made by themselves; the names they use are declared once, by the feed.
_DECLARED = f' xmlns:dc="{_DC}" xmlns:atom="{_ATOM}"'


def rss(channel: Channel, items: Iterable[str], updated: datetime) -> str:
    """An RSS 2.0 document."""
    head = _generator(channel, updated).rss_str(pretty=True).decode()
    return _filled(_TITLE.sub(_plainly, head), "  </channel>\n</rss>", items)


def atom(channel: Channel, entries: Iterable[str], updated: datetime) -> str:
    """An Atom document."""
    return _filled(_generator(channel, updated).atom_str(pretty=True).decode(), "</feed>", entries)


def _filled(head: str, end: str, items: Iterable[str]) -> str:
    before, found, after = head.rpartition(end)
    return "".join((before, *items, found, after))


def _generator(channel: Channel, updated: datetime) -> Any:
    feed = FeedGenerator()
    # feedgen drops authors without a mail address from RSS: Dublin Core takes them.
    feed.load_extension("dc", atom=False, rss=True)
    feed.register_extension("history", _History)
    feed.history.channel = channel
    feed.id(channel.id)
    feed.title(channel.title or channel.page)
    feed.description(channel.description or channel.title or channel.page)
    feed.language(channel.language)
    feed.generator("Vigie")
    feed.author(name=channel.author)
    feed.dc.dc_creator(channel.author)
    # The last link becomes the link of the RSS channel.
    feed.link(href=channel.address, rel="self")
    feed.link(href=channel.page, rel="alternate", type="text/html")
    # Otherwise now, and every build would differ.
    feed.updated(updated)
    return feed


def rss_item(entry: Entry) -> str:
    item = etree.Element("item", nsmap={"dc": _DC, "atom": _ATOM})
    _add(item, "title", entry.title or entry.link)
    _add(item, "link", entry.link)
    _add(item, "description", entry.content)
    _add(item, "guid", entry.id, isPermaLink="false")
    for category in entry.categories:
        _add(item, "category", category)
    _add(item, "pubDate", format_datetime(entry.published))
    for author in entry.authors:
        _add(item, f"{{{_DC}}}creator", author)
    if entry.enclosure:
        length = str(entry.enclosure.length)
        _add(item, "enclosure", url=entry.enclosure.url, length=length, type=entry.enclosure.type)
    if entry.via:
        _add(item, f"{{{_ATOM}}}link", rel="via", href=entry.via)
    text: str = etree.tostring(item, encoding="unicode")
    return _TITLE.sub(_plainly, text.replace(_DECLARED, "", 1)) + "\n"


def atom_entry(entry: Entry) -> str:
    made = etree.Element("entry")
    _add(made, "id", entry.id)
    _add(made, "title", entry.title or entry.link)
    _add(made, "updated", entry.updated.isoformat())
    for author in entry.authors:
        _add(_add(made, "author"), "name", author)
    # Content without its type would be shown with its tags by readers.
    _add(made, "content", entry.content, type="html")
    _add(made, "link", href=entry.link, rel="alternate", type="text/html")
    for category in entry.categories:
        _add(made, "category", term=category)
    _add(made, "published", entry.published.isoformat())
    if entry.enclosure:
        length = {"length": str(entry.enclosure.length)} if entry.enclosure.length else {}
        _add(made, "link", href=entry.enclosure.url, rel="enclosure", type=entry.enclosure.type, **length)
    if entry.via:
        _add(made, "link", rel="via", href=entry.via)
    return f"{etree.tostring(made, encoding='unicode')}\n"


def _add(parent: Any, tag: str, text: str | None = None, **attributes: str) -> Any:
    element = etree.SubElement(parent, tag, attributes)
    element.text = text
    return element


class _History:
    """feedgen's RSS knows no link but `self`: this extension of it writes the hub and the ways to the archives."""

    channel: Channel

    def extend_ns(self) -> dict[str, str]:
        return {"fh": _HISTORY} if self.channel.current else {}

    def extend_atom(self, feed: Any) -> Any:
        return self._extend(feed, "link")

    def extend_rss(self, rss: Any) -> Any:
        self._extend(rss[0], f"{{{_ATOM}}}link")
        return rss

    def _extend(self, parent: Any, tag: str) -> Any:
        channel = self.channel
        ways = {
            "hub": channel.hub,
            "current": channel.current,
            "prev-archive": channel.previous,
            "next-archive": channel.following,
        }
        for rel, href in ways.items():
            if href:
                etree.SubElement(parent, tag, rel=rel, href=href)
        if channel.current:
            etree.SubElement(parent, f"{{{_HISTORY}}}archive")
        return parent


_TITLE = re.compile(r"<title>[^<]*</title>")


def _plainly(title: re.Match[str]) -> str:
    """The same text for XML, but readers that take RSS titles for HTML are not tempted (RSS Best Practices Profile)."""
    return title.group().replace("&amp;", "&#x26;").replace("&lt;", "&#x3C;").replace("&gt;", "&#x3E;")
