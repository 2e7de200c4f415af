"""Searches publishers' sites for what was lost there."""

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from catalog.repairs.deciding import Proposed
from catalog.searching import Sought, keep_search, sought
from crawler.courtesy import Courtesy
from crawler.judging.hops import address_fault
from crawler.network import Network
from crawler.options import CrawlerOptions
from crawler.robots import origin
from crawler.searching.choice import best_places, likely, proposals
from crawler.searching.site import SearchedSite
from crawler.transport.downloader import GuardedSpider, downloader_of
from crawler.transport.names import Gate
from crawler.visiting import run_spider

# A run must end, and a site is somebody else's: the rest is searched for next time.
_MOST_LINKS = 10
_MOST_PAGES, _MOST_LOOKS = 3, 3

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

    async def _search(self, link: Sought, site: SearchedSite) -> list[Proposed]:
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
