"""Which of the things that an organisation's own feed holds are news to us. Pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from catalog.urls import normalised

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


def corrected(items: Sequence[NewsItem], told: Sequence[tuple[str, str]]) -> list[NewsItem | None]:
    """What has become of things that were told; None where that is not sure. told: first mark and address of each.

    It leads where it led; where others lead there too, or where everything may stand, its mark must be the same.
    """
    there: dict[str, list[NewsItem]] = defaultdict(list)
    for item in items:
        if item.title:
            there[normalised(item.url)].append(item)
    places = [normalised(url) for _, url in told]
    shared = Counter(places)
    return [
        _become(there.get(place, ()), mark, not _is_home(place) and shared[place] == 1)
        for (mark, _), place in zip(told, places, strict=True)
    ]


def _become(there: Sequence[NewsItem], mark: str, alone: bool) -> NewsItem | None:
    same = [item for item in there if mark in item.marks]
    return next(iter(same), there[0] if alone and len(there) == 1 else None)


def _is_home(place: str) -> bool:
    return "/" not in place and "?" not in place
