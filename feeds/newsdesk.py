"""The feeds of a directory, gathered under the headings that they stand under in a reader; and their entries."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.orm import Session

from catalog.crew import Crew
from catalog.directory import Directory
from catalog.whole import whole_events
from catalog.words import Words
from feeds.clippings import Clippings, clipping
from feeds.entries import Channel, entry_of
from feeds.history import Archive, archives, window
from feeds.organisation_news import NEWS_PATH, News, news_entry
from feeds.plain import unmarked
from feeds.register import Register
from feeds.shelves import Library, Shelf, library

# Events are asked for so many at a time.
_AT_ONCE = 100


@dataclass(frozen=True)
class Feed:
    """told: the numbers of all that it ever told, the oldest first."""

    path: str
    channel: Channel
    told: Sequence[int]
    register: Register

    @property
    def window(self) -> Sequence[int]:
        return window(self.told)

    @cached_property
    def archives(self) -> list[Archive]:
        return archives(self.told, self.register)

    def address(self, name: str) -> str:
        """name: of one of its files."""
        return f"{self.channel.page}{name}"

    def archive(self, name: str, number: int) -> str:
        """The name of a file of the archive, as that of the feed's own. number: among all behind the feed."""
        stem, _, ending = name.partition(".")
        return f"archives/{stem}-{self.archives[number].name}.{ending}"


@dataclass(frozen=True)
class Newsdesk:
    """news: of organisations, all that are known, the oldest first."""

    crew: Crew
    directory: Directory
    words: Words
    hub: str
    news: tuple[News, ...]

    @property
    def title(self) -> str:
        return self.words.typography(unmarked(self.directory.title))

    @cached_property
    def known(self) -> Library:
        """Its register holds the news of organisations, too, after all events."""
        known = library(self.crew.session)
        for news in self.news:
            known.register.add(news.uid)
        return known

    @property
    def _first_news(self) -> int:
        return len(self.known.register) - len(self.news)

    def groups(self) -> dict[str, list[Feed]]:
        """By their headings."""
        known = self.known
        return {
            "": list(self._general()),
            self.words("Themes"): [self._of_shelf(shelf) for shelf in known.themes],
            self.words("Organisations"): [self._of_shelf(shelf) for shelf in known.organisations],
            self.words("For maintainers"): [self._health(known.health)],
        }

    def clip(self, feeds: Sequence[Feed], clippings: Clippings) -> None:
        """Makes all entries that go into the feeds and the archives behind them."""
        archived = self._marked(number for feed in feeds for archive in feed.archives for number in archive.told)
        living = self._marked(number for feed in feeds for number in feed.window)
        wanted = ((archived, True), (living, False))
        for number, news in enumerate(self.news, self._first_news):
            for marked, past in wanted:
                if marked[number]:
                    entry = news_entry(news, number - self._first_news, self.directory, self.words)
                    clippings.add(number, clipping(entry), archived=past)
        told = array("I", (number for number in range(self._first_news) if archived[number] or living[number]))
        parts = ((None, told[start : start + _AT_ONCE]) for start in range(0, len(told), _AT_ONCE))

        def clipped(session: Session, numbers: Sequence[int]) -> list[tuple[int, bool, str]]:
            keys = {self.known.register.key(number): number for number in numbers}
            return [
                (keys[event.uuid], past, clipping(entry_of(event, self.directory, self.words, archived=past)))
                for event in whole_events(session, keys)
                for marked, past in wanted
                if marked[keys[event.uuid]]
            ]

        for _, made in self.crew.each(clipped, parts):
            for number, past, text in made:
                clippings.add(number, text, archived=past)

    def _marked(self, numbers: Iterable[int]) -> bytearray:
        """Of the register."""
        marked = bytearray(len(self.known.register))
        for number in numbers:
            marked[number] = True
        return marked

    def _general(self) -> Iterator[Feed]:
        description, known = self.words.typography(unmarked(self.directory.description)), self.known
        channel = self._channel(self.title, description, "", known.everything.id)
        yield Feed("", channel, known.everything.told, known.register)
        if self.news:
            name = self.words("News of the organisations")
            said = self.words("What the organisations of “{directory}” tell on their own sites", directory=self.title)
            channel = self._channel(f"{name} – {self.title}", said, NEWS_PATH, known.news)
            yield Feed(NEWS_PATH, channel, range(self._first_news, len(known.register)), known.register)

    def _health(self, shelf: Shelf) -> Feed:
        name = self.words("Health of the links")
        said = self.words("Which links of “{directory}” need a hand", directory=self.title)
        return self._of(shelf, name, said)

    def _of_shelf(self, shelf: Shelf) -> Feed:
        name = self.words.typography(unmarked(shelf.name))
        said = self.words("What is new on “{name}” in “{directory}”", name=name, directory=self.title)
        return self._of(shelf, name, said)

    def _of(self, shelf: Shelf, name: str, said: str) -> Feed:
        channel = self._channel(f"{name} – {self.title}", said, shelf.path, shelf.id)
        return Feed(shelf.path, channel, shelf.told, self.known.register)

    def _channel(self, title: str, description: str, page: str, identity: str) -> Channel:
        return Channel(
            title=title,
            description=description,
            page=self.directory.address(page),
            address=self.directory.address(f"{page}rss.xml"),
            language=self.directory.language,
            author=unmarked(self.directory.publisher) or self.title,
            id=identity,
            hub=self.hub,
        )
