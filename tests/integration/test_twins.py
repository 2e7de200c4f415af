"""Entries of one work, of which one has died: what is proposed where several share an address, and what undoes it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.hand import deeds
from catalog.journal.undo import undo_last
from catalog.journal.writing import Now
from catalog.kinds import Kind
from catalog.models import Contribution, Link, Organisation, Resource, Run, Use, Visit
from catalog.repairs.applying import RepairError, apply, apply_sure
from catalog.repairs.keeping import open_repairs, refresh
from catalog.shelf import Shelf
from catalog.vocabulary import ContributorRole, LinkRole, Reason, RepairKind, State

pytestmark = pytest.mark.each_database

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HAND = Now("bénévole", NOW)
GUIDE = "Guide de la coopération"
LOST, WELL = "http://perdu.example/guide", "http://vivant.example/guide"


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    engine = open_database(database)
    with Session(engine) as session:
        yield session
    engine.dispose()


def entry(session: Session, slug: str, title: str, url: str, state: State = State.ALIVE) -> Resource:
    """All are by one maker."""
    maker = session.scalar(select(Organisation)) or Organisation(slug="orse", name="ORSE")
    resource = Resource(slug=slug, title=title, kind=Kind.GUIDE, position=1, source="t", added_at=NOW)
    link = session.scalar(select(Link).where(Link.url == url)) or Link(url=url, short=False)
    link.state, link.reason = state, Reason.GONE if state is State.DEAD else Reason.OK
    session.add(Use(resource=resource, link=link, role=LinkRole.DOCUMENT, position=0))
    session.add(Contribution(resource=resource, organisation=maker, role=ContributorRole.AUTHOR, position=0))
    session.commit()
    return resource


def proposed(session: Session) -> list[tuple[RepairKind, str]]:
    refresh(session, NOW)
    return [(each.kind, each.target) for each in open_repairs(session)]


def addresses(session: Session) -> dict[str, list[str]]:
    kept = session.scalars(select(Resource).where(Resource.withdrawn_at.is_(None)).order_by(Resource.slug))
    return {each.slug: [use.link.url for use in each.uses] for each in kept}


def test_what_is_right_for_one_of_two_that_share_an_address_is_not_proposed_for_both(session: Session) -> None:
    entry(session, "guide", GUIDE, LOST, State.DEAD)
    entry(session, "autre", "Un autre article du même numéro", LOST, State.DEAD)
    entry(session, "guide-2", GUIDE, WELL)
    assert proposed(session) == []


def test_several_of_one_address_are_joined_to_the_one_that_lives_in_one_step(session: Session) -> None:
    entry(session, "guide", GUIDE, LOST, State.DEAD)
    entry(session, "guide-2", GUIDE, LOST, State.DEAD)
    entry(session, "guide-3", GUIDE, WELL)
    assert proposed(session) == [(RepairKind.MERGE, WELL), (RepairKind.DUPLICATE, WELL)]
    before = addresses(session)

    _, (kept,) = apply(session, open_repairs(session)[0].id, HAND)
    assert (kept.slug, addresses(session)) == ("guide-3", {"guide-3": [WELL]})
    assert proposed(session) == []
    assert Shelf(session).link(LOST).url == WELL, "nor does an import bring the lost one again"

    undo_last(session, NOW)
    assert addresses(session) == before
    assert len(proposed(session)) == 2


def test_two_that_died_are_each_joined_to_the_one_that_lives_at_once_or_one_by_one(session: Session) -> None:
    other = LOST.replace("guide", "guide-2")
    entry(session, "guide", GUIDE, LOST, State.DEAD)
    entry(session, "guide-2", GUIDE, other, State.DEAD)
    entry(session, "guide-3", GUIDE, WELL)
    assert len(proposed(session)) == 4
    before, numbers = addresses(session), [each.id for each in open_repairs(session) if each.kind is RepairKind.MERGE]
    assert len(apply_sure(session, 0.7, HAND)) == 2
    assert addresses(session) == {"guide-3": [WELL]}
    for _ in range(2):
        undo_last(session, NOW)
    assert addresses(session) == before
    for number in numbers:
        apply(session, number, HAND)
    assert addresses(session) == {"guide-3": [WELL]}
    assert [Shelf(session).link(each).url for each in (LOST, other)] == [WELL, WELL]
    with pytest.raises(RepairError, match="applied already"):
        apply(session, numbers[0], HAND)


def secured(session: Session, link: Link) -> str:
    """The same page by https, to which the link has led thrice."""
    secure = link.url.replace("http:", "https:")
    link.final_url, run = secure, Run(started_at=NOW, ended_at=NOW, online=True, conclusive=True)
    session.add(run)
    session.flush()
    seen: dict[str, Any] = {"reason": Reason.OK, "final_url": secure, "settled": True, "chain": [], "detail": ""}
    for day in range(3):
        at = NOW - timedelta(days=day)
        session.add(Visit(run_id=run.id, link_id=link.id, at=at, permanent=False, status=200, **seen))
    session.commit()
    return secure


def test_what_a_repair_makes_of_other_entries_is_proposed_at_once(session: Session) -> None:
    link = entry(session, "guide", GUIDE, WELL).uses[0].link
    entry(session, "guide-2", GUIDE, LOST, State.DEAD)
    secure = secured(session, link)
    session.add(Link(url=secure, short=False, state=State.ALIVE, reason=Reason.OK))
    assert (RepairKind.DUPLICATE, WELL) in proposed(session)
    apply(session, next(each.id for each in open_repairs(session) if each.kind is RepairKind.HTTPS), HAND)
    # No other question is asked in between: neither a run nor a list brings the proposals up to date.
    after = [(each.kind, each.target) for each in open_repairs(session)]
    assert after == [(RepairKind.MERGE, secure), (RepairKind.DUPLICATE, secure)]


def test_the_sure_ones_are_applied_though_the_entry_that_lives_is_mended_with_them(session: Session) -> None:
    link = entry(session, "guide", GUIDE, WELL).uses[0].link
    entry(session, "guide-2", GUIDE, LOST, State.DEAD)
    secure = secured(session, link)
    assert proposed(session)[:2] == [(RepairKind.HTTPS, secure), (RepairKind.MERGE, WELL)]
    assert len(apply_sure(session, 0.6, HAND)) == 2
    assert addresses(session) == {"guide": [secure]}
    assert Shelf(session).link(LOST).url == secure


def test_an_address_that_came_back_goes_again_when_that_is_undone(session: Session) -> None:
    entry(session, "guide", GUIDE, LOST)
    deeds.replace(session, LOST, WELL, HAND)
    deeds.replace(session, WELL, LOST, HAND)
    undo_last(session, NOW)
    assert addresses(session) == {"guide": [WELL]}
    assert Shelf(session).link(LOST).url == WELL
    undo_last(session, NOW)
    assert addresses(session) == {"guide": [LOST]}


def test_addresses_never_replace_each_other_in_a_circle(session: Session) -> None:
    entry(session, "guide", GUIDE, WELL)
    deeds.replace(session, WELL, LOST, HAND)
    entry(session, "guide-2", GUIDE, WELL)
    lost = session.scalars(select(Link).where(Link.url == LOST)).one()
    lost.state = State.DEAD
    session.commit()
    assert proposed(session)[0] == (RepairKind.MERGE, WELL)
    apply(session, open_repairs(session)[0].id, HAND)
    assert Shelf(session).link(LOST).url == WELL
