"""By what the entries of a source are known again: ids may be missing, shared or new every day, and so may addresses.

Pure.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import urlsplit

from catalog.folding import fold
from catalog.newsworthy import NewsItem
from catalog.urls import normalised

# Bytes.
_SIZE = 5


class Entry(NamedTuple):
    """As a source has it. id: empty where it has none."""

    id: str
    title: str
    url: str
    summary: str = ""
    at: datetime | None = None


def marked(entries: Iterable[Entry]) -> list[NewsItem]:
    """Each once, in their order. What two of them have in common tells neither from the other, and is no mark."""
    single = list(_once(entries))
    shared = Counter(name for entry in single for name in _names(entry))
    return [
        NewsItem(
            tuple(mark(name) for name in _names(entry) if shared[name] == 1) or (mark(repr(entry[:3])),), *entry[1:]
        )
        for entry in single
    ]


def mark(name: str) -> str:
    return blake2b(name.encode(errors="replace"), digest_size=_SIZE).hexdigest()


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Of those that are one thing under two ids or two titles, the first (compare RFC 4287, 4.1.1)."""
    met = set[tuple[str, ...]]()
    for entry in entries:
        place = _place(entry)
        pairs = {("title", place, fold(entry.title))} | ({("id", entry.id, place)} if entry.id and place else set())
        if met.isdisjoint(pairs):
            yield entry
        met |= pairs


def _names(entry: Entry) -> Iterator[str]:
    if entry.id:
        yield f"id {entry.id}"
    if place := _place(entry):
        yield f"at {place}"
    if entry.at:
        yield f"on {entry.at.isoformat()} {fold(entry.title)}"


def _place(entry: Entry) -> str:
    """Empty for a home page, which is the place of no entry."""
    parts = urlsplit(entry.url)
    return normalised(entry.url) if parts.path.strip("/") or parts.query else ""
