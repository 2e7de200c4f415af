"""A year of a directory, without a web: what the weather lets visits see, through the real catalogue."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.hand import deeds
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.journal.writing import Now
from catalog.kinds import Kind
from catalog.models import Link, Resource, Use
from catalog.policy import Policy
from catalog.queries import due_links
from catalog.urls import host_of
from catalog.visits import begin_run, settle, store_all
from catalog.vocabulary import LinkRole
from vigie.demo.weather import DAYS, SHORTENER, Watched, Weather


@dataclass(slots=True)
class LivedYear:
    """A directory that opens at `start` with the links that are known then; the others are entered by hand later."""

    engine: Engine
    weather: Weather
    start: datetime
    _waiting: list[Watched] = field(init=False)

    def __post_init__(self) -> None:
        self._waiting = sorted(
            (each for each in self.weather.links if each.entered), key=lambda each: each.entered or self.start
        )
        with Session(self.engine) as session:
            for number, watched in enumerate(each for each in self.weather.links if not each.entered):
                session.add(_use(watched, number, self.start))
            session.commit()

    def mornings(self, days: int = DAYS) -> Iterator[datetime]:
        """The moment of each morning, once what happened by then has come into the catalogue and a run is done."""
        for day in range(days):
            now = self.start + timedelta(days=day)
            self._enter(now)
            self._run(now)
            yield now

    def _enter(self, now: datetime) -> None:
        while self._waiting and (self._waiting[0].entered or now) <= now:
            watched = self._waiting.pop(0)
            with Session(self.engine) as session:
                deeds.add(session, _draft(watched), Now("bénévole", now))
                session.commit()

    def _run(self, now: datetime) -> None:
        watched = {each.url: each for each in self.weather.links}
        with Session(self.engine) as session:
            run = begin_run(session, now)
            due: Sequence[Link] = due_links(session, now)
            seen = [(link.id, self.weather.seen(watched[link.url], link.moved_to, now)) for link in due]
            store_all(session, run.id, seen)
            settle(session, run, Policy(), now, online=self.weather.is_online(now))
            session.commit()


def _use(watched: Watched, number: int, now: datetime) -> Use:
    resource = Resource(
        slug=f"r{number}", title=f"Guide {number}", kind=Kind.GUIDE, position=number, source="t", added_at=now
    )
    link = Link(url=watched.url, short=host_of(watched.url) == SHORTENER)
    return Use(resource=resource, link=link, role=LinkRole.PAGE, position=0)


def _draft(watched: Watched) -> Draft:
    """By the organisation and under the theme of its site."""
    return Draft(
        title=f"Étude {watched.url}",
        line=0,
        kind=Kind.STUDY,
        themes=(f"Thème {len(watched.host) % 2}",),
        contributions=(DraftContribution(watched.host),),
        links=(DraftLink(watched.url, LinkRole.PAGE),),
    )
