"""The lab of updates, judged: no false update, and at least 95 % of the real ones."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Event, Link, Resource, Use
from catalog.policy import Policy
from catalog.visits import begin_run, settle, store
from catalog.vocabulary import EventKind, LinkRole
from crawler.updates.scope import Scope
from vigie.demo.editions.all import PAIRS
from vigie.demo.editions.measure import judge, visit
from vigie.demo.editions.pair import Pair, Visits
from vigie.demo.editions.visits import VISITS

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if not pair.real], ids=lambda pair: pair.name)
def test_noise_is_no_update(pair: Pair) -> None:
    assert not judge(pair).told, judge(pair).said


def test_real_changes_are_told() -> None:
    missed = [pair.name for pair in PAIRS if pair.real and not judge(pair).told]
    assert len(missed) <= 0.05 * sum(pair.real for pair in PAIRS), missed


def test_what_is_told_shows_what_has_changed() -> None:
    """In the very words that somebody chose who had not seen ours."""
    silent = [pair.name for pair in PAIRS if pair.real and pair.says not in judge(pair).said]
    assert len(silent) <= 0.1 * sum(pair.real for pair in PAIRS), silent


@pytest.fixture
def session(blank: Path, tmp_path: Path) -> Iterator[Session]:
    shutil.copy(blank, tmp_path / "lab.db")
    engine = open_database(f"sqlite:///{tmp_path}/lab.db")
    with Session(engine) as session:
        yield session
    engine.dispose()


def told_at(session: Session, visits: Visits) -> tuple[int, ...]:
    resource = Resource(slug="r", title="R", kind=Kind.GUIDE, position=0, source="test", added_at=START)
    link = Link(url=visits.url, short=False)
    session.add(Use(resource=resource, link=link, role=LinkRole.PAGE, position=0))
    session.commit()
    told: list[int] = []
    for number, page in enumerate(visits.answers, 1):
        now = START + timedelta(days=number)
        run, body = begin_run(session, now), session.scalar(select(Link.body))
        store(session, run.id, link.id, visit(page, visits.url, now, Scope(body=body)))
        settle(session, run, Policy(), now)
        updates = session.scalars(select(Event).where(Event.kind == EventKind.UPDATED)).all()
        told += [number] * (len(updates) - len(told))
    return tuple(told)


@pytest.mark.parametrize("visits", VISITS, ids=lambda visits: visits.name)
def test_visit_after_visit_a_change_is_told_when_it_is_sure(visits: Visits, session: Session) -> None:
    assert told_at(session, visits) == visits.told
