"""The formats of feeds, by the names of their files."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from feeds import jsonfeed, syndication
from feeds.entries import Channel, Entry


class Format(NamedTuple):
    """item: what it says of one entry. document: the whole, of items that were made before; when the last changed."""

    item: Callable[[Entry], str]
    document: Callable[[Channel, Iterable[str], datetime], str]


FORMATS = {
    "rss.xml": Format(syndication.rss_item, syndication.rss),
    "atom.xml": Format(syndication.atom_entry, syndication.atom),
    "feed.json": Format(jsonfeed.item, jsonfeed.json_feed),
}
