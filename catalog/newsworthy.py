"""Which of the things that an organisation's own feed holds are news to us. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# What was published before is no news, even where it was never seen.
FRESH = timedelta(days=60)
# Of one source at once: the first time the newest, later what came since; a site that moves may list all of it anew.
MOST_AT_FIRST, MOST_AT_ONCE = 5, 20
# As many as the longest source has, and what went out of it before; about 10 signs each.
MOST_SEEN = 6_000


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One thing in a source. marks: digests of all that tells it from the others there, the surest first.

    title, summary: plain text; a title is empty where only the page itself says it. at: UTC, None where the source does
    not say it, or not in a way that can be read.
    """

    marks: tuple[str, ...]
    title: str
    url: str
    summary: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """An item that is told. at: when it was published, or else first seen; never in the future. UTC."""

    item: NewsItem
    at: datetime


def newsworthy(items: Sequence[NewsItem], seen: Collection[str] | None, now: datetime) -> list[Telling]:
    """What is told of a source, the oldest first. items: as they stand there, usually the newest first.

    seen: the marks of all that was in the source before; None the first time, when what bears no date is not known to
    be new. An item is known by any of its marks, whatever else of it was edited.
    """
    known = frozenset(seen or ())
    told = [
        Telling(item, min(item.at or now, now))
        for item in items
        if known.isdisjoint(item.marks) and (item.at or seen is not None) and (item.at or now) >= now - FRESH
    ]
    told.sort(key=lambda telling: telling.at, reverse=True)
    return told[: MOST_AT_ONCE if seen is not None else MOST_AT_FIRST][::-1]


def seen_with(items: Sequence[NewsItem], seen: Collection[str] | None) -> list[str]:
    """All marks that are known once the items are; the latest first, of which the oldest are forgotten."""
    return list(dict.fromkeys([*(mark for item in items for mark in item.marks), *(seen or ())]))[:MOST_SEEN]
