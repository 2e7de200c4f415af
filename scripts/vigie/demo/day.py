"""A day of the demo: what cron would do, with the real parts, in the demo's own folder."""

import asyncio
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.importing.bundle import bundled
from catalog.importing.merge import merge
from catalog.news import organisation_news, teller
from catalog.repairs.keeping import refresh
from catalog.sentences import event_title
from catalog.vocabulary import EventKind
from catalog.words import Words
from crawler.news.gathering import gather_news
from crawler.options import CrawlerOptions
from crawler.run import crawl
from feeds.alert import deliver
from feeds.options import AlertOptions
from feeds.repair import Place
from vigie.configuration import load_settings
from vigie.demo.play import DayResult
from vigie.demo.sites import CONTROL_URLS
from vigie.demo.web import SimulatedWeb
from vigie.publishing import publish
from vigie.settings import Settings
from vigie.terminal import opening

# For the one who looks around afterwards: the demo's folder is an ordinary working folder.
CONFIGURATION = """\
# The demo's own configuration: a folder like any other.
# See the site: vigie --config {file} serve
[directory]
language = "{language}"
"""

# Half a second of rest per host would make six weeks last ten minutes; the simulated web is in no need of rest.
_OPTIONS = CrawlerOptions(delay=0.02, timeout=3, control_urls=CONTROL_URLS)


class Day:
    """The folder must be prepared: the catalogue is made in it at the first run."""

    def __init__(self, folder: Path, words: Words) -> None:
        self.folder = folder
        self.words = words
        self.settings: Settings
        self.engine: Engine

    def open(self, now: datetime) -> None:
        file = self.folder / "vigie.toml"
        file.write_text(CONFIGURATION.format(file=file, language=self.words.language), encoding="utf-8")
        self.settings, _ = load_settings(file)
        self.engine = open_database(self.settings.storage.database)
        with Session(self.engine) as session:
            merge(session, bundled(), "vigie", now, "fr")
            session.commit()

    async def run(self, now: datetime, web: SimulatedWeb, smtp: str) -> DayResult:
        if not hasattr(self, "engine"):
            self.open(now)
        report = await crawl(self.engine, _OPTIONS, self.settings.policy, now, network=web.network)
        if report.stopped:
            # A day may be cut short and gone on with; a demo that is stopped is over.
            raise asyncio.CancelledError
        with Session(self.engine) as session:
            refresh(session, now)
            session.commit()
        alerts = AlertOptions(to=("benevole@association.example",), sender="vigie@association.example", smtp=smtp)
        deliver(self.engine, self.settings.directory, alerts, now, Place(terminal=opening(self.folder.absolute())))
        told = [event_title(event, self.words) for event in report.events if event.kind is not EventKind.ADDED]
        told += await self._news(now, web) if report.conclusive else []
        return DayResult(report.visits, tuple(told), offline=not report.conclusive)

    async def _news(self, now: datetime, web: SimulatedWeb) -> list[str]:
        """What the organisations tell themselves."""
        await gather_news(self.engine, _OPTIONS, now, web.network)
        with Session(self.engine) as session:
            latest = [entry for entry in organisation_news(session) if entry.seen_at == now]
            return [
                self.words("{organisation} tells: {title}", organisation=teller(entry), title=entry.title)
                for entry in reversed(latest)
            ]

    def publish(self) -> int:
        return publish(self.engine, self.settings.directory, self.settings.storage.output).files
