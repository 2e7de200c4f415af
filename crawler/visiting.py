"""Visits a list of links, and tells what was found. Nothing is stored here."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from scrapy.crawler import Crawler
from scrapy.settings import Settings

from catalog.observation import Observation
from crawler.network import Network, SystemNetwork
from crawler.options import CrawlerOptions
from crawler.reactor import the_reactor
from crawler.resolver import GuardedResolver
from crawler.settings import scrapy_settings
from crawler.spider import LinkSpider
from crawler.target import Target

# How long visits under way may take to end once we are asked to stop.
_FAREWELL = 2.0


async def visit(
    targets: Iterable[Target],
    options: CrawlerOptions,
    at: datetime,
    found: Callable[[Target, Observation], None],
    network: Network | None = None,
) -> bool:
    """Visits each target and tells its Observation to `found`.

    False if our own network failed, at the start (then nothing was visited) or at the end. Must run within
    `crawler.reactor.run`. What `found` raises ends the visits, and is raised again. Cancelled, it stops soon and raises
    CancelledError; what was found was told.
    """
    resolver = GuardedResolver(network or SystemNetwork(), options.allow_networks, options.timeout)
    crawler = Crawler(LinkSpider, Settings(scrapy_settings(options)))
    with _gated(resolver):
        crawling = asyncio.ensure_future(
            crawler.crawl_async(targets=targets, options=options, resolver=resolver, at=at, found=found)
        )
        try:
            await asyncio.shield(crawling)
        except asyncio.CancelledError:
            await asyncio.wait({crawling, asyncio.ensure_future(crawler.stop_async())}, timeout=_FAREWELL)
            raise
    spider = crawler.spider
    if not isinstance(spider, LinkSpider):
        raise TypeError(f"the crawl ran {spider!r}")
    if spider.error is not None:
        raise spider.error
    return spider.online


@contextmanager
def _gated(resolver: GuardedResolver) -> Iterator[None]:
    """The resolver stays after the crawl, shut: a request that came late must not find an open way out."""
    the_reactor().installNameResolver(resolver)
    try:
        yield
    finally:
        resolver.close()
