"""Resources and events with all that belongs to them, as plain objects: read at a few strokes, known to no session.

They have the columns, the properties and the relations of the models whose names they bear, and nothing else: what is
asked of them besides is an error, not a query. They are sooner made and asked, and leave no circles to be swept.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from catalog.models import Base, Contribution, Event, Link, Organisation, Resource, ResourceTheme, Theme, Use

_Model = TypeVar("_Model", bound=Base)


def whole_resources(session: Session, ids: Collection[int]) -> dict[int, Resource]:
    """With their contributions, themes and uses, and what those lead to. By their keys."""
    resources = _by_key(session, Resource, ids)
    for resource in resources.values():
        resource.contributions, resource.themes, resource.uses = [], [], []
    contributions = list(_all(session, Contribution, "resource_id", ids, "position", "id"))
    makers = _by_key(session, Organisation, {each.organisation_id for each in contributions})
    for contribution in contributions:
        contribution.organisation = makers[contribution.organisation_id]
        resources[contribution.resource_id].contributions.append(contribution)
    uses = list(_all(session, Use, "resource_id", ids, "position", "id"))
    links = _by_key(session, Link, {use.link_id for use in uses})
    for use in uses:
        use.link = links[use.link_id]
        resources[use.resource_id].uses.append(use)
    _put_under_themes(session, resources)
    return resources


def whole_events(session: Session, uuids: Collection[str]) -> list[Event]:
    """With their links, and their resources, whole."""
    events = list(_all(session, Event, "uuid", uuids))
    resources = whole_resources(session, {event.resource_id for event in events if event.resource_id is not None})
    links = {use.link_id: use.link for resource in resources.values() for use in resource.uses}
    links |= _by_key(session, Link, {event.link_id for event in events if event.link_id is not None} - links.keys())
    for event in events:
        event.resource = resources.get(event.resource_id or 0)
        event.link = links.get(event.link_id or 0)
    return events


def _put_under_themes(session: Session, resources: dict[int, Resource]) -> None:
    under: dict[int, list[int]] = defaultdict(list)
    for each in _all(session, ResourceTheme, "resource_id", resources):
        under[each.theme_id].append(each.resource_id)
    themes = _with_those_above(session, under)
    for key in sorted(under, key=lambda key: (themes[key].position, key)):
        for resource in under[key]:
            resources[resource].themes.append(themes[key])


def _with_those_above(session: Session, ids: Iterable[int]) -> dict[int, Theme]:
    themes: dict[int, Theme] = {}
    while missing := set(ids) - themes.keys():
        found = _by_key(session, Theme, missing)
        themes |= found
        ids = [theme.parent_id for theme in found.values() if theme.parent_id is not None]
    for theme in themes.values():
        theme.parent = themes.get(theme.parent_id or 0)
    return themes


def _by_key(session: Session, model: type[_Model], ids: Collection[int]) -> dict[int, _Model]:
    return {cast("Any", each).id: each for each in _all(session, model, "id", ids)}


def _all(
    session: Session, model: type[_Model], column: str, values: Collection[object], *order: str
) -> Iterator[_Model]:
    """Those whose column has one of the values, ordered by other columns."""
    if not values:
        return
    names, made = model.__table__.c.keys(), _plain(model)
    for row in session.connection().execute(_query(model, column, *order), {"values": list(values)}):
        each = made()
        each.__dict__ = dict(zip(names, row, strict=True))
        yield each


@cache
def _query(model: type[Base], column: str, *order: str) -> Select[*tuple[Any, ...]]:
    columns = model.__table__.c
    chosen = columns[column].in_(bindparam("values", expanding=True))
    return select(*columns).where(chosen).order_by(*(columns[name] for name in order))


@cache
def _plain(model: type[_Model]) -> type[_Model]:
    """The properties of a model on a class that SQLAlchemy does not watch; `isinstance` takes one for the other."""
    held: dict[str, Any] = {name: each for name, each in vars(model).items() if isinstance(each, property)}
    return cast("type[_Model]", type(model.__name__, (), held | {"__class__": model}))
