"""Searches publishers' sites for what was lost there."""

from datetime import datetime

from sqlalchemy import Engine

from catalog.repairs.deciding import Proposed
from catalog.searching import Sought, keep_search, sought
from crawler.courtesy import Courtesy
from crawler.errand import run_errand
from crawler.judging.hops import address_fault
from crawler.network import Network
from crawler.options import CrawlerOptions
from crawler.robots import origin
from crawler.searching.choice import best_places, likely, proposals
from crawler.searching.site import SearchedSite
from crawler.transport.downloader import GuardedDownloader

# A run must end, and a site is somebody else's: the rest is searched for next time.
_MOST_LINKS = 10
_MOST_PAGES, _MOST_LOOKS = 3, 3


async def search(engine: Engine, options: CrawlerOptions, now: datetime, network: Network | None = None) -> int:
    """Searches for the links whose turn it is, and keeps what is found as proposals; for how many something was."""
    wanted = sought(engine, now, _MOST_LINKS) if options.search else ()
    found = 0

    async def search_all(downloader: GuardedDownloader) -> None:
        nonlocal found
        courtesy = Courtesy(downloader, options)
        # What a site lists is read once for all of its links.
        sites = dict[str, SearchedSite]()
        for link in wanted:
            site = sites.setdefault(origin(link.url), SearchedSite(courtesy, link.url))
            repairs = await _search(link, site, now)
            keep_search(engine, link.link_id, repairs, now)
            found += bool(repairs)

    if wanted:
        await run_errand(search_all, options, network)
    return found


async def _search(link: Sought, site: SearchedSite, now: datetime) -> list[Proposed]:
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
    return proposals(link, looked, now)
