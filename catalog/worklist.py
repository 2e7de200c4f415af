"""What a crawl has to visit, handed out host by host: a catalogue may hold far more links than memory should."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, and_, func, or_, select
from sqlalchemy.orm import Session, selectinload

from catalog.models import Contribution, Link, Resource, Use
from catalog.vocabulary import State

# Which links a crawl visits: a condition on Link, at a given moment.
Condition = ColumnElement[bool]


def due(now: datetime) -> Condition:
    """The links to visit now: `lifecycle.is_due`, asked of the database."""
    return and_(
        Link.uses.any(),
        Link.state != State.IGNORED,
        or_(Link.next_check_at.is_(None), Link.next_check_at <= now, Link.last_checked_at > now),
    )


def in_use(now: datetime) -> Condition:  # noqa: ARG001 (one shape for all choices)
    """Every link that a resource uses."""
    return Link.uses.any()


def used_by(slugs: Iterable[str]) -> Condition:
    return Link.uses.any(Use.resource.has(Resource.slug.in_(list(slugs))))


class Worklist:
    """The links under a condition, which must not change while they are handed out."""

    def __init__(self, engine: Engine, condition: Condition) -> None:
        self.engine = engine
        self.condition = condition
        self._last: dict[str, int] = {}

    def hosts(self) -> dict[str, int]:
        """How many links each host has to be visited for."""
        with Session(self.engine) as session:
            counts = select(Link.host, func.count()).where(self.condition).group_by(Link.host).order_by(Link.host)
            return {host: count for host, count in session.execute(counts)}  # noqa: C416 (rows are no pairs to mypy)

    def take(self, host: str, limit: int) -> Sequence[Link]:
        """The next links of a host, with their resources and organisations; none when all were handed out."""
        with Session(self.engine) as session:
            links = session.scalars(
                select(Link)
                .where(self.condition, Link.host == host, Link.id > self._last.get(host, 0))
                .order_by(Link.id)
                .limit(limit)
                .options(_WITH_RESOURCES)
            ).all()
        if links:
            self._last[host] = links[-1].id
        return links


_WITH_RESOURCES = (
    selectinload(Link.uses)
    .joinedload(Use.resource)
    .options(selectinload(Resource.contributions).joinedload(Contribution.organisation))
)
