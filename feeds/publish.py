"""Writes all feeds of a directory into an edition, each in three formats, with the archives behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalog.crew import Crew
from catalog.directory import Directory
from catalog.edition import Edition
from catalog.imprint import imprint, program_imprint
from catalog.spool import Spool
from catalog.words import words_of
from feeds.clippings import Clipping, Clippings
from feeds.entries import Channel, newest
from feeds.formats import FORMATS
from feeds.imprints import event_imprints, feed_imprint
from feeds.newsdesk import Feed, Newsdesk
from feeds.opml import opml
from feeds.organisation_news import News


def write_feeds(
    crew: Crew, directory: Directory, edition: Edition, hub: str = "", news: Sequence[News] = ()
) -> list[str]:
    """<path>rss.xml, atom.xml and feed.json for everything, the news of organisations, the health of the links, each
    theme and each organisation; <path>archives/…; abonnements.opml of them all. Returns the addresses of those that
    changed.

    news: of organisations, all that are known, the oldest first. What has no entry has an rss.xml and no more. The
    same catalogue gives the same bytes. Raises OSError when the folder cannot be written to.
    """
    desk = Newsdesk(crew, directory, words_of(directory.language, "feeds"), hub, tuple(news))
    groups = desk.groups()
    feeds = [feed for group in groups.values() for feed in group]
    with Spool() as spool:
        changed = list(_write_changed(feeds, desk, edition, Clippings(spool, desk.known.register)))
    listed = {heading: [feed.channel for feed in group] for heading, group in groups.items()}
    edition.write("abonnements.opml", opml(desk.title, listed))
    return changed


def _write_changed(feeds: Sequence[Feed], desk: Newsdesk, edition: Edition, clippings: Clippings) -> Iterator[str]:
    """Those alone of which something changed; the addresses of the files that are new."""
    made_of = _imprints(feeds, desk) if edition.ledger else {}
    kept = {path: edition.kept_together(f"{path}rss.xml", digest) for path, digest in made_of.items()}
    desk.clip([feed for feed in feeds if not kept.get(feed.path)], clippings)
    for feed in feeds:
        files = kept.get(feed.path, [])
        for file in files:
            edition.carry(file)
        if not files:
            with edition.together(f"{feed.path}rss.xml", made_of.get(feed.path, b"")):
                yield from _write_feed(feed, edition, clippings)


def _imprints(feeds: Sequence[Feed], desk: Newsdesk) -> dict[str, bytes]:
    """Of the feeds by their paths."""
    entries = event_imprints(desk.crew.session)
    for each in desk.news:
        entries.add(imprint(each))
    maker = imprint(program_imprint("catalog", "feeds"), desk.directory.model_dump_json())
    return {feed.path: feed_imprint(maker, feed.channel, feed.told, entries) for feed in feeds}


def _write_feed(feed: Feed, edition: Edition, clippings: Clippings) -> Iterator[str]:
    """The addresses of what changed; those of archives are told by the feeds."""
    newest = clippings.of(feed.window[::-1], archived=False)
    names = tuple(FORMATS) if feed.told else ("rss.xml",)
    for name in names:
        last = feed.address(feed.archive(name, -1)) if feed.archives else None
        channel = replace(feed.channel, address=feed.address(name), previous=last)
        if edition.write(f"{feed.path}{name}", _document(channel, name, newest)):
            yield channel.address
    # An archive in all formats before the next one: all of them together would not fit into memory.
    for number, archive in enumerate(feed.archives):
        entries = clippings.of(archive.told[::-1], archived=True)
        for name in names:
            path = f"{feed.path}{feed.archive(name, number)}"
            edition.write(path, _document(_archived(feed, name, number), name, entries))


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
