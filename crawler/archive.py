"""Asks a web archive for copies of links, after the crawl: slowly, and without any say in what is held of a link."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from catalog.archiving import Wanted, copies_wanted, keep_copy
from catalog.vocabulary import Reason
from crawler.asking import ask
from crawler.judging.answer import Answer, Failure
from crawler.judging.hops import REDIRECTS
from crawler.judging.memento import Memento, accept_datetime, read_archive, timegate
from crawler.network import Network
from crawler.options import CrawlerOptions
from crawler.transport.downloader import GuardedSpider, downloader_of
from crawler.transport.names import Gate
from crawler.visiting import run_spider

# An archive is a common good, and a run must end: the rest is asked for next time.
_MOST_COPIES = 20
# Any other answer is about us, or about the archive itself.
_MEANT = REDIRECTS | {200, 404}

Kept = Callable[[Wanted, Memento | None], None]


async def find_copies(engine: Engine, options: CrawlerOptions, now: datetime, network: Network | None = None) -> int:
    """Looks for the copies that are wanted, and keeps what is found; how many were. Never raises for the archive."""
    wanted = copies_wanted(engine, now, _MOST_COPIES) if options.archive else ()
    found = 0

    def keep(copy: Wanted, memento: Memento | None) -> None:
        nonlocal found
        found += memento is not None
        keep_copy(engine, copy.link_id, now, memento.url if memento else None, memento.at if memento else None)

    if wanted:
        await run_spider(ArchiveSpider, options, network, wanted=wanted, now=now, kept=keep)
    return found


class ArchiveSpider(GuardedSpider):
    """Asks for one copy after the other. An archive that fails, or that has had enough of us, is left alone."""

    name = "archive"

    def __init__(
        self, gate: Gate, wanted: Sequence[Wanted], options: CrawlerOptions, now: datetime, kept: Kept
    ) -> None:
        super().__init__(gate)
        self.wanted = wanted
        self.options = options
        self.now = now
        self.kept = kept

    async def start(self) -> AsyncIterator[Any]:
        for copy in self.wanted:
            answer = await self._look_for(copy)
            if isinstance(answer, Failure):
                return
            self.kept(copy, answer)
        return
        yield

    async def _look_for(self, copy: Wanted) -> Memento | Failure | None:
        headers = accept_datetime(copy.date, self.now)
        url = timegate(self.options.archive, copy.url)
        answers: list[Answer] = []
        while True:
            step = await ask(downloader_of(self.crawler.engine), url, "HEAD", headers)
            await asyncio.sleep(self.options.delay)
            if isinstance(step, Failure):
                return step
            if step.status not in _MEANT:
                return Failure(step.url, Reason.BLOCKED, f"HTTP {step.status}")
            answers.append(step)
            onward = read_archive(answers)
            if not isinstance(onward, str):
                return onward
            url = onward
