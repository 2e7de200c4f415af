"""A site while it is searched: what it lists, and what was found there."""

from crawler.courtesy import Courtesy
from crawler.judging.answer import Answer
from crawler.robots import origin
from crawler.searching.listing import Candidate, read_feed, read_page, read_sitemap
from crawler.sitelists import same_site, sitemaps_of

_MOST_SITEMAPS, _MOST_FEEDS = 4, 2


class SearchedSite:
    """courtesy: its turn, its rules and how often it was asked, shared with what else is asked of its host."""

    def __init__(self, courtesy: Courtesy, url: str) -> None:
        self.courtesy = courtesy
        self.home = f"{origin(url)}/"
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
            steps = await self.courtesy.ask(url, within=self.home)
            self._answers[url] = steps[-1] if steps and isinstance(steps[-1], Answer) else None
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
        named = sitemaps_of((await self.courtesy.rules(self.home)).text)
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
