"""The spider: takes visits from the frontier, asks robots.txt first, follows each hop as a request of its own."""

import asyncio
import math
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http import Response
from twisted.python.failure import Failure as TwistedFailure

from catalog.observation import Observation
from catalog.urls import host_of
from catalog.vocabulary import NETWORK_FAILURES, Reason
from crawler.certificates import certificate_fault
from crawler.control import network_answers
from crawler.failures import failure_of
from crawler.frontier import Frontier
from crawler.judging.answer import Answer, Failure, Step
from crawler.judging.hops import address_fault
from crawler.judging.reading import Follow, may_pass, read
from crawler.options import CrawlerOptions
from crawler.resolver import GuardedResolver
from crawler.responses import answer_of
from crawler.robots import Rules, origin, robots_url, rules_of
from crawler.settings import LARGEST_BODY
from crawler.target import Target, Visit

# A host that hangs is left alone for the rest of the run.
_MOST_TIMEOUTS = 3
# The share of the time-out after which a body that is still coming is cut.
_PATIENCE = 0.7


class LinkSpider(Spider):
    """Visits targets and tells each Observation to `found`. `online` is False once our own network is known to fail."""

    name = "links"

    def __init__(
        self,
        targets: Iterable[Target],
        options: CrawlerOptions,
        resolver: GuardedResolver,
        at: datetime,
        found: Callable[[Target, Observation], None],
    ) -> None:
        super().__init__()
        self.targets = targets
        self.options = options
        self.resolver = resolver
        self.at = at
        self.found = found
        self.online = True
        self.doubtful = False
        self.frontier: Frontier[Visit] = Frontier(options.delay, options.concurrency, lambda visit: visit.host)
        self.rules: dict[str, Rules] = {}
        self.timeouts: Counter[str] = Counter()
        self.error: BaseException | None = None
        self._changed = asyncio.Event()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "LinkSpider":
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.cap_body, signal=signals.bytes_received)
        crawler.signals.connect(spider.broken, signal=signals.spider_error)
        return spider

    # -- the loop ------------------------------------------------------------

    async def start(self) -> AsyncIterator[Any]:
        self.online = await network_answers(self.crawler.engine, self.options.control_urls)
        if not self.online:
            return
        for target in self.targets:
            self.go_on(Visit(target, target.url))
        while not self.frontier.done and self.error is None:
            visit = self.frontier.pop(time.monotonic())
            if visit is None:
                await self.wait()
            elif request := self.next_request(visit):
                yield request
        if self.doubtful:
            self.online = await network_answers(self.crawler.engine, self.options.control_urls)

    async def wait(self) -> None:
        """Until a host is rested, or something has changed."""
        self._changed.clear()
        try:
            await asyncio.wait_for(self._changed.wait(), self.frontier.pause(time.monotonic()))
        except TimeoutError:
            return

    # -- one visit -----------------------------------------------------------

    def go_on(self, visit: Visit) -> None:
        """Lets a visit wait for the host of its next address, if that may be asked for at all."""
        fault = address_fault(visit.url)
        if fault:
            self.step(visit, fault)
            return
        self.frontier.add(visit)
        self._changed.set()

    def step(self, visit: Visit, step: Step) -> None:
        visit.steps.append(step)
        outcome = read(visit.steps, self.at)
        if isinstance(outcome, Follow):
            visit.url = outcome.url
            self.go_on(visit)
        else:
            self.found(visit.target, outcome)

    def next_request(self, visit: Visit) -> Request | None:
        """What to ask for next: robots.txt, the page, or nothing where robots.txt or the host settles the visit."""
        if self.timeouts[visit.host] >= _MOST_TIMEOUTS:
            self.left_alone(visit)
            return None
        if not self.options.respect_robots:
            return self.page_request(visit)
        rules = self.rules.get(origin(visit.url))
        if rules is None:
            return self.request(visit, robots_url(visit.url), self.robots_answered, self.robots_failed)
        obstacle = rules.obstacle(visit.url, insist=visit.target.insist)
        if obstacle is None:
            return self.page_request(visit)
        self.frontier.release(visit.host, time.monotonic(), asked=False)
        self.step(visit, obstacle)
        return None

    def left_alone(self, visit: Visit) -> None:
        """A visit that has timed out once is over; the others find no answer today, and their links stay due."""
        self.frontier.release(visit.host, time.monotonic(), asked=False)
        if visit.tried_again:
            self.step(visit, Failure(visit.url, Reason.TIMEOUT, "no answer in time"))

    def page_request(self, visit: Visit) -> Request:
        return self.request(visit, visit.url, self.answered, self.failed, dont_redirect=True)

    def request(self, visit: Visit, url: str, callback: Any, errback: Any, **meta: Any) -> Request:
        # Cookies live as long as the visit.
        meta = {"visit": visit, "cookiejar": visit.target.key, "asked_at": time.monotonic(), **meta}
        return Request(url, callback=callback, errback=errback, dont_filter=True, meta=meta)

    def answered(self, response: Response) -> None:
        visit = self.released(response.meta)
        self.asked(visit, answer_of(response, visit.url))

    async def failed(self, failure: TwistedFailure) -> None:
        visit, step = await self.failure(failure)
        self.asked(visit, step)

    def robots_answered(self, response: Response) -> None:
        self.ruled(self.released(response.meta), answer_of(response, response.url))

    async def robots_failed(self, failure: TwistedFailure) -> None:
        asked = failure.request.url  # type: ignore[attr-defined]
        visit, found = await self.failure(failure)
        step: Step = found
        if origin(asked) != origin(visit.url) or isinstance(failure.value, IgnoreRequest):
            # RFC 9309, 2.3.1.2: a redirect of robots.txt that leads nowhere is as if there were none.
            step = Answer(asked, 404)
        self.ruled(visit, step)

    def ruled(self, visit: Visit, step: Step) -> None:
        if not self.tries_again(visit, step):
            self.rules[origin(visit.url)] = rules_of(step)
            self.frontier.add(visit, first=True)

    def asked(self, visit: Visit, step: Step) -> None:
        if not self.tries_again(visit, step):
            self.step(visit, step)

    def tries_again(self, visit: Visit, step: Step) -> bool:
        """One quiet second try per visit, after the host has rested, before anything is held against a link."""
        if isinstance(step, Failure) and step.reason is Reason.TIMEOUT:
            self.timeouts[visit.host] += 1
        if visit.tried_again or not may_pass(step):
            return False
        visit.tried_again = True
        self.frontier.add(visit)
        return True

    def released(self, meta: dict[str, Any]) -> Visit:
        visit: Visit = meta["visit"]
        self.frontier.release(visit.host, time.monotonic())
        self._changed.set()
        return visit

    async def failure(self, failed: TwistedFailure) -> tuple[Visit, Failure]:
        """A visit and why its request brought no answer. Its host stays busy until that is known."""
        meta = failed.request.meta  # type: ignore[attr-defined]
        asked = failed.request.url  # type: ignore[attr-defined]
        step = replace(await self.explained(asked, failed.value), url=meta["visit"].url)
        self.doubtful = self.doubtful or step.reason in NETWORK_FAILURES
        return self.released(meta), step

    async def explained(self, url: str, error: BaseException | None) -> Failure:
        """The resolver knows better than Scrapy why a host was not dialled, and a handshake why it was not trusted."""
        host = host_of(url)
        refusal = self.resolver.refusals.get(host)
        if refusal:
            return Failure(url, refusal.reason, refusal.detail)
        reason, detail = failure_of(error)
        if reason is Reason.TLS and (way := await self.resolver.way_to(host, urlsplit(url).port or 443)):
            detail = await certificate_fault(way, host, self.options.timeout) or detail
        return Failure(url, reason, detail)

    def broken(self, failure: TwistedFailure) -> None:
        """Something of ours failed, the database perhaps: Scrapy would only log it, and wait for ever."""
        self.error = self.error or failure.value
        self._changed.set()

    def cap_body(self, data: bytes, request: Request) -> None:
        """Enough is enough: in bytes, and in time, since a slow answer is an answer."""
        received = request.meta.get("received", 0) + len(data)
        request.meta["received"] = received
        slow = time.monotonic() - request.meta.get("asked_at", math.inf) > self.options.timeout * _PATIENCE
        if received >= LARGEST_BODY or slow:
            raise StopDownload(fail=False)
