"""Runs taken into account: whole ones, interrupted ones, and those in which our own network may have failed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Link, Resource, Use, Visit
from catalog.observation import Observation
from catalog.policy import Policy
from catalog.visits import Settlement, begin_run, settle, settle_interrupted, store
from catalog.vocabulary import LinkRole, Reason, State

pytestmark = pytest.mark.each_database

START = datetime(2026, 3, 1, 8, tzinfo=UTC)
POLICY = Policy()


class Ledger:
    """A catalogue of as many links as hosts, and the runs that visit them all."""

    def __init__(self, session: Session, hosts: int) -> None:
        self.session = session
        for number in range(hosts):
            resource = Resource(
                slug=f"r{number}", title=f"R {number}", kind=Kind.OTHER, position=number, source="test", added_at=START
            )
            link = Link(url=f"http://host{number}.example/", short=False)
            session.add(Use(resource=resource, link=link, role=LinkRole.PAGE, position=0))
        session.commit()

    def visit(self, day: float, *reasons: Reason) -> datetime:
        now = START + timedelta(days=day)
        run = begin_run(self.session, now)
        for link_id, reason in enumerate(reasons, 1):
            store(self.session, run.id, link_id, Observation(now, reason))
        self.session.commit()
        self.last = run
        return now

    def run(self, day: float, *reasons: Reason, **facts: bool) -> Settlement:
        now = self.visit(day, *reasons)
        return settle(self.session, self.last, POLICY, now, **facts)

    def states(self) -> list[State]:
        return list(self.session.scalars(select(Link.state).order_by(Link.id)))


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    engine = open_database(database)
    with Session(engine) as session:
        yield session
    engine.dispose()


OK, DNS, GONE = Reason.OK, Reason.DNS, Reason.GONE
ALIVE, SUSPECT, DEAD = State.ALIVE, State.SUSPECT, State.DEAD


def test_an_outage_changes_nothing_and_leaves_offline_visits(session: Session) -> None:
    ledger = Ledger(session, 4)
    ledger.run(0, OK, OK, OK, OK)
    before = [(link.last_checked_at, link.next_check_at) for link in session.scalars(select(Link))]
    assert not ledger.run(1, DNS, DNS, DNS, OK).conclusive
    assert ledger.states() == [ALIVE] * 4
    assert [(link.last_checked_at, link.next_check_at) for link in session.scalars(select(Link))] == before
    reasons = session.scalars(select(Visit.reason).where(Visit.run_id == ledger.last.id)).all()
    assert set(reasons) == {Reason.OFFLINE}


def test_without_a_control_site_nothing_is_concluded_however_good_it_looks(session: Session) -> None:
    ledger = Ledger(session, 4)
    assert not ledger.run(0, OK, OK, GONE, OK, online=False).conclusive
    assert ledger.states() == [State.UNCHECKED] * 4


def test_an_outage_that_a_control_site_denies_for_three_days_is_none(session: Session) -> None:
    """Else the deaths of most hosts of a small directory would be missed for ever."""
    ledger = Ledger(session, 4)
    ledger.run(0, OK, OK, OK, OK)
    assert [ledger.run(day, DNS, DNS, DNS, OK).conclusive for day in (1, 2, 3, 3.9)] == [False] * 4
    assert ledger.run(4, DNS, DNS, DNS, OK).conclusive
    assert ledger.states() == [SUSPECT, SUSPECT, SUSPECT, ALIVE]
    ledger.run(5, DNS, DNS, DNS, OK)
    ledger.run(7, DNS, DNS, DNS, OK)
    assert ledger.states() == [DEAD, DEAD, DEAD, ALIVE]


def test_an_outage_that_the_control_sites_confirm_may_last(session: Session) -> None:
    ledger = Ledger(session, 4)
    ledger.run(0, OK, OK, OK, OK)
    for day in range(1, 30):
        assert not ledger.run(day, DNS, DNS, DNS, DNS, online=False).conclusive
    assert ledger.states() == [ALIVE] * 4


def test_an_interrupted_run_holds_no_network_failure_against_a_link(session: Session) -> None:
    """People press Ctrl-C just when the network hangs."""
    ledger = Ledger(session, 2)
    for day in range(5):
        ledger.run(day, DNS, GONE, interrupted=True)
    assert ledger.states() == [State.UNCHECKED, DEAD]


def test_a_run_that_was_killed_is_settled_by_the_next(session: Session) -> None:
    ledger = Ledger(session, 3)
    ledger.visit(0, OK, GONE, DNS)
    now = START + timedelta(days=1)
    [settled] = settle_interrupted(session, POLICY, now)
    assert settled.visits == 3
    assert ledger.states() == [ALIVE, SUSPECT, State.UNCHECKED]
    assert settle_interrupted(session, POLICY, now) == []


def test_a_visit_told_twice_is_kept_once(session: Session) -> None:
    ledger = Ledger(session, 1)
    ledger.visit(0, OK)
    store(session, ledger.last.id, 1, Observation(START, GONE))
    session.commit()
    assert session.scalars(select(Visit.reason)).all() == [OK]
