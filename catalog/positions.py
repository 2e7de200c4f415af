"""The order of lists: no two entries of one list stand at one place."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from catalog.models import Contribution, Resource, Theme, Use

# Lists of the whole catalogue, and those that each resource has.
_WHOLE: tuple[Any, ...] = (Resource, Theme)
_OF_RESOURCES: tuple[Any, ...] = (Use, Contribution)


def shared_places(session: Session) -> list[str]:
    """What stands where something else of its list stands too: one name for each such place."""
    queries = [_shared(table, table.slug, table.position) for table in _WHOLE]
    queries += [
        _shared(table, Resource.slug, table.resource_id, table.position).join(
            Resource, Resource.id == table.resource_id
        )
        for table in _OF_RESOURCES
    ]
    return [name for query in queries for name in session.scalars(query)]


def renumber(session: Session) -> None:
    """Gives each a place of its own where some share one; their order stays, what shares a place stands as it came."""
    for table in _WHOLE:
        if session.scalars(_shared(table, table.slug, table.position)).first() is not None:
            keys = session.scalars(select(table.id).order_by(table.position, table.id)).all()
            _write(session, table, [{"id": key, "position": place} for place, key in enumerate(keys, start=1)])
    for table in _OF_RESOURCES:
        lists = session.scalars(_shared(table, table.resource_id, table.resource_id, table.position)).all()
        query = select(table.resource_id, table.id).where(table.resource_id.in_(set(lists)))
        kept: dict[int, list[int]] = defaultdict(list)
        for resource, key in session.execute(query.order_by(table.position, table.id)):
            kept[resource].append(key)
        rows = [{"id": key, "position": place} for keys in kept.values() for place, key in enumerate(keys)]
        _write(session, table, rows)


def _shared(table: Any, name: Any, *place: Any) -> Select[Any]:
    """The first name at each place that several have."""
    return select(func.min(name)).select_from(table).group_by(*place).having(func.count(table.id) > 1).order_by(*place)


def _write(session: Session, table: Any, rows: list[dict[str, int]]) -> None:
    if rows:
        session.execute(update(table), rows)
