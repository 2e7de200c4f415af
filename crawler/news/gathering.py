"""Gathers the news of the websites in the catalogue, after the crawl: politely, and never more than some of them."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Engine

from catalog.newsgathering import Reading, Source, keep_failures, keep_reading, places_told, sources_due
from crawler.courtesy import Courtesy
from crawler.errand import run_errand
from crawler.network import Network
from crawler.news.newsroom import Newsroom, PostponedError
from crawler.options import CrawlerOptions
from crawler.transport.downloader import GuardedDownloader

# A run must end; the rest is asked next time.
_MOST_SOURCES = 200
# Each may hold a whole feed in memory.
_AT_ONCE = 8


async def gather_news(engine: Engine, options: CrawlerOptions, now: datetime, network: Network | None = None) -> int:
    """Asks the sources whose turn it is, and keeps what is new; how many entries. Never raises for a site.

    Where not one site answers it is our own network that fails, and nothing is concluded.
    """
    sources = sources_due(engine, now, _MOST_SOURCES) if options.news else ()
    told = 0
    failed: list[Source] = []

    def keep(source: Source, reading: Reading | None) -> None:
        nonlocal told
        if reading is None:
            failed.append(source)
        else:
            told += len(reading.told)
            keep_reading(engine, source, reading, now)

    async def gather(downloader: GuardedDownloader) -> None:
        room = Newsroom(Courtesy(downloader, options), places_told(engine), now)
        await _read_all(sources, room, min(_AT_ONCE, options.concurrency), keep)
        if room.answered:
            keep_failures(engine, failed, now)

    if sources:
        await run_errand(gather, options, network)
    return told


async def _read_all(
    sources: Sequence[Source], room: Newsroom, at_once: int, keep: Callable[[Source, Reading | None], None]
) -> None:
    """Several websites at once, of each host one. keep: told what a source said, or that nothing could be had."""
    places = asyncio.Semaphore(at_once)

    async def turn(source: Source) -> None:
        async with places:
            with suppress(PostponedError):
                keep(source, await room.read(source))

    turns = [asyncio.ensure_future(turn(source)) for source in sources]
    try:
        await asyncio.gather(*turns)
    finally:
        for each in turns:
            each.cancel()
