"""A site while it is searched: few requests, one at a time, where robots.txt lets us."""

import asyncio

from crawler.asking import ask
from crawler.judging.answer import Answer, Failure
from crawler.judging.hops import REDIRECTS, address_fault, next_address
from crawler.options import CrawlerOptions
from crawler.robots import Rules, origin, robots_url, rules_of
from crawler.searching.listing import Candidate, read_feed, read_page, read_sitemap, same_site, sitemaps_of
from crawler.transport.downloader import GuardedSpider, downloader_of

MOST_REQUESTS = 20  # of one site, in one run
_MOST_SITEMAPS, _MOST_FEEDS = 4, 2
_MOST_HOPS = 3


class SearchedSite:
    """Its rules, how often it was asked, and what it lists."""

    def __init__(self, spider: GuardedSpider, options: CrawlerOptions, url: str) -> None:
        self.spider = spider
        self.delay = options.delay
        self.home = f"{origin(url)}/"
        self.requests = 0
        self.rules: Rules | None = None
        self._listed: list[Candidate] | None = None
        self._answers: dict[str, Answer | None] = {}

    async def listed(self) -> list[Candidate]:
        """By its site maps, by its home page and by the feeds that this names."""
        if self._listed is None:
            self._listed = [*await self._home(), *await self._sitemaps()]
        return self._listed

    async def linked_from(self, url: str) -> list[Candidate]:
        answer = await self.ask(url)
        return read_page(answer)[1] if answer is not None and answer.status == 200 else []

    async def ask(self, url: str) -> Answer | None:
        """The page there, past a few redirects within the site; None where it may not or cannot be had."""
        if url not in self._answers:
            self._answers[url] = await self._follow(url)
        return self._answers[url]

    async def _home(self) -> list[Candidate]:
        answer = await self.ask(self.home)
        if answer is None or answer.status != 200:
            return []
        feeds, found = read_page(answer)
        for url in feeds[:_MOST_FEEDS]:
            feed = await self.ask(url)
            found += read_feed(feed) if feed is not None and feed.status == 200 else []
        return found

    async def _sitemaps(self) -> list[Candidate]:
        named = sitemaps_of(self.rules.text if self.rules else None)
        waiting = [url for url in named if same_site(url, self.home)] or [f"{self.home}sitemap.xml"]
        found: list[Candidate] = []
        for _ in range(_MOST_SITEMAPS):
            if not waiting:
                break
            answer = await self.ask(waiting.pop(0))
            if answer is not None and answer.status == 200:
                more, pages = read_sitemap(answer)
                waiting += more
                found += pages
        return found

    async def _follow(self, url: str) -> Answer | None:
        steps: list[Answer] = []
        for _ in range(_MOST_HOPS):
            answer = await self._once(url)
            if answer is None or answer.status not in REDIRECTS:
                return answer
            steps.append(answer)
            onward = next_address(steps, answer, answer.headers.get("location", ""))
            if isinstance(onward, Failure) or not same_site(onward, self.home):
                return None
            url = onward
        return None

    async def _once(self, url: str) -> Answer | None:
        if self.rules is None:
            self.rules = rules_of(await self._asked(robots_url(self.home)))
        if address_fault(url) or self.rules.obstacle(url) or self.requests >= MOST_REQUESTS:
            return None
        step = await self._asked(url)
        return step if isinstance(step, Answer) else None

    async def _asked(self, url: str) -> Answer | Failure:
        self.requests += 1
        step = await ask(downloader_of(self.spider.crawler.engine), url)
        rest = max(self.delay, self.rules.delay if self.rules and self.delay else 0.0)
        await asyncio.sleep(rest)
        return step
