"""Writes all feeds of a directory into an edition, each in three formats, with the archives behind it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from catalog.directory import Directory
from catalog.edition import Edition
from catalog.imprint import imprint, program_imprint
from catalog.models import Contribution, Event, Resource, Use
from catalog.words import Words, words_of
from feeds.entries import Channel, Entry, entry_of
from feeds.history import archives, window
from feeds.imprints import event_imprints, feed_imprint
from feeds.jsonfeed import json_feed
from feeds.opml import opml
from feeds.organisation_news import News, news_entry
from feeds.plain import one_line
from feeds.shelves import Library, Shelf, library
from feeds.syndication import atom, rss

NEWS_PATH = "actualites/"
FORMATS: dict[str, Callable[[Channel], bytes]] = {"rss.xml": rss, "atom.xml": atom, "feed.json": json_feed}
# The entries of so many feeds are asked for with one question.
_AT_ONCE = 40
# Entries are made once for all the feeds they go into, as far as memory allows.
_MOST_KEPT = 8192

# The entries of some keys, all of them; whether for an archive.
_Make = Callable[[Sequence[str], bool], tuple[Entry, ...]]
# Its path, its channel, the keys of its entries, and who makes these.
_Feed = tuple[str, Channel, Sequence[str], _Make]


def write_feeds(
    session: Session, directory: Directory, edition: Edition, hub: str = "", news: Sequence[News] = ()
) -> list[str]:
    """<path>rss.xml, atom.xml and feed.json for everything, the news of organisations, the health of the links, each
    theme and each organisation; <path>archives/…; abonnements.opml of them all. Returns the addresses of those that
    changed.

    news: of organisations, all that are known, the oldest first. What has no entry has an rss.xml and no more. The
    same catalogue gives the same bytes. Raises OSError when the folder cannot be written to.
    """
    desk = _Desk(session, directory, words_of(directory.language, "feeds"), hub, tuple(news))
    of = event_imprints(session) | {each.uid: imprint(each) for each in news} if edition.ledger else {}
    changed: list[str] = []
    listed: dict[str, list[Channel]] = {}
    for group, batches in desk.groups():
        listed[group] = []
        for feeds in batches:
            listed[group] += (channel for _, channel, _, _ in feeds)
            changed += _write_some(feeds, desk, edition, of)
    edition.write("abonnements.opml", opml(desk.title, listed))
    return changed


def _write_some(feeds: Sequence[_Feed], desk: "_Desk", edition: Edition, of: dict[str, bytes]) -> Iterator[str]:
    """Those alone of which something changed. of: what the entries are made of; without a ledger it is not asked."""
    maker = imprint(program_imprint("catalog", "feeds"), desk.directory.model_dump_json())
    made_of = {
        path: feed_imprint(maker, channel, told, of) if edition.ledger else b"" for path, channel, told, _ in feeds
    }
    kept = {path: edition.kept_together(f"{path}rss.xml", made_of[path]) for path in made_of}
    desk.make_ready([feed for feed in feeds if not kept[feed[0]]])
    for path, channel, told, make in feeds:
        for file in kept[path]:
            edition.carry(file)
        if not kept[path]:
            with edition.together(f"{path}rss.xml", made_of[path]):
                yield from _write_feed(path, channel, told, make, edition)


def _write_feed(path: str, channel: Channel, told: Sequence[str], make: _Make, edition: Edition) -> Iterator[str]:
    """The addresses of what changed; those of archives are told by the feeds."""
    newest = make(window(told)[::-1], False)
    behind = archives(told)
    root = channel.page.removesuffix(path)
    for name, render in FORMATS.items() if told else (("rss.xml", rss),):
        stem, _, ending = name.partition(".")
        places = [f"{path}archives/{stem}-{archive.name}.{ending}" for archive in behind]
        address = f"{root}{path}{name}"
        last = f"{root}{places[-1]}" if places else None
        if edition.write(f"{path}{name}", render(replace(channel, address=address, entries=newest, previous=last))):
            yield address
        for number, (place, archive) in enumerate(zip(places, behind, strict=True)):
            page = replace(
                channel,
                address=f"{root}{place}",
                entries=make(archive.keys[::-1], True),
                hub="",
                current=address,
                previous=f"{root}{places[number - 1]}" if number else None,
                following=f"{root}{places[number + 1]}" if number + 1 < len(places) else None,
            )
            edition.write(place, render(page))


@dataclass(frozen=True)
class _Desk:
    """Gathers the feeds of a directory."""

    session: Session
    directory: Directory
    words: Words
    hub: str
    news: tuple[News, ...]

    @property
    def title(self) -> str:
        return self.words.typography(one_line(self.directory.title))

    def groups(self) -> Iterator[tuple[str, Iterator[list[_Feed]]]]:
        """By the heading they stand under in a reader, so many at a time."""
        known = library(self.session)
        yield "", ([feed] for feed in self._general(known))
        yield self.words("Themes"), self._of_shelves(known.themes)
        yield self.words("Organisations"), self._of_shelves(known.organisations)
        yield self.words("For maintainers"), iter([[self._health(known.health)]])

    def make_ready(self, feeds: Sequence[_Feed]) -> None:
        """Entries are asked for together: a question for each of thousands of feeds would take longer than they do."""
        if feeds[1:]:
            self._make_ready(chain.from_iterable(window(told) for _, _, told, _ in feeds), False)

    def _general(self, known: Library) -> Iterator[_Feed]:
        description = self.words.typography(one_line(self.directory.description))
        yield "", self._channel(self.title, description, "", known.everything.id), known.everything.told, self._entries
        if self.news:
            name = self.words("News of the organisations")
            said = self.words("What the organisations of “{directory}” tell on their own sites", directory=self.title)
            channel = self._channel(f"{name} – {self.title}", said, NEWS_PATH, known.news)
            yield NEWS_PATH, channel, tuple(self._places), self._news_entries

    def _health(self, shelf: Shelf) -> _Feed:
        name = self.words("Health of the links")
        said = self.words("Which links of “{directory}” need a hand", directory=self.title)
        return (
            shelf.path,
            self._channel(f"{name} – {self.title}", said, shelf.path, shelf.id),
            shelf.told,
            self._entries,
        )

    def _of_shelves(self, shelves: Sequence[Shelf]) -> Iterator[list[_Feed]]:
        for start in range(0, len(shelves), _AT_ONCE):
            yield [self._of_shelf(shelf) for shelf in shelves[start : start + _AT_ONCE]]

    def _of_shelf(self, shelf: Shelf) -> _Feed:
        name = self.words.typography(one_line(shelf.name))
        said = self.words("What is new on “{name}” in “{directory}”", name=name, directory=self.title)
        return (
            shelf.path,
            self._channel(f"{name} – {self.title}", said, shelf.path, shelf.id),
            shelf.told,
            self._entries,
        )

    def _channel(self, title: str, description: str, page: str, identity: str) -> Channel:
        return Channel(
            title=title,
            description=description,
            page=self.directory.address(page),
            address=self.directory.address(f"{page}rss.xml"),
            language=self.directory.language,
            author=one_line(self.directory.publisher) or self.title,
            id=identity,
            hub=self.hub,
        )

    def _entries(self, keys: Sequence[str], archived: bool) -> tuple[Entry, ...]:
        self._make_ready(keys, archived)
        return tuple(self._made[key, archived] for key in keys)

    def _make_ready(self, keys: Iterable[str], archived: bool) -> None:
        made = self._made
        if len(made) > _MOST_KEPT:
            made.clear()
        wanted = {key for key in keys if (key, archived) not in made}
        for event in self.session.scalars(_with_all_said(wanted)) if wanted else ():
            made[event.uuid, archived] = entry_of(event, self.directory, self.words, archived=archived)

    @cached_property
    def _made(self) -> dict[tuple[str, bool], Entry]:
        return {}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {news.uid: place for place, news in enumerate(self.news)}

    def _news_entries(self, keys: Sequence[str], archived: bool) -> tuple[Entry, ...]:  # noqa: ARG002 (they never change)
        page = self.directory.address(NEWS_PATH)
        places = [self._places[key] for key in keys]
        return tuple(news_entry(self.news[place], place, page, self.words) for place in places)


def _with_all_said(keys: Collection[str]) -> Select[Event]:
    """The events, with all that an entry says of them."""
    resource = selectinload(Event.resource)
    return (
        select(Event)
        .where(Event.uuid.in_(keys))
        .options(
            joinedload(Event.link),
            resource.selectinload(Resource.contributions).joinedload(Contribution.organisation),
            resource.selectinload(Resource.themes),
            resource.selectinload(Resource.uses).joinedload(Use.link),
        )
    )
