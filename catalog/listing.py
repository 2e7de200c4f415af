"""Every link in use as a row, in the order of the resources that use it: of a large catalogue, objects would not do."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from catalog.models import Link, Resource, Use
from catalog.vocabulary import LinkRole, State
from catalog.worklist import is_used

_COLUMNS = (
    "id", "url", "state", "reason", "status", "final_url", "chain", "detail", "moved_to", "drifted", "unstable",
    "failures", "first_failure_at", "last_checked_at", "last_alive_at", "next_check_at", "archive_url",
)  # fmt: skip


class UsedBy(NamedTuple):
    """position: of the resource, and of the link in it."""

    slug: str
    title: str
    role: LinkRole
    position: tuple[int, int]


class Listed(NamedTuple):
    """link: a row with the columns of a `Link` that are shown. uses: at least one, the first catalogued first."""

    link: Row[Any]
    uses: Sequence[UsedBy]


def listed(session: Session, states: Sequence[State] = (), limit: int | None = None) -> Iterator[Listed]:
    """All of them, or those in these states; at most so many."""
    uses = _uses(session)
    query = select(*(getattr(Link, name) for name in _COLUMNS)).where(is_used()).order_by(Link.id)
    if states:
        query = query.where(Link.state.in_(states))
    if limit is None and not states:
        rows = {row.id: row for row in session.execute(query)}
    else:
        keys = select(Link.id).where(is_used(), *([Link.state.in_(states)] if states else []))
        wanted = sorted(session.scalars(keys), key=lambda number: _place(uses[number]))[:limit]
        rows = {
            row.id: row
            for at in range(0, len(wanted), 500)
            for row in session.execute(query.where(Link.id.in_(wanted[at : at + 500])))
        }
    for number in sorted(rows, key=lambda number: (_place(uses[number]), number)):
        yield Listed(rows[number], uses[number])


def _place(uses: Sequence[UsedBy]) -> tuple[int, int]:
    return min(use.position for use in uses)


def _uses(session: Session) -> dict[int, list[UsedBy]]:
    found: dict[int, list[UsedBy]] = {}
    query = (
        select(Use.link_id, Resource.slug, Resource.title, Use.role, Resource.position, Use.position)
        .join(Use.resource)
        .where(Resource.withdrawn_at.is_(None))
        .order_by(Use.id)
    )
    for number, slug, title, role, *position in session.execute(query):
        found.setdefault(number, []).append(UsedBy(slug, title, role, (position[0], position[1])))
    return found
