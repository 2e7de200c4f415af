"""Searches publishers' sites for what was lost there: few requests, one at a time, where robots.txt lets us."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from catalog.repairs.deciding import Proposed
from catalog.searching import Sought, keep_search, sought
from crawler.courtesy import Courtesy
from crawler.judging.answer import Answer
from crawler.judging.hops import address_fault
from crawler.network import Network
from crawler.options import CrawlerOptions
from crawler.robots import origin
from crawler.searching.choice import best_places, likely, proposals
from crawler.searching.listing import Candidate, read_feed, read_page, read_sitemap
from crawler.sitelists import same_site, sitemaps_of
from crawler.transport.downloader import GuardedSpider, downloader_of
from crawler.transport.names import Gate
from crawler.visiting import run_spider

# A run must end, and a site is somebody else's: the rest is searched for next time.
_MOST_LINKS = 10
_MOST_SITEMAPS, _MOST_FEEDS, _MOST_PAGES, _MOST_LOOKS = 4, 2, 3, 3

Kept = Callable[[Sought, Sequence[Proposed]], None]


async def search(engine: Engine, options: CrawlerOptions, now: datetime, network: Network | None = None) -> int:
    """Searches for the links whose turn it is, and keeps what is found as proposals; for how many something was."""
    wanted = sought(engine, now, _MOST_LINKS) if options.search else ()
    found = 0

    def keep(link: Sought, repairs: Sequence[Proposed]) -> None:
        nonlocal found
        found += bool(repairs)
        keep_search(engine, link.link_id, repairs, now)

    if wanted:
        await run_spider(SearchSpider, options, network, wanted=wanted, now=now, kept=keep)
    return found


class SearchSpider(GuardedSpider):
    """One link after the other. What a site lists is read once for all of its links."""

    name = "search"

    def __init__(
        self, gate: Gate, wanted: Sequence[Sought], options: CrawlerOptions, now: datetime, kept: Kept
    ) -> None:
        super().__init__(gate)
        self.wanted = wanted
        self.options = options
        self.now = now
        self.kept = kept
        self.sites: dict[str, SearchedSite] = {}

    async def start(self) -> AsyncIterator[Any]:
        courtesy = Courtesy(downloader_of(self.crawler.engine), self.options)
        for link in self.wanted:
            site = self.sites.setdefault(origin(link.url), SearchedSite(courtesy, link.url))
            self.kept(link, await self._search(link, site))
        return
        yield

    async def _search(self, link: Sought, site: "SearchedSite") -> list[Proposed]:
        """From the surest to the least sure place; a page that leads to more is read before those it leads to."""
        if address_fault(link.url):
            return []
        candidates = await site.listed()
        for place in best_places(link, candidates, _MOST_PAGES):
            candidates = candidates + await site.linked_from(place.url)
        looked = []
        for candidate in likely(link, candidates, _MOST_LOOKS):
            answer = await site.ask(candidate.url)
            if answer is not None and answer.status == 200:
                looked.append((candidate, answer))
        return proposals(link, looked, self.now)


class SearchedSite:
    """A site while it is searched: what it lists, and what was found there."""

    def __init__(self, courtesy: Courtesy, url: str) -> None:
        self.courtesy = courtesy
        self.home = f"{origin(url)}/"
        self._listed: list[Candidate] | None = None
        self._answers: dict[str, Answer | None] = {}

    async def listed(self) -> list[Candidate]:
        """By its site maps, by its home page and by the feeds that this names."""
        if self._listed is None:
            self._listed = [*await self._home(), *await self._sitemaps()]
        return self._listed

    async def linked_from(self, url: str) -> list[Candidate]:
        answer = await self.ask(url)
        return read_page(answer)[1] if answer is not None and answer.status == 200 else []

    async def ask(self, url: str) -> Answer | None:
        """The page there, past a few redirects within the site; None where it may not or cannot be had."""
        if url not in self._answers:
            steps = await self.courtesy.ask(url, within=self.home)
            self._answers[url] = steps[-1] if steps and isinstance(steps[-1], Answer) else None
        return self._answers[url]

    async def _home(self) -> list[Candidate]:
        answer = await self.ask(self.home)
        if answer is None or answer.status != 200:
            return []
        feeds, found = read_page(answer)
        for url in feeds[:_MOST_FEEDS]:
            feed = await self.ask(url)
            found += read_feed(feed) if feed is not None and feed.status == 200 else []
        return found

    async def _sitemaps(self) -> list[Candidate]:
        named = sitemaps_of((await self.courtesy.rules(self.home)).text)
        waiting = [url for url in named if same_site(url, self.home)] or [f"{self.home}sitemap.xml"]
        found: list[Candidate] = []
        for _ in range(_MOST_SITEMAPS):
            if not waiting:
                break
            answer = await self.ask(waiting.pop(0))
            if answer is not None and answer.status == 200:
                more, pages = read_sitemap(answer)
                waiting += more
                found += pages
        return found
