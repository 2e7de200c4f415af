"""RSS 2.0 and Atom (RFC 4287) by feedgen 1.0, whose traps are all met here."""

import re
from typing import Any

from feedgen.feed import FeedGenerator

from feeds.entries import Channel, Entry

_ATOM = "http://www.w3.org/2005/Atom"


def rss(channel: Channel) -> bytes:
    """An RSS 2.0 document."""
    return _TITLE.sub(_plainly, bytes(_generator(channel).rss_str(pretty=True)))


def atom(channel: Channel) -> bytes:
    """An Atom document."""
    return bytes(_generator(channel).atom_str(pretty=True))


def _generator(channel: Channel) -> Any:
    feed = FeedGenerator()
    # feedgen drops authors without a mail address from RSS: Dublin Core takes them.
    feed.load_extension("dc", atom=False, rss=True)
    feed.id(channel.address)
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
    feed.updated(channel.updated)
    for entry in channel.entries:
        # It would prepend.
        _fill(feed.add_entry(order="append"), entry, channel)
    return feed


def _fill(item: Any, entry: Entry, channel: Channel) -> None:
    item.id(entry.id)
    item.title(entry.title or entry.link)
    # Content without its type would be shown with its tags by readers of Atom.
    item.content(entry.content, type="html")
    item.link(href=entry.link)
    item.published(entry.published)
    item.updated(entry.updated)
    item.category([{"term": category} for category in entry.categories])
    item.dc.dc_creator(channel.author)
    item.register_extension("ways", _Links)
    item.ways.via = entry.via


class _Links:
    """feedgen loses the relation and the type of an entry's links: this extension of it writes them."""

    via: str | None = None

    def extend_ns(self) -> dict[str, str]:
        return {}

    def extend_atom(self, entry: Any) -> Any:
        for link in entry.findall("link"):
            link.attrib.update({"rel": "alternate", "type": "text/html"})
        if self.via:
            entry.append(entry.makeelement("link", {"rel": "via", "href": self.via}))
        return entry

    def extend_rss(self, item: Any) -> Any:
        if self.via:
            item.append(item.makeelement(f"{{{_ATOM}}}link", {"rel": "via", "href": self.via}, {"atom": _ATOM}))
        return item


_TITLE = re.compile(rb"<title>[^<]*</title>")


def _plainly(title: re.Match[bytes]) -> bytes:
    """The same text for XML, but readers that take RSS titles for HTML are not tempted (RSS Best Practices Profile)."""
    return title.group().replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;").replace(b"&gt;", b"&#x3E;")
