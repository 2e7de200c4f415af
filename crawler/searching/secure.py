"""Asks sites that are linked to by http whether they show the same by https, with a certificate that holds."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import Engine

from catalog.folding import fold
from catalog.repairs.deciding import Proposed
from catalog.searching import Insecure, insecure, keep_search
from catalog.urls import same_place
from catalog.vocabulary import RepairKind
from crawler.courtesy import Courtesy
from crawler.errand import run_errand
from crawler.judging.answer import Answer
from crawler.judging.page import Page, page_of
from crawler.judging.sketch import resemblance, sketch_of
from crawler.network import Network
from crawler.options import CrawlerOptions
from crawler.robots import origin
from crawler.searching.site import SearchedSite
from crawler.transport.downloader import GuardedDownloader
from crawler.updates.watching import is_what_was_served

# A run must end: the rest is asked for next time.
_MOST_LINKS = 20
# Where title and nearly all words are the same it is the same page; where text is lacking, or half of it is another,
# a person had better look.
_SURE, _LIKELY = 0.95, 0.85
_ALL_WORDS, _HALF = 0.8, 0.5


async def look_for_https(engine: Engine, options: CrawlerOptions, now: datetime, network: Network | None = None) -> int:
    """Asks for the links whose turn it is, and keeps what is found as proposals; for how many something was."""
    wanted = insecure(engine, now, _MOST_LINKS) if options.search else ()
    found = 0

    async def ask_all(downloader: GuardedDownloader) -> None:
        nonlocal found
        courtesy = Courtesy(downloader, options)
        # A site that does not answer by https is asked once.
        sites = dict[str, SearchedSite]()
        for link in wanted:
            url = secured(link.url)
            repairs: Sequence[Proposed] = ()
            if url is not None and (link.page_title or link.body):
                if not courtesy.may_ask(url):
                    continue
                answer = await sites.setdefault(origin(url), SearchedSite(courtesy, url)).ask(url)
                repairs = proposals(link, url, answer, now) if answer is not None else ()
            keep_search(engine, link.link_id, repairs, now)
            found += bool(repairs)

    if wanted:
        await run_errand(ask_all, options, network)
    return found


def secured(url: str) -> str | None:
    """The same address by https; None where a port is named, for that speaks http."""
    try:
        named = urlsplit(url).port
    except ValueError:
        return None
    return f"https{url.removeprefix('http')}" if named is None else None


def proposals(link: Insecure, url: str, answer: Answer, now: datetime) -> Sequence[Proposed]:
    """`url`, where it answers for itself, by https to the end, and without a fault of its certificate."""
    secure = answer.url.startswith("https://") and same_place(answer.url, url)
    if answer.status != 200 or not secure or answer.note:
        return ()
    same, confidence = likeness(link, answer)
    facts = {"seen": now.isoformat(), "same": same}
    return (Proposed(RepairKind.HTTPS, url, confidence, facts),) if confidence else ()


def likeness(link: Insecure, answer: Answer) -> tuple[str, float]:
    """What an answer has in common with what was seen before, and how sure that makes it: from 0 to 1."""
    page = page_of(answer)
    if page is not None:
        return _of_pages(link, page)
    same = link.body is not None and is_what_was_served(answer, link.body)
    return "bytes", _SURE if same else 0.0


def _of_pages(link: Insecure, page: Page) -> tuple[str, float]:
    before, now = fold(link.page_title or ""), fold(page.title)
    if not now or before != now:
        return "title", 0.0
    if not link.sketch:
        return "title", _LIKELY
    alike = resemblance(sketch_of(page.content), link.sketch) or 0.0
    return "text", _SURE if alike >= _ALL_WORDS else _LIKELY if alike >= _HALF else 0.0
