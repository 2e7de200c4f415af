"""What waits for a maintainer's hand: links that are lost, faulty, changed, or that could be better."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select
from sqlalchemy.orm import Session, selectinload

from catalog.models import Link, Repair, Resource, Use
from catalog.repairs.keeping import open_repairs
from catalog.urls import host_of
from catalog.vocabulary import FAULTS, State
from catalog.worklist import is_used


@dataclass(frozen=True, slots=True)
class Waiting:
    """A link that waits. resources: those of the directory that use it; repairs: what is proposed, the surest first."""

    link: Link
    resources: tuple[Resource, ...]
    repairs: tuple[Repair, ...]

    @property
    def title(self) -> str:
        return self.resources[0].title


def waiting_links(session: Session, host: str = "") -> list[int]:
    """The ids of the links that wait: the lost ones first, then those at fault, then what could be better, then what no
    robot can judge. As rows: they may be many.

    host: only what is, or was last asked for, on it.
    """
    columns = (Link.id, Link.state, Link.reason, Link.drifted, Link.host, Link.chain)
    place = select(func.min(Resource.position)).join(Use, Use.resource_id == Resource.id)
    place = place.where(Use.link_id == Link.id, Resource.withdrawn_at.is_(None))
    rows = session.execute(select(*columns, place.scalar_subquery().label("place")).where(_waits())).all()
    kept = [row for row in rows if not host or host in (row.host, host_of(row.chain[-1]["url"] if row.chain else ""))]
    return [row.id for row in sorted(kept, key=lambda row: (_urgency(row), row.place, row.id))]


def waiting_lines(session: Session, links: Sequence[int]) -> list[Waiting]:
    """The lines of some links, in this order."""
    found = {line.link.id: line for line in _lines(session, and_(_waits(), Link.id.in_(links)))}
    return [found[link] for link in links if link in found]


def waiting_line(session: Session, link_id: int) -> Waiting | None:
    """The line of a link; None where it waits no longer, or never did."""
    return next(iter(_lines(session, and_(_waits(), Link.id == link_id))), None)


def _waits() -> ColumnElement[bool]:
    proposed = select(Repair.link_id).where(Repair.outcome.is_(None))
    trouble = or_(Link.state.in_((State.DEAD, State.UNVERIFIABLE)), Link.drifted, Link.id.in_(proposed))
    return and_(is_used(), Link.state != State.IGNORED, trouble)


def _lines(session: Session, condition: ColumnElement[bool]) -> list[Waiting]:
    query = select(Link).where(condition).order_by(Link.id)
    links = session.scalars(query.options(selectinload(Link.uses).joinedload(Use.resource))).unique().all()
    repairs = _by_link(open_repairs(session, [link.id for link in links]))
    return [Waiting(link, resources_of(link), tuple(repairs[link.id])) for link in links]


def _by_link(repairs: Iterable[Repair]) -> dict[int, list[Repair]]:
    found: dict[int, list[Repair]] = defaultdict(list)
    for repair in repairs:
        found[repair.link_id].append(repair)
    return found


def resources_of(link: Link) -> tuple[Resource, ...]:
    """Those of the directory that use it."""
    return tuple(use.resource for use in link.uses if use.resource.withdrawn_at is None)


def _urgency(link: Row[*tuple[Any, ...]]) -> int:
    if link.state is State.DEAD:
        return 0
    if link.reason in FAULTS:
        return 1
    if link.drifted:
        return 2
    return 4 if link.state is State.UNVERIFIABLE else 3
