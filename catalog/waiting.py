"""What waits for a maintainer's hand: links that are lost, faulty, changed, or that could be better."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
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


def waiting(session: Session, host: str = "") -> list[Waiting]:
    """The lost ones first, then those at fault, then what could be better, then what no robot can judge.

    host: only what is, or was last asked for, on it.
    """
    lines = [line for line in _lines(session, _waits()) if not host or host in _hosts(line.link)]
    return sorted(lines, key=lambda line: (_urgency(line), line.resources[0].position, line.link.id))


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
    return [Waiting(link, _resources(link), tuple(repairs[link.id])) for link in links]


def _by_link(repairs: Iterable[Repair]) -> dict[int, list[Repair]]:
    found: dict[int, list[Repair]] = defaultdict(list)
    for repair in repairs:
        found[repair.link_id].append(repair)
    return found


def _resources(link: Link) -> tuple[Resource, ...]:
    return tuple(use.resource for use in link.uses if use.resource.withdrawn_at is None)


def _hosts(link: Link) -> tuple[str, str]:
    return link.host, host_of(link.last_asked)


def _urgency(line: Waiting) -> int:
    link = line.link
    if link.state is State.DEAD:
        return 0
    if link.reason in FAULTS:
        return 1
    if link.drifted:
        return 2
    return 4 if link.state is State.UNVERIFIABLE else 3
