"""Years of a directory, lived through the real catalogue: nobody cries wolf, and no death is missed.

The bound on a death: from the first visit that found it, the policy's days, and one visit more: the longest time
between two visits of a suspect (with its jitter and the day between two runs); as much again for each run that was
inconclusive meanwhile.
"""

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Event, Link, Resource, Use
from catalog.policy import Policy
from catalog.queries import due_links
from catalog.urls import host_of
from catalog.visits import begin_run, settle, store_all
from catalog.vocabulary import PLAIN_FAILURES, EventKind, LinkRole, Reason, State
from vigie.demo.weather import DAYS, SHORTENER, Spell, Watched, Weather, year

START = datetime(2026, 1, 5, 6, tzinfo=UTC)
POLICY = Policy()
RUN_AT = (0, 9)  # hours after six in the morning


class Year:
    """One year of runs, and what was held of each link when."""

    def __init__(self, session: Session, weather: Weather) -> None:
        self.session = session
        self.weather = weather
        self.died: dict[str, datetime] = {}
        self.first_seen: dict[str, datetime] = {}
        self.cried: list[tuple[str, datetime]] = []
        self.inconclusive: list[datetime] = []
        self._enter()

    def _enter(self) -> None:
        for number, watched in enumerate(self.weather.links):
            resource = Resource(
                slug=f"r{number}", title="R", kind=Kind.OTHER, position=number, source="test", added_at=START
            )
            link = Link(url=watched.url, short=host_of(watched.url) == SHORTENER)
            self.session.add(Use(resource=resource, link=link, role=LinkRole.PAGE, position=0))
        self.session.commit()
        self.watched = {watched.url: watched for watched in self.weather.links}

    def live(self) -> None:
        for day in range(DAYS):
            for hour in RUN_AT:
                self.run(START + timedelta(days=day, hours=hour))

    def run(self, now: datetime) -> None:
        due = due_links(self.session, now)
        run = begin_run(self.session, now)
        seen = [(link.id, self.weather.seen(self.watched[link.url], link.moved_to, now)) for link in due]
        store_all(self.session, run.id, seen)
        settlement = settle(self.session, run, POLICY, now, online=self.weather.is_online(now))
        self.session.commit()
        if not settlement.conclusive:
            self.inconclusive.append(now)
        for link in due:
            self._look_at(link, self.watched[link.url], now, conclusive=settlement.conclusive)

    def _look_at(self, link: Link, watched: Watched, now: datetime, *, conclusive: bool) -> None:
        really_dead = watched.dies is not None and now >= watched.dies
        if really_dead and conclusive and link.reason is watched.cause:
            self.first_seen.setdefault(link.url, now)
        if link.state is State.DEAD:
            self.died.setdefault(link.url, now)
            if not really_dead:
                self.cried.append((link.url, now))


@pytest.fixture
def lived(database: str, request: pytest.FixtureRequest) -> Year:
    engine = open_database(database)
    request.addfinalizer(engine.dispose)
    session = Session(engine)
    request.addfinalizer(session.close)  # noqa: PT021
    lived = Year(session, request.param)
    lived.live()
    return lived


YEARS = {
    "200 links": year(START, 1),
    "another year": year(START, 2),
    "a small directory": year(START, 3, links=20, hosts=8, deaths=5),
}
each_year = pytest.mark.parametrize("lived", YEARS.values(), ids=YEARS.keys(), indirect=True)


@each_year
def test_no_living_link_is_called_dead_and_every_death_is_called_in_time(lived: Year) -> None:
    assert lived.cried == []
    deaths = [watched for watched in lived.weather.links if watched.dies]
    assert [watched.url for watched in deaths if watched.url not in lived.died] == []
    for watched in deaths:
        first, called = lived.first_seen[watched.url], lived.died[watched.url]
        assert called - first <= bound(watched.cause, lived.inconclusive, first, called), watched
    tell_apart(lived)


def bound(cause: Reason, inconclusive: list[datetime], first: datetime, called: datetime) -> timedelta:
    days = POLICY.plain_days if cause in PLAIN_FAILURES else POLICY.passing_days
    one_visit = timedelta(hours=POLICY.suspect_hours[-1] * (1 + POLICY.jitter), days=1)
    lost = sum(first <= moment <= called for moment in inconclusive)
    return timedelta(days=days) + one_visit + lost * one_visit


def tell_apart(lived: Year) -> None:
    """A death is told once, and a year of bad weather does not drown the maintainer."""
    told: dict[str, Counter[EventKind]] = defaultdict(Counter)
    for event in lived.session.scalars(select(Event)):
        told[str(event.facts["url"])][event.kind] += 1
    assert {url for url, kinds in told.items() if kinds[EventKind.DIED]} == set(lived.died)
    assert all(kinds[EventKind.DIED] <= 1 and kinds[EventKind.REVIVED] == 0 for kinds in told.values())
    assert all(kinds[EventKind.MOVED] == 0 for kinds in told.values())


@pytest.mark.parametrize("lived", [year(START, 4, links=12, hosts=4, deaths=0)], indirect=True)
def test_a_host_that_is_down_for_longer_than_the_policy_allows_dies_and_is_revived(lived: Year) -> None:
    host = next(watched.host for watched in lived.weather.links if host_of(watched.url) == watched.host)
    assert lived.died == {}

    begins = START + timedelta(days=DAYS)
    lived.weather.spells[host] = [Spell(begins, begins + timedelta(days=80), Reason.TIMEOUT)]
    for day in range(DAYS, DAYS + 260):
        lived.run(START + timedelta(days=day))
    there = {watched.url for watched in lived.weather.links if watched.host == host}
    assert set(lived.died) == there
    assert set(lived.session.scalars(select(Link.state))) == {State.ALIVE}
