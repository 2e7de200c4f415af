"""Writes all feeds of a directory into an edition: everything in three formats, one feed for each theme and maker."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from catalog.directory import Directory
from catalog.edition import Edition
from catalog.models import Contribution, Event, Organisation, Resource, ResourceTheme, Theme, Use
from catalog.queries import all_organisations, all_themes
from catalog.vocabulary import NEWS
from catalog.words import Words, words_of
from feeds.entries import Channel, Entry, entry_of
from feeds.jsonfeed import json_feed
from feeds.opml import opml
from feeds.plain import one_line
from feeds.syndication import atom, rss

MOST_ENTRIES = 50
# So many feeds are gathered with one question, and held in memory at once.
_AT_ONCE = 40


def write_feeds(session: Session, directory: Directory, edition: Edition) -> None:
    """rss.xml, atom.xml, feed.json, abonnements.opml, themes/<slug>/rss.xml, organismes/<slug>/rss.xml.

    The same catalogue gives the same bytes. Raises OSError when the folder cannot be written to.
    """
    desk = _Desk(session, directory, words_of(directory.language, "feeds"))
    everything = desk.everything()
    edition.write("rss.xml", rss(everything))
    edition.write("atom.xml", atom(replace(everything, address=directory.address("atom.xml"))))
    edition.write("feed.json", json_feed(replace(everything, address=directory.address("feed.json"))))
    groups = {
        "": [everything],
        desk.words("Themes"): _write_parts(desk.themes(), edition),
        desk.words("Organisations"): _write_parts(desk.organisations(), edition),
    }
    edition.write("abonnements.opml", opml(desk.title, groups))


def _write_parts(parts: Iterable[tuple[str, Channel]], edition: Edition) -> list[Channel]:
    """What was written, without its entries: a catalogue may have thousands of feeds."""
    written = []
    for path, channel in parts:
        edition.write(f"{path}rss.xml", rss(channel))
        written.append(replace(channel, entries=()))
    return written


@dataclass(frozen=True)
class _Desk:
    """Gathers the channels of a directory, those of its parts each with the path of its folder."""

    session: Session
    directory: Directory
    words: Words

    @property
    def title(self) -> str:
        return self.words.typography(one_line(self.directory.title))

    def everything(self) -> Channel:
        description = self.words.typography(one_line(self.directory.description))
        return self._channel(self.title, description, "", map(self._entry, _latest(self.session)))

    def themes(self) -> Iterator[tuple[str, Channel]]:
        within = select(ResourceTheme.theme_id, ResourceTheme.resource_id)
        return self._parts("themes", all_themes(self.session), within)

    def organisations(self) -> Iterator[tuple[str, Channel]]:
        made = select(Contribution.organisation_id, Contribution.resource_id).distinct()
        return self._parts("organismes", all_organisations(self.session), made)

    def _parts(
        self, folder: str, shelves: Iterable[Theme | Organisation], pairs: Select[int, int]
    ) -> Iterator[tuple[str, Channel]]:
        """pairs: the keys of shelves, and of resources that stand on them."""
        waiting = iter(shelves)
        while some := list(islice(waiting, _AT_ONCE)):
            news = _latest_of_each(self.session, pairs, [shelf.id for shelf in some])
            # What is told on several shelves is told alike.
            told = cache(self._entry)
            for shelf in some:
                path = f"{folder}/{shelf.slug}/"
                yield path, self._part(path, shelf.name, map(told, news[shelf.id]))

    def _part(self, page: str, name: str, entries: Iterable[Entry]) -> Channel:
        name = self.words.typography(one_line(name))
        description = self.words("What is new on “{name}” in “{directory}”", name=name, directory=self.title)
        return self._channel(f"{name} – {self.title}", description, page, entries)

    def _entry(self, event: Event) -> Entry:
        return entry_of(event, self.directory, self.words)

    def _channel(self, title: str, description: str, page: str, entries: Iterable[Entry]) -> Channel:
        return Channel(
            title=title,
            description=description,
            page=self.directory.address(page),
            address=self.directory.address(f"{page}rss.xml"),
            language=self.directory.language,
            author=one_line(self.directory.publisher) or self.title,
            entries=tuple(entries),
        )


def _latest(session: Session) -> Sequence[Event]:
    """The newest first."""
    newest = select(Event).where(Event.kind.in_(NEWS)).order_by(Event.at.desc(), Event.id.desc())
    return session.scalars(_with_all_said(newest.limit(MOST_ENTRIES))).all()


def _latest_of_each(session: Session, pairs: Select[int, int], shelves: list[int]) -> dict[int, list[Event]]:
    """The same for each of some shelves, by their keys."""
    shelf, resource = pairs.selected_columns
    held = pairs.where(shelf.in_(shelves)).subquery()
    shelf, resource = held.c
    newest = func.row_number().over(partition_by=shelf, order_by=(Event.at.desc(), Event.id.desc())).label("newest")
    told = select(shelf.label("shelf"), Event.id, newest).join(Event, Event.resource_id == resource)
    ranked = told.where(Event.kind.in_(NEWS)).subquery()
    chosen = select(ranked.c.shelf, ranked.c.id).where(ranked.c.newest <= MOST_ENTRIES)
    rows = session.execute(chosen.order_by(ranked.c.shelf, ranked.c.newest)).all()
    events = {
        event.id: event
        for event in session.scalars(_with_all_said(select(Event).where(Event.id.in_({key for _, key in rows}))))
    }
    found: dict[int, list[Event]] = defaultdict(list)
    for key, event in rows:
        found[key].append(events[event])
    return found


def _with_all_said(query: Select[Event]) -> Select[Event]:
    """With all that an entry says of them."""
    resource = selectinload(Event.resource)
    return query.options(
        joinedload(Event.link),
        resource.selectinload(Resource.contributions).joinedload(Contribution.organisation),
        resource.selectinload(Resource.themes),
        resource.selectinload(Resource.uses).joinedload(Use.link),
    )
