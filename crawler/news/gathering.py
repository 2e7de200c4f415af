"""Gathers the news of the websites in the catalogue, after the crawl: politely, and never more than some of them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from catalog.newsgathering import Reading, Source, keep_failures, keep_reading, places_told, sources_due
from crawler.courtesy import Courtesy
from crawler.network import Network
from crawler.news.newsroom import Newsroom, PostponedError
from crawler.options import CrawlerOptions
from crawler.transport.downloader import GuardedSpider, downloader_of
from crawler.transport.names import Gate
from crawler.visiting import run_spider

# A run must end; the rest is asked next time.
_MOST_SOURCES = 200
# Each may hold a whole feed in memory.
_AT_ONCE = 8

Kept = Callable[[Source, Reading], None]


async def gather_news(engine: Engine, options: CrawlerOptions, now: datetime, network: Network | None = None) -> int:
    """Asks the sources whose turn it is, and keeps what is new; how many entries. Never raises for a site.

    Where not one site answers it is our own network that fails, and nothing is concluded.
    """
    sources = sources_due(engine, now, _MOST_SOURCES) if options.news else ()
    told = 0

    def keep(source: Source, reading: Reading) -> None:
        nonlocal told
        told += len(reading.told)
        keep_reading(engine, source, reading, now)

    if sources:
        taken = places_told(engine)
        spider = await run_spider(NewsSpider, options, network, sources=sources, taken=taken, now=now, kept=keep)
        if spider.error is not None:
            raise spider.error
        if spider.answered:
            keep_failures(engine, spider.failed, now)
    return told


class NewsSpider(GuardedSpider):
    """Several websites at once, of each host one. error: what went wrong on our side."""

    name = "news"

    def __init__(
        self,
        gate: Gate,
        sources: Sequence[Source],
        taken: dict[str, int],
        options: CrawlerOptions,
        now: datetime,
        kept: Kept,
    ) -> None:
        super().__init__(gate)
        self.sources = sources
        self.taken = taken
        self.options = options
        self.now = now
        self.kept = kept
        self.answered = False
        self.failed: list[Source] = []
        self.error: Exception | None = None

    async def start(self) -> AsyncIterator[Any]:
        room = Newsroom(Courtesy(downloader_of(self.crawler.engine), self.options), self.taken, self.now)
        places = asyncio.Semaphore(min(_AT_ONCE, self.options.concurrency))
        turns = [asyncio.ensure_future(self._turn(room, places, source)) for source in self.sources]
        try:
            await asyncio.gather(*turns)
        except Exception as error:
            self.error = error
        finally:
            for turn in turns:
                turn.cancel()
        self.answered = room.answered
        return
        yield

    async def _turn(self, room: Newsroom, places: asyncio.Semaphore, source: Source) -> None:
        async with places:
            try:
                reading = await room.read(source)
            except PostponedError:
                return
            if reading is None:
                self.failed.append(source)
            else:
                self.kept(source, reading)
