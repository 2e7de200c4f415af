"""Asks one website after the other for its news: its feed where one is known, else wherever it may have one."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from catalog.newsgathering import LASTING, Reading, Source
from catalog.newsworthy import NewsItem, Telling, newsworthy, seen_with
from catalog.observation import Validators
from catalog.urls import normalised, same_place
from catalog.vocabulary import Reason
from crawler.courtesy import Courtesy
from crawler.judging.answer import Answer, Step
from crawler.judging.challenge import is_challenge
from crawler.judging.hops import as_asked
from crawler.judging.landing import is_home
from crawler.judging.page import page_of
from crawler.judging.validators import is_unchanged, validators_of
from crawler.news.finding import likely_feeds, likely_maps, may_be_news, named_feeds, usual_feeds
from crawler.news.marking import Entry, marked
from crawler.news.reading import read_feed
from crawler.robots import origin
from crawler.sitelists import Listed, read_sitemap, sitemaps_of

# A site map does not say what its pages are called: each is asked for.
_MOST_TITLES = 5
_LONGEST_MAP = 5_000  # pages
_FOR_GOOD = (301, 308)
# What only a site that answers can say, in its robots.txt.
_SAID = (Reason.ROBOTS, Reason.SERVER_ERROR)


class PostponedError(Exception):
    """A host was asked often enough for one run."""


class Newsroom:
    """taken: the addresses of the sources that are known, and whose they are. answered: whether any site ever did."""

    def __init__(self, courtesy: Courtesy, taken: dict[str, int], now: datetime) -> None:
        self.courtesy = courtesy
        self.taken = taken
        self.now = now
        self.answered = False
        self._reading = asyncio.Lock()

    async def read(self, source: Source) -> Reading | None:
        """None where nothing could be had. What is known of a source is never lost by that. Raises PostponedError."""
        if source.url is None:
            return await self._find(source)
        reading = await self._read(source, source.url, source.validators)
        if reading is not None or source.failures < LASTING:
            return reading
        found = await self._find(source)
        return found if found is not None and found.url is not None else None

    async def _find(self, source: Source) -> Reading | None:
        answer = await self._page(source.page)
        if answer is None:
            return None
        named, home = named_feeds(answer), is_home(answer.url)
        if any(self._is_anothers(url, source) for url in named):
            return Reading(None)
        for url in named or (*likely_feeds(answer), *usual_feeds(answer.url)):
            reading = await self._read(source, url, None)
            if reading is not None:
                return self._taken(reading, source)
        if named:
            # It has one, and cannot give it for now.
            return None
        for url in await self._maps(answer.url) if home else ():
            reading = await self._read(source, url, None)
            if reading is not None:
                return self._taken(reading, source)
        return Reading(None)

    async def _read(self, source: Source, url: str, known: Validators | None) -> Reading | None:
        steps = await self._asked(url, known)
        answer = steps[-1]
        if not isinstance(answer, Answer):
            return None
        place = answer.url if all(_is_for_good(step) for step in steps[:-1]) else url
        if is_unchanged(answer, known):
            return Reading(place, known)
        # It may take a second or two, and others are waiting for their answers; and much memory, if it is ill made.
        async with self._reading:
            items = await asyncio.to_thread(read_feed, answer)
        if items is None:
            return await self._read_map(source, place, answer)
        told = newsworthy(items, source.seen, self.now)
        return Reading(place, validators_of(answer), told, seen_with(items, source.seen), items)

    async def _read_map(self, source: Source, url: str, answer: Answer) -> Reading | None:
        if answer.status != 200 or is_challenge(answer):
            return None
        maps, pages = read_sitemap(answer)
        for further in likely_maps(maps):
            part = (await self._asked(further))[-1]
            pages += read_sitemap(part)[1] if isinstance(part, Answer) and part.status == 200 else []
        items = _items(pages)
        if not items:
            return None
        # When a page was changed does not tell whether it is new: the first time, nothing of it is known to be.
        known = source.url is not None and same_place(source.url, url)
        told = newsworthy(items, source.seen, self.now)[-_MOST_TITLES:] if known and source.seen is not None else []
        called, nameless = await self._called(told)
        seen = seen_with([item for item in items if item not in nameless], source.seen)
        # A list of maps may stay as it is while they change.
        return Reading(url, None if maps else validators_of(answer), called, seen)

    async def _called(self, told: Sequence[Telling]) -> tuple[list[Telling], list[NewsItem]]:
        """Those that could be asked what they are called, with their titles; and those that could not."""
        called, nameless = [], []
        for telling in told:
            answer = await self._page(telling.item.url)
            page = page_of(answer) if answer and may_be_news(answer.url) else None
            title = next(iter(page.headings), page.title) if page else ""
            if title:
                item = replace(telling.item, title=title, url=as_asked(telling.item.url))
                called.append(replace(telling, item=item))
            else:
                nameless.append(telling.item)
        return called, nameless

    async def _maps(self, home: str) -> list[str]:
        named = sitemaps_of((await self.courtesy.rules(home)).text)
        return likely_maps(named or [f"{origin(home)}/sitemap.xml"])

    async def _page(self, url: str) -> Answer | None:
        answer = (await self._asked(url))[-1]
        return answer if isinstance(answer, Answer) and answer.status == 200 and not is_challenge(answer) else None

    async def _asked(self, url: str, known: Validators | None = None) -> list[Step]:
        steps = await self.courtesy.ask(url, known)
        if not steps:
            raise PostponedError
        self.answered = self.answered or any(isinstance(step, Answer) or step.reason in _SAID for step in steps)
        return steps

    def _taken(self, reading: Reading, source: Source) -> Reading:
        """What another website of the catalogue tells already is told once."""
        if reading.url is None or self._is_anothers(reading.url, source):
            return Reading(None)
        self.taken[normalised(reading.url)] = source.link_id
        return reading

    def _is_anothers(self, url: str, source: Source) -> bool:
        return self.taken.get(normalised(url), source.link_id) != source.link_id


def _items(pages: Sequence[Listed]) -> list[NewsItem]:
    """The pages that say when they were changed, the latest first."""
    dated = sorted(
        ((page.modified, page.url) for page in pages if page.modified and may_be_news(page.url)), reverse=True
    )
    entries = (Entry("", "", url) for _, url in dated[:_LONGEST_MAP])
    moments = {url: moment for moment, url in dated}
    return [replace(item, at=moments[item.url]) for item in marked(entries)]


def _is_for_good(step: Step) -> bool:
    return isinstance(step, Answer) and step.status in _FOR_GOOD
