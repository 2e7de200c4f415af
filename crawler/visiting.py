"""Visits a list of links, and tells what was found. Nothing is stored here."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from scrapy.crawler import Crawler
from scrapy.settings import Settings

from crawler.memory import SiteMemory
from crawler.network import Network, SystemNetwork
from crawler.options import CrawlerOptions
from crawler.settings import scrapy_settings
from crawler.spider import LinkSpider
from crawler.target import Target
from crawler.transport.downloader import GuardedSpider
from crawler.transport.names import Gate
from crawler.visitor import Found
from crawler.work import ListedWork, Work

S = TypeVar("S", bound=GuardedSpider)
# How long visits under way may take to end once we are asked to stop.
_FAREWELL = 2.0


async def visit(
    work: Work | Iterable[Target],
    options: CrawlerOptions,
    at: datetime,
    found: Found,
    network: Network | None = None,
    memory: SiteMemory | None = None,
) -> bool:
    """Visits each target and tells its Observation to `found`.

    False if our own network failed, at the start (then nothing was visited) or at the end. Must run within
    `crawler.reactor.run`. What `found` raises ends the visits, and is raised again. Cancelled, it stops soon and raises
    CancelledError; what was found was told. memory: what sites taught us before; without it, for this time only.
    """
    if isinstance(work, Iterable):
        work = ListedWork(work)
    spider = await run_spider(
        LinkSpider, options, network, work=work, memory=memory or SiteMemory(), at=at, found=found
    )
    if spider.error is not None:
        raise spider.error
    return spider.online


async def run_spider(kind: type[S], options: CrawlerOptions, network: Network | None, **arguments: Any) -> S:
    """Runs a spider to its end, or until we are cancelled."""
    gate = Gate(network or SystemNetwork(), options.allow_networks, options.timeout)
    crawler = Crawler(kind, Settings(scrapy_settings(options)))
    crawling = asyncio.ensure_future(crawler.crawl_async(gate=gate, options=options, **arguments))
    try:
        await asyncio.shield(crawling)
    except asyncio.CancelledError:
        await asyncio.wait({crawling, asyncio.ensure_future(crawler.stop_async())}, timeout=_FAREWELL)
        raise
    spider = crawler.spider
    if not isinstance(spider, kind):
        raise TypeError(f"the crawl ran {spider!r}")
    return spider
