"""What the visits of runs brought to light: written some hundreds at a time, and read again as it was written.

A day on which most links fail has as many events as there are links: they are never in memory together, nor objects
while they are written. The outbox is filled by the database itself.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Engine, Row, Table, and_, bindparam, func, insert, select
from sqlalchemy.orm import Session

from catalog.archiving import copy_facts
from catalog.lifecycle import Happening
from catalog.models import Event, Link, Resource, Use, Visit
from catalog.vocabulary import EventKind

# A link's key, when it was visited, and what that brought to light.
News = tuple[int, datetime, Happening]
_EVENTS = cast("Table", Event.__table__)
_FIRST_USE = select(func.min(Use.id)).where(Use.link_id == Link.id).correlate(Link).scalar_subquery()
_ABOUT = (
    select(Link.id, Link.url, Link.archive_url, Link.archive_at, Use.resource_id, Resource.title, Resource.slug)
    .outerjoin(Use, Use.id == _FIRST_USE)
    .outerjoin(Use.resource)
    .where(Link.id.in_(bindparam("links", expanding=True)))
)
_READ_AT_ONCE = 500


def tell(session: Session, news: Sequence[News]) -> None:
    """Writes the events of links. At most some hundreds at a time."""
    about = {row.id: row for row in session.execute(_ABOUT, {"links": list({link_id for link_id, _, _ in news})})}
    rows = [row for link_id, at, happening in news for row in _rows(about[link_id], at, happening)]
    if rows:
        session.connection().execute(insert(_EVENTS), rows)


def _rows(link: Row[*tuple[Any, ...]], at: datetime, happening: Happening) -> Iterator[dict[str, Any]]:
    """An event, as `events.new_event` makes it; after a death, the copy that takes the place of the link."""
    told = [(happening.kind, happening.facts)]
    if happening.kind is EventKind.DIED and link.archive_url is not None:
        told.append((EventKind.ARCHIVED, copy_facts(link.archive_url, link.archive_at)))
    shown = {"title": link.title, "slug": link.slug, "url": link.url}
    for kind, facts in told:
        row = {"uuid": str(uuid.uuid4()), "at": at, "kind": kind, "facts": {**shown, **facts}}
        yield row | {"resource_id": link.resource_id, "link_id": link.id}


@dataclass(frozen=True, slots=True)
class Told:
    """The events of runs, in the order of their writing; read anew each time they are gone through."""

    engine: Engine
    runs: tuple[int, ...]

    def __iter__(self) -> Iterator[Event]:
        query = (
            select(Event)
            .join(Visit, and_(Visit.link_id == Event.link_id, Visit.at == Event.at))
            .where(Visit.run_id.in_(self.runs))
            .order_by(Event.id)
        )
        with Session(self.engine) as session:
            yield from session.scalars(query.execution_options(yield_per=_READ_AT_ONCE))
