"""RSS 2.0 and Atom (RFC 4287): channels by feedgen 1.0, whose traps are all met here, and their entries, of which there
are too many for it, by themselves; archives by RFC 5005, hubs by WebSub.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from feeds.entries import Channel, Entry

_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"


def rss(channel: Channel, items: Iterable[str], updated: datetime) -> str:
    """An RSS 2.0 document."""
    head = _generator(channel, updated).rss_str(pretty=True).decode()
    return _filled(_TITLE.sub(lambda title: _plainly(title.group()), head), "  </channel>\n</rss>", items)


def atom(channel: Channel, entries: Iterable[str], updated: datetime) -> str:
    """An Atom document."""
    return _filled(_generator(channel, updated).atom_str(pretty=True).decode(), "</feed>", entries)


def _filled(head: str, end: str, items: Iterable[str]) -> str:
    before, found, after = head.rpartition(end)
    return "".join((before, *items, found, after))


def _generator(channel: Channel, updated: datetime) -> Any:
    # Loaded for those alone that have a feed to write.
    from feedgen.feed import FeedGenerator

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
    item = [
        f"<title>{_plainly(_text(entry.title or entry.link))}</title>",
        _element("link", entry.link),
        _element("description", entry.content),
        f'<guid isPermaLink="false">{_text(entry.id)}</guid>',
        *(_element("category", category) for category in entry.categories),
        _element("pubDate", format_datetime(entry.published)),
        *(_element("dc:creator", author) for author in entry.authors),
    ]
    if entry.enclosure:
        length = str(entry.enclosure.length)
        item.append(_empty("enclosure", url=entry.enclosure.url, length=length, type=entry.enclosure.type))
    if entry.via:
        item.append(_empty("atom:link", rel="via", href=entry.via))
    return f"<item>{''.join(item)}</item>\n"


def atom_entry(entry: Entry) -> str:
    made = [
        _element("id", entry.id),
        _element("title", entry.title or entry.link),
        _element("updated", entry.updated.isoformat()),
        *(f"<author>{_element('name', author)}</author>" for author in entry.authors),
        # Content without its type would be shown with its tags by readers.
        f'<content type="html">{_text(entry.content)}</content>',
        _empty("link", href=entry.link, rel="alternate", type="text/html"),
        *(_empty("category", term=category) for category in entry.categories),
        _element("published", entry.published.isoformat()),
    ]
    if entry.enclosure:
        length = {"length": str(entry.enclosure.length)} if entry.enclosure.length else {}
        made.append(_empty("link", href=entry.enclosure.url, rel="enclosure", type=entry.enclosure.type, **length))
    if entry.via:
        made.append(_empty("link", rel="via", href=entry.via))
    return f"<entry>{''.join(made)}</entry>\n"


# Written as libxml2 writes them, which makes the rest of the document.
def _text(text: str) -> str:
    return escape(text, quote=False).replace("\r", "&#13;")


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{_text(text)}</{tag}>"


def _empty(tag: str, **attributes: str) -> str:
    said = "".join(f' {name}="{_quoted(value)}"' for name, value in attributes.items())
    return f"<{tag}{said}/>"


def _quoted(text: str) -> str:
    return _text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


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
        from lxml import etree

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


def _plainly(title: str) -> str:
    """The same text for XML, but readers that take RSS titles for HTML are not tempted (RSS Best Practices Profile)."""
    return title.replace("&amp;", "&#x26;").replace("&lt;", "&#x3C;").replace("&gt;", "&#x3E;")
