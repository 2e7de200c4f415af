"""The whole catalogue seen from afar, by a handful of questions: what there is, and under which values it stands."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from catalog.kinds import Kind
from catalog.models import Contribution, Event, Link, Organisation, Resource, ResourceTheme, Theme, Use
from catalog.queries import BY_PARTS, latest_events
from catalog.sentences import KINDS
from catalog.vocabulary import NEWS, READERS_NEWS
from catalog.words import Words
from sitegen.facets import Facet, Side, Value, without
from sitegen.health import SHELVES, STATES
from sitegen.nested import hung, nested
from sitegen.told import ToldNews, told_news

_Key = TypeVar("_Key")
NEWS_KEPT, FED_KEPT = 200, 5
# The shelf of references that the guide gives without an address.
WITHOUT_LINK = "without-link"


@dataclass(frozen=True, slots=True)
class Survey:
    """ids: of the resources of the directory, in the guide's order; a resource's number is its place there.

    rest: the numbers without a theme. events: the latest that readers care to hear of; fed: the latest of the feed for
    them, which tells of no deaths. told: the organisations' own.
    """

    ids: "array[int]"
    facets: tuple[Facet, ...]
    rest: "array[int]"
    events: Sequence[Event]
    fed: Sequence[Event]
    told: ToldNews

    def __len__(self) -> int:
        return len(self.ids)

    def facet(self, side: Side) -> Facet:
        return next(facet for facet in self.facets if facet.side is side)


def survey(session: Session, words: Words) -> Survey:
    ids = array("L")
    kinds: dict[Kind, array[int]] = defaultdict(lambda: array("L"))
    years: dict[str, array[int]] = defaultdict(lambda: array("L"))
    kept = select(Resource.id, Resource.kind, Resource.date).where(Resource.withdrawn_at.is_(None))
    for number, (key, kind, date) in enumerate(
        session.execute(kept.order_by(Resource.position, Resource.id), execution_options=BY_PARTS)
    ):
        ids.append(key)
        kinds[kind].append(number)
        if date:
            years[date[:4]].append(number)
    themes = _themes(session, ids)
    used = (Value(Side.KIND, kind.value, words(KINDS[kind]), numbers=kinds[kind]) for kind in Kind if kind in kinds)
    dated = (Value(Side.YEAR, year, year, numbers=years[year]) for year in sorted(years, reverse=True))
    facets = (
        Facet(Side.THEME, themes),
        Facet(Side.KIND, tuple(used)),
        Facet(Side.ORGANISATION, _organisations(session, ids)),
        Facet(Side.YEAR, tuple(dated)),
        Facet(Side.STATE, _states(session, ids, words)),
    )
    events = [event for event in latest_events(session, NEWS, NEWS_KEPT) if not _is_withdrawn(event.resource)]
    fed = latest_events(session, READERS_NEWS, FED_KEPT)
    return Survey(ids, facets, without(themes, len(ids)), events, fed, told_news(session))


def _themes(session: Session, ids: "array[int]") -> tuple[Value, ...]:
    query = select(Theme.id, Theme.slug, Theme.name, Theme.parent_id).order_by(Theme.position, Theme.id)
    values = nested(session.execute(query).all())
    return hung(_filled(session, values, select(ResourceTheme.theme_id, ResourceTheme.resource_id), ids))


def _organisations(session: Session, ids: "array[int]") -> tuple[Value, ...]:
    query = select(Organisation.id, Organisation.slug, Organisation.name, Organisation.full_name)
    rows = session.execute(query.order_by(Organisation.slug))
    values = {key: Value(Side.ORGANISATION, slug, name, full_name) for key, slug, name, full_name in rows}
    return _filled(session, values, select(Contribution.organisation_id, Contribution.resource_id), ids)


def _filled(
    session: Session, values: dict[int, Value], pairs: Select[int, int], ids: "array[int]"
) -> tuple[Value, ...]:
    """Those with something under them, or with nothing ever; not those under which all was withdrawn."""
    ever = set[Value]()
    for key, number in _numbered(session, pairs, ids):
        ever.update(values[key].line, (values[key],))
        if number is not None:
            values[key].add(number)
    return tuple(value for value in values.values() if value.numbers or value not in ever)


def _states(session: Session, ids: "array[int]", words: Words) -> tuple[Value, ...]:
    values = {state: Value(Side.STATE, state.value, words(SHELVES[state])) for state in STATES}
    pairs = select(Link.state, Use.resource_id).join(Link, Link.id == Use.link_id)
    for state, number in _numbered(session, pairs, ids):
        if number is not None:
            values[state].add(number)
    numbers = without(values.values(), len(ids))
    rest = Value(Side.STATE, WITHOUT_LINK, words("Without a link"), numbers=numbers)
    return tuple(value for value in (*values.values(), rest) if value.numbers)


def _numbered(session: Session, pairs: Select[_Key, int], ids: "array[int]") -> Iterator[tuple[_Key, int | None]]:
    """Pairs of something and a resource, as the guide has the resources: its number, None where it was withdrawn."""
    resource = pairs.selected_columns[1]
    told = pairs.add_columns(Resource.withdrawn_at.is_(None)).join(Resource, Resource.id == resource)
    number = 0
    for key, wanted, kept in session.execute(told.order_by(Resource.position, Resource.id), execution_options=BY_PARTS):
        # Both are in one order: the next one is never before the last.
        while kept and ids[number] != wanted:
            number += 1
        yield key, number if kept else None


def _is_withdrawn(resource: Resource | None) -> bool:
    return resource is not None and resource.withdrawn_at is not None
