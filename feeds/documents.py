"""The files of a feed: itself and the archives behind it, each in all formats."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from catalog.edition import Edition
from feeds.clippings import Clipping, Clippings
from feeds.entries import Channel, newest
from feeds.formats import FORMATS
from feeds.newsdesk import Feed


class Issue(NamedTuple):
    """What is made at once. archive: which of those behind the feed; None for the feed itself."""

    feed: Feed
    archive: int | None = None


def issues_of(feed: Feed) -> Iterator[Issue]:
    yield Issue(feed)
    for number in range(len(feed.archives)):
        yield Issue(feed, number)


def put(issue: Issue, edition: Edition, clippings: Clippings) -> list[tuple[str, bool]]:
    """The files that are then to be noted, and whether they are new, or other than before.

    What has no entry has an rss.xml and no more.
    """
    feed, number = issue
    told = feed.window if number is None else feed.archives[number].told
    entries = clippings.of(told[::-1], archived=number is not None)
    files = []
    for name in tuple(FORMATS) if feed.told else ("rss.xml",):
        path = f"{feed.path}{name if number is None else feed.archive(name, number)}"
        channel = _living(feed, name) if number is None else _archived(feed, name, number)
        files.append((path, edition.put(path, _document(channel, name, entries))))
    return files


def _living(feed: Feed, name: str) -> Channel:
    last = feed.address(feed.archive(name, -1)) if feed.archives else None
    return replace(feed.channel, address=feed.address(name), previous=last)


def _archived(feed: Feed, name: str, number: int) -> Channel:
    def place(other: int) -> str:
        return feed.address(feed.archive(name, other))

    return replace(
        feed.channel,
        address=place(number),
        hub="",
        current=feed.address(name),
        previous=place(number - 1) if number else None,
        following=place(number + 1) if number + 1 < len(feed.archives) else None,
    )


def _document(channel: Channel, name: str, entries: Sequence[Clipping]) -> str:
    updated = newest(each.updated for each in entries)
    return FORMATS[name].document(channel, [each.texts[name] for each in entries], updated)
