"""Errands: what is asked of the web after the crawl, by nobody who waits for it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from crawler.network import Network
from crawler.options import CrawlerOptions
from crawler.transport.downloader import GuardedDownloader, GuardedSpider, downloader_of
from crawler.transport.names import Gate
from crawler.visiting import run_spider

Errand = Callable[[GuardedDownloader], Awaitable[None]]


async def run_errand(errand: Errand, options: CrawlerOptions, network: Network | None) -> None:
    """Runs an errand to its end, and raises what it raises. Must run within `crawler.reactor.run`."""
    spider = await run_spider(ErrandSpider, options, network, errand=errand)
    if spider.error is not None:
        raise spider.error


class ErrandSpider(GuardedSpider):
    """Gives an errand the downloader, and no more. error: what went wrong on our side, for Scrapy would only log it."""

    name = "errand"

    def __init__(self, gate: Gate, options: CrawlerOptions, errand: Errand) -> None:
        super().__init__(gate)
        self.options = options
        self.errand = errand
        self.error: Exception | None = None

    async def start(self) -> AsyncIterator[Any]:
        try:
            await self.errand(downloader_of(self.crawler.engine))
        except Exception as error:
            self.error = error
        return
        yield
