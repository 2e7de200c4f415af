"""What the pages of resources are made of, as digests: told from bare rows, far sooner than the pages are made."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, FromClause, Select, bindparam, func, select
from sqlalchemy.orm import Session

from catalog.bare import bare_rows
from catalog.imprint import imprint
from catalog.models import Base, Contribution, Event, Link, Organisation, Resource, ResourceTheme, Theme, Use, Visit
from catalog.vocabulary import EventKind


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the database holds for the page of one resource but its neighbours. themes, makers: slugs, in order.

    How many pages a document has, the fingerprint of its link tells with the rest of its edition.
    """

    slug: str
    themes: list[str]
    makers: list[str]
    imprint: bytes


def facts_of(session: Session, ids: Sequence[int]) -> dict[int, Facts]:
    """By the keys of resources."""
    resources, contributions, themes, uses, events, updates = (
        _rows(session, query, ids) for query in (_RESOURCES, _CONTRIBUTIONS, _THEMES, _USES, _EVENTS, _UPDATES)
    )
    above = list(bare_rows(session, _ABOVE)) if any(_nests(rows) for rows in themes.values()) else []
    links = sorted({row[1] for rows in uses.values() for row in rows})
    visits = _rows(session, _VISITS, links)
    return {
        key: Facts(
            slug=resource[1],
            themes=[row[1] for row in themes.get(key, ())],
            makers=[row[1] for row in contributions.get(key, ())],
            imprint=imprint(
                resource,
                contributions.get(key),
                themes.get(key),
                above if _nests(themes.get(key, ())) else None,
                uses.get(key),
                events.get(key),
                updates.get(key),
                [visits.get(row[1]) for row in uses.get(key, ())],
            ),
        )
        for key, (resource,) in resources.items()
    }


def _table(model: type[Base]) -> FromClause:
    """Of its columns every one is read: a page may come to tell any of them."""
    return model.__table__


# Made ready once: to say all these columns takes as long as to ask for the rows of some hundreds of resources.
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_RESOURCES = select(_table(Resource).c.id, _table(Resource).c.slug, *_table(Resource).c).where(Resource.id.in_(_IDS))
_CONTRIBUTIONS = (
    select(
        _table(Contribution).c.resource_id,
        _table(Organisation).c.slug,
        *_table(Contribution).c,
        *_table(Organisation).c,
    )
    .where(Organisation.id == Contribution.organisation_id, Contribution.resource_id.in_(_IDS))
    .order_by(Contribution.position, Contribution.id)
)
_THEMES = (
    select(_table(ResourceTheme).c.resource_id, _table(Theme).c.slug, *_table(Theme).c)
    .where(Theme.id == ResourceTheme.theme_id, ResourceTheme.resource_id.in_(_IDS))
    .order_by(Theme.position, Theme.id)
)
# Of the themes that others stand under, which are few: a page names them all along the line.
_ABOVE = select(*_table(Theme).c).where(Theme.children.any()).order_by(Theme.id)
_USES = (
    select(_table(Use).c.resource_id, _table(Use).c.link_id, *_table(Use).c, *_table(Link).c)
    .where(Link.id == Use.link_id, Use.resource_id.in_(_IDS))
    .order_by(Use.position, Use.id)
)
_EVENTS = (
    select(_table(Event).c.resource_id, func.max(_table(Event).c.at))
    .where(Event.resource_id.in_(_IDS))
    .group_by(Event.resource_id)
)
_UPDATES = (
    select(_table(Event).c.resource_id, *_table(Event).c)
    .where(Event.resource_id.in_(_IDS), Event.kind == EventKind.UPDATED)
    .order_by(Event.id)
)
_SEEN = ("link_id", "at", "reason", "content_type")
_VISITS = (
    select(*(_table(Visit).c[name] for name in _SEEN)).where(Visit.link_id.in_(_IDS)).order_by(Visit.link_id, Visit.at)
)


def _nests(themes: Sequence[Sequence[Any]]) -> bool:
    """Of rows of _THEMES: whether one of them stands under another."""
    parent = 2 + _table(Theme).c.keys().index("parent_id")
    return any(row[parent] is not None for row in themes)


def _rows(session: Session, query: Select[*tuple[Any, ...]], ids: Sequence[int]) -> dict[int, list[Sequence[Any]]]:
    """By what stands in their first column."""
    found: dict[int, list[Sequence[Any]]] = defaultdict(list)
    for rows in bare_rows(session, query, ids=ids):
        for row in rows:
            found[row[0]].append(row)
    return dict(found)
