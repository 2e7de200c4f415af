"""The spider: gives each visit that the frontier lets go its turn, until nothing is left to visit."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from crawler.asking import Cookies, ask
from crawler.control import network_answers
from crawler.frontier import Frontier
from crawler.judging.answer import Step
from crawler.memory import SiteMemory
from crawler.options import CrawlerOptions
from crawler.target import Visit
from crawler.transport.downloader import GuardedSpider, downloader_of
from crawler.transport.names import Gate
from crawler.visitor import Found, Visitor
from crawler.work import Work


class LinkSpider(GuardedSpider):
    """Visits what `work` holds and tells each Observation to `found`. `online` is False once our own network is known
    to fail. `error` is what went wrong on our side.
    """

    name = "links"

    def __init__(
        self, gate: Gate, work: Work, options: CrawlerOptions, memory: SiteMemory, at: datetime, found: Found
    ) -> None:
        super().__init__(gate)
        self.options = options
        self.online = True
        self.error: BaseException | None = None
        self.frontier: Frontier[Visit] = Frontier(
            options.delay, options.concurrency, lambda visit: visit.host, work.hosts(), work.take
        )
        self.visitor = Visitor(self.frontier, self._ask, options, memory, at, found)
        self._turns: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Event()

    async def start(self) -> AsyncIterator[Any]:
        """Nothing is yielded: Scrapy's scheduler and scraper would only pass the visits around."""
        self.online = await network_answers(downloader_of(self.crawler.engine), self.options.control_urls)
        if self.online:
            try:
                await self._visit_all()
            finally:
                for turn in self._turns:
                    turn.cancel()
        if self.visitor.doubtful and self.error is None:
            self.online = await network_answers(downloader_of(self.crawler.engine), self.options.control_urls)
        return
        yield

    async def _visit_all(self) -> None:
        while not self.frontier.done and self.error is None:
            visit = self.frontier.pop(time.monotonic())
            if visit is not None:
                turn = asyncio.ensure_future(self.visitor.turn(visit))
                self._turns.add(turn)
                turn.add_done_callback(self._turned)
            elif not self.frontier.done:
                await self._wait()

    def _turned(self, turn: asyncio.Task[None]) -> None:
        self._turns.discard(turn)
        self._changed.set()
        if not turn.cancelled() and turn.exception():
            # Something of ours failed, the database perhaps: without this, the crawl would wait for ever.
            self.error = self.error or turn.exception()

    async def _wait(self) -> None:
        """Until a host is rested, or something has changed."""
        self._changed.clear()
        try:
            await asyncio.wait_for(self._changed.wait(), self.frontier.pause(time.monotonic()))
        except TimeoutError:
            return

    async def _ask(self, url: str, method: str, headers: dict[str, str], cookies: Cookies | None) -> Step:
        return await ask(downloader_of(self.crawler.engine), url, method, headers, cookies)
