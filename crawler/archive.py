"""Asks a web archive for copies of links, after the crawl: slowly, and without any say in what is held of a link."""

import asyncio
from datetime import datetime

from sqlalchemy import Engine

from catalog.archiving import Wanted, copies_wanted, keep_copy
from catalog.vocabulary import Reason
from crawler.asking import ask
from crawler.errand import run_errand
from crawler.judging.answer import Answer, Failure
from crawler.judging.hops import REDIRECTS
from crawler.judging.memento import Memento, accept_datetime, read_archive, timegate
from crawler.network import Network
from crawler.options import CrawlerOptions
from crawler.transport.downloader import GuardedDownloader

# An archive is a common good, and a run must end: the rest is asked for next time.
_MOST_COPIES = 20
# Any other answer is about us, or about the archive itself.
_MEANT = REDIRECTS | {200, 404}


async def find_copies(engine: Engine, options: CrawlerOptions, now: datetime, network: Network | None = None) -> int:
    """Looks for the copies that are wanted, and keeps what is found; how many were. Never raises for the archive."""
    wanted = copies_wanted(engine, now, _MOST_COPIES) if options.archive else ()
    found = 0

    async def look_for_all(downloader: GuardedDownloader) -> None:
        nonlocal found
        for copy in wanted:
            memento = await _look_for(copy, downloader, options, now)
            if isinstance(memento, Failure):
                # An archive that fails, or that has had enough of us, is left alone.
                return
            keep_copy(engine, copy.link_id, now, memento.url if memento else None, memento.at if memento else None)
            found += memento is not None

    if wanted:
        await run_errand(look_for_all, options, network)
    return found


async def _look_for(
    copy: Wanted, downloader: GuardedDownloader, options: CrawlerOptions, now: datetime
) -> Memento | Failure | None:
    headers = accept_datetime(copy.date, now)
    url = timegate(options.archive, copy.url)
    answers: list[Answer] = []
    while True:
        step = await ask(downloader, url, "HEAD", headers)
        await asyncio.sleep(options.delay)
        if isinstance(step, Failure):
            return step
        if step.status not in _MEANT:
            return Failure(step.url, Reason.BLOCKED, f"HTTP {step.status}")
        answers.append(step)
        onward = read_archive(answers)
        if not isinstance(onward, str):
            return onward
        url = onward
