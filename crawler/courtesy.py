"""How sites are asked for what nobody waits for: little, one request at a time each, where robots.txt lets us."""

import asyncio

from catalog.observation import Validators
from catalog.urls import host_of
from crawler.asking import ask
from crawler.judging.answer import Answer, Failure, Step
from crawler.judging.hops import REDIRECTS, address_fault, next_address
from crawler.judging.validators import conditions
from crawler.options import CrawlerOptions
from crawler.robots import Rules, origin, robots_url, rules_of
from crawler.sitelists import same_site
from crawler.transport.downloader import GuardedDownloader

MOST_REQUESTS = 20  # of one host, in one run
_MOST_HOPS = 3


class _Host:
    def __init__(self) -> None:
        self.requests = 0
        self.turn = asyncio.Lock()


class Courtesy:
    """Each host's turn, its rest between two requests, and how often it was asked; each site's rules."""

    def __init__(self, downloader: GuardedDownloader, options: CrawlerOptions) -> None:
        self.downloader = downloader
        self.options = options
        self._hosts: dict[str, _Host] = {}
        self._rules: dict[str, Rules] = {}

    async def ask(self, url: str, known: Validators | None = None, within: str | None = None) -> list[Step]:
        """What comes of an address, past a few redirects: the last step is an answer, or why there is none.

        known: the document is asked for only if it has changed since. within: an address of the site that must not be
        left. Empty where it had to be left, or a host was asked often enough.
        """
        steps: list[Step] = []
        while (step := await self._once(url, known)) is not None:
            steps.append(step)
            if isinstance(step, Failure) or step.status not in REDIRECTS or len(steps) > _MOST_HOPS:
                return steps
            onward = next_address(steps, step, step.headers.get("location", ""))
            if isinstance(onward, Failure):
                return [*steps, onward]
            if within and not same_site(onward, within):
                return []
            url = onward
        return []

    def may_ask(self, url: str) -> bool:
        """Whether its host was asked less than often enough."""
        return self._host(url).requests < MOST_REQUESTS

    async def rules(self, url: str) -> Rules:
        """Those of the site of an address, asked for once."""
        host = self._host(url)
        async with host.turn:
            return await self._rules_of(url, host)

    async def _once(self, url: str, known: Validators | None) -> Step | None:
        fault = address_fault(url)
        if fault:
            return fault
        host = self._host(url)
        async with host.turn:
            obstacle = (await self._rules_of(url, host)).obstacle(url)
            if obstacle:
                return obstacle
            if not self.may_ask(url):
                return None
            return await self._asked(url, host, conditions(known) if known and known["url"] == url else {})

    async def _rules_of(self, url: str, host: _Host) -> Rules:
        site = origin(url)
        if site not in self._rules:
            self._rules[site] = rules_of(await self._asked(robots_url(url), host, {}))
        return self._rules[site]

    async def _asked(self, url: str, host: _Host, headers: dict[str, str]) -> Answer | Failure:
        host.requests += 1
        step = await ask(self.downloader, url, headers=headers)
        rules = self._rules.get(origin(url))
        await asyncio.sleep(max(self.options.delay, rules.delay if rules and self.options.delay else 0.0))
        return step

    def _host(self, url: str) -> _Host:
        return self._hosts.setdefault(host_of(url), _Host())
