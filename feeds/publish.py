"""Writes all feeds of a directory into an edition, each in three formats, with the archives behind it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from sqlalchemy.orm import Session

from catalog.crew import Crew
from catalog.directory import Directory
from catalog.edition import Edition
from catalog.imprint import imprint, program_imprint
from catalog.spool import Spool
from catalog.words import words_of
from feeds import documents
from feeds.clippings import Clippings
from feeds.imprints import event_imprints, feed_imprint
from feeds.newsdesk import Feed, Newsdesk
from feeds.opml import opml
from feeds.organisation_news import News

# Feeds and archives that one hand makes at a time.
_AT_ONCE = 30


def write_feeds(
    crew: Crew, directory: Directory, edition: Edition, hub: str = "", news: Sequence[News] = ()
) -> list[str]:
    """<path>rss.xml, atom.xml and feed.json for everything, the news of organisations, the health of the links, each
    theme and each organisation; <path>archives/…; abonnements.opml of them all. Returns the addresses of those that
    changed.

    news: of organisations, all that are known, the oldest first. The same catalogue gives the same bytes. Raises
    OSError when the folder cannot be written to.
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
    """Those alone of which something changed; the addresses of the files that are new. Archives are told by feeds."""
    made_of = _imprints(feeds, desk) if edition.ledger else {}
    kept = {path: edition.kept_together(f"{path}rss.xml", digest) for path, digest in made_of.items()}
    fresh = [feed for feed in feeds if not kept.get(feed.path)]
    desk.clip(fresh, clippings)
    made = groupby(_put(fresh, desk, edition, clippings), itemgetter(0))
    # One after the other, as they are listed: the same feeds make the same edition, whichever were kept.
    for feed in feeds:
        if files := kept.get(feed.path):
            for file in files:
                edition.carry(file)
            continue
        _, put = next(made)
        with edition.together(f"{feed.path}rss.xml", made_of.get(feed.path, b"")):
            for _, archive, path, is_new in put:
                edition.note(path)
                if is_new and archive is None:
                    yield desk.directory.address(path)


def _imprints(feeds: Sequence[Feed], desk: Newsdesk) -> dict[str, bytes]:
    """Of the feeds by their paths."""
    entries = event_imprints(desk.crew.session)
    for each in desk.news:
        entries.add(imprint(each))
    maker = imprint(program_imprint("catalog", "feeds"), desk.directory.model_dump_json())
    return {feed.path: feed_imprint(maker, feed.channel, feed.told, entries) for feed in feeds}


def _put(
    feeds: Sequence[Feed], desk: Newsdesk, edition: Edition, clippings: Clippings
) -> Iterator[tuple[Feed, int | None, str, bool]]:
    """By all hands there are: the feed or the archive of it, the file, and whether that is new."""
    issues = [issue for feed in feeds for issue in documents.issues_of(feed)]

    def put_some(_session: Session, places: Sequence[int]) -> list[list[tuple[str, bool]]]:
        return [documents.put(issues[place], edition, clippings) for place in places]

    parts = (range(start, min(start + _AT_ONCE, len(issues))) for start in range(0, len(issues), _AT_ONCE))
    for places, made in desk.crew.each(put_some, ((part, part) for part in parts)):
        for place, files in zip(places, made, strict=True):
            yield from ((*issues[place], path, is_new) for path, is_new in files)
