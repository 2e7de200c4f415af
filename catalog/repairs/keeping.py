"""The proposals on file: brought up to date with what is known, each under the number that it has once been given."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from catalog.models import Link, Repair, Use
from catalog.repairs.cases import cases, twins_of_lost
from catalog.repairs.deciding import Proposed, proposed
from catalog.vocabulary import Outcome, RepairKind, State

# Those that take the address of another entry, which lives.
TWINS = (RepairKind.MERGE, RepairKind.DUPLICATE)

_Key = tuple[int, RepairKind, str]


def refresh(session: Session, now: datetime, links: Collection[int] | None = None, *, duplicates: bool = False) -> None:
    """Brings the proposals up to date: new ones get a number, those that no longer hold are closed, and those that
    hold again are open again, but never one that a person declined.

    links: only those of these links. duplicates: those of any link as well that an entry of the same work calls for,
    after a deed that may have made such entries; to look for them takes the whole catalogue.
    """
    session.flush()
    twins = twins_of_lost(session) if links is None or duplicates else None
    if links is not None and twins is not None:
        paired = select(Repair.link_id).where(Repair.kind.in_(TWINS), Repair.outcome.is_(None))
        links = {*links, *twins, *session.scalars(paired)}
    held = select(Repair).order_by(Repair.id).options(joinedload(Repair.link))
    if links is not None:
        held = held.where(Repair.link_id.in_(links))
    repairs = session.scalars(held).all()
    if twins is None:
        twins = twins_of_lost(session) if any(each.kind in TWINS for each in repairs) else {}
    wanted: dict[_Key, Proposed] = {}
    for link_id, case in cases(session, links, twins):
        wanted |= {(link_id, each.kind, each.target): each for each in proposed(case)}
    for repair in repairs:
        proposal = wanted.pop((repair.link_id, repair.kind, repair.target), None)
        if proposal is not None:
            _hold(repair, proposal)
        elif not _was_searched(repair) or not _stands(repair):
            _close(repair, Outcome.OVER, now)
        elif repair.outcome is Outcome.APPLIED:
            # It was, and that was taken back.
            repair.closed_at = repair.outcome = None
    for (link_id, _, _), proposal in wanted.items():
        session.add(_new(link_id, proposal, now))
    session.flush()


def keep_found(session: Session, link_id: int, found: Iterable[Proposed], now: datetime) -> None:
    """What a search of the publisher's site came to takes the place of what the one before did."""
    held = session.scalars(select(Repair).where(Repair.link_id == link_id)).all()
    searched = {(repair.kind, repair.target): repair for repair in held if _was_searched(repair)}
    for proposal in found:
        repair = searched.pop((proposal.kind, proposal.target), None)
        if repair is None:
            session.add(_new(link_id, proposal, now))
        else:
            _hold(repair, proposal)
    for repair in searched.values():
        _close(repair, Outcome.OVER, now)
    session.flush()


def open_repairs(session: Session, links: Iterable[int] | None = None) -> Sequence[Repair]:
    """Those that stand, the surest first, with their links and resources; of some links, or of all."""
    query = select(Repair).where(Repair.outcome.is_(None))
    if links is not None:
        query = query.where(Repair.link_id.in_(list(links)))
    whole = joinedload(Repair.link).options(selectinload(Link.uses).joinedload(Use.resource))
    return session.scalars(query.order_by(Repair.confidence.desc(), Repair.id).options(whole)).all()


def open_count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Repair).where(Repair.outcome.is_(None))) or 0


def _new(link_id: int, proposal: Proposed, now: datetime) -> Repair:
    return Repair(
        link_id=link_id,
        kind=proposal.kind,
        target=proposal.target,
        confidence=proposal.confidence,
        facts=dict(proposal.facts),
        made_at=now,
    )


def _hold(repair: Repair, proposal: Proposed) -> None:
    if repair.outcome is not Outcome.DECLINED:
        repair.closed_at = repair.outcome = None
    if (repair.confidence, repair.facts) != (proposal.confidence, proposal.facts):
        repair.confidence, repair.facts = proposal.confidence, dict(proposal.facts)


def _close(repair: Repair, outcome: Outcome, now: datetime) -> None:
    if repair.outcome is None:
        repair.closed_at, repair.outcome = now, outcome


def _was_searched(repair: Repair) -> bool:
    """What a search found cannot be decided anew without one."""
    return "seen" in repair.facts


def _stands(repair: Repair) -> bool:
    """Whether what a search found may still be needed."""
    link = repair.link
    if all(use.resource.withdrawn_at is not None for use in link.uses):
        return False
    if repair.kind is RepairKind.HTTPS:
        return link.state in (State.ALIVE, State.SUSPECT, State.DEAD) and not link.drifted
    return link.state is State.DEAD or link.drifted
