"""Three publishers whose feeds do what feeds do over a year, asked as a run asks them: on a simulated web."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.kinds import Kind
from catalog.models import Link, NewsEntry, Resource, Use
from catalog.vocabulary import LinkRole, State
from crawler.news.gathering import gather_news
from crawler.options import CrawlerOptions
from crawler.reactor import run
from vigie.demo.pages import Page, Site, web_page
from vigie.demo.web import SimulatedWeb

HOSTS = ("rss.example", "atom.example", "json.example")
_WEEK = timedelta(days=7)
_IN_FEED, _EACH_WEEK = 8, 2
_OPTIONS = CrawlerOptions(delay=0, timeout=5, control_urls=(), archive="")
_KINDS = dict(zip(HOSTS, ("application/rss+xml", "application/atom+xml", "application/feed+json"), strict=True))


@dataclass(frozen=True, slots=True)
class Said:
    """One entry as a feed has it this week. date: in ISO 8601, empty where it says none."""

    id: str
    title: str
    url: str
    date: str


@dataclass
class Newsstand:
    """From a week after its entry on, one has another title, another id, another address, or several of these.

    Some have no date, others one that lies in the future.
    """

    engine: Engine
    folder: Path
    weeks: list[datetime] = field(default_factory=list)

    def __post_init__(self) -> None:
        with Session(self.engine) as session:
            for number, host in enumerate(HOSTS):
                resource = Resource(slug=host, title=host, kind=Kind.WEBSITE, position=1_000 + number, source="t")
                resource.added_at = datetime.fromisoformat("2026-01-01T00:00:00Z")
                link = Link(url=f"http://{host}/", short=False, state=State.ALIVE)
                # No visit of the year is theirs.
                link.next_check_at = resource.added_at + 520 * _WEEK
                session.add(Use(resource=resource, link=link, role=LinkRole.WEBSITE, position=0))
            session.commit()

    def gather(self, now: datetime) -> None:
        self.weeks.append(now)
        sites = {host: Site({"/": _home(host), "/fil": _feed(host, self._in_feed(host))}) for host in HOSTS}

        async def scene() -> None:
            async with SimulatedWeb(self.folder, sites) as web:
                await gather_news(self.engine, _OPTIONS, now, web.network)

        run(scene())

    def entries(self) -> list[NewsEntry]:
        """In the order in which they were told."""
        with Session(self.engine) as session:
            return list(session.scalars(select(NewsEntry).order_by(NewsEntry.id)))

    def published(self) -> set[str]:
        """The addresses that all entries had at first."""
        return {f"http://{host}/{number}" for host in HOSTS for number in range(_EACH_WEEK * len(self.weeks))}

    def _in_feed(self, host: str) -> list[Said]:
        """The newest first."""
        last = _EACH_WEEK * len(self.weeks) - 1
        return [self._said(host, number) for number in range(last, max(last - _IN_FEED, -1), -1)]

    def _said(self, host: str, number: int) -> Said:
        week = number // _EACH_WEEK
        edited = number if week < len(self.weeks) - 1 else 0
        at = self.weeks[week] + (_WEEK * 60 if number % 7 == 6 else timedelta(hours=-1 - number % 2))
        return Said(
            id=f"autre-{number}" if edited % 4 == 2 else f"{number}",
            title=f"Nouvelle {number} de {host}" + (" (corrigée)" if edited % 3 == 1 else ""),
            url=f"http://{host}/{number}" + ("-bis" if edited % 12 == 9 else ""),
            # Only once it is known: what bears no date the first time is not known to be new.
            date="" if number % 5 == 4 else at.isoformat(),
        )


def _home(host: str) -> Page:
    page = web_page("Accueil")
    link = f'<link rel="alternate" type="{_KINDS[host]}" href="/fil"></head>'
    return Page(headers=page.headers, body=page.body.replace(b"</head>", link.encode()))


def _feed(host: str, said: list[Said]) -> Page:
    written = {"rss.example": _rss, "atom.example": _atom, "json.example": _json}[host](said)
    return Page(headers={"Content-Type": _KINDS[host]}, body=written.encode())


def _rss(said: list[Said]) -> str:
    items = "".join(
        f"<item><guid>{each.id}</guid><title>{escape(each.title)}</title><link>{each.url}</link>"
        f"<dc:date>{each.date}</dc:date></item>"
        for each in said
    )
    return f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{items}</channel></rss>'


def _atom(said: list[Said]) -> str:
    entries = "".join(
        f"<entry><id>{each.id}</id><title>{escape(each.title)}</title><link href='{each.url}'/>"
        f"<updated>{each.date}</updated></entry>"
        for each in said
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'


def _json(said: list[Said]) -> str:
    items = [{"id": each.id, "title": each.title, "url": each.url, "date_published": each.date} for each in said]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Nouvelles", "items": items})
