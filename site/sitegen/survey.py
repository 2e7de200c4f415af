"""The whole catalogue seen from afar, by a handful of questions: what there is, and under which values it stands."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Row, Select, select
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
    numbers: dict[int, int]
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
    numbers = {key: number for number, key in enumerate(ids)}
    themes = _themes(session, numbers)
    used = (Value(Side.KIND, kind.value, words(KINDS[kind]), numbers=kinds[kind]) for kind in Kind if kind in kinds)
    dated = (Value(Side.YEAR, year, year, numbers=years[year]) for year in sorted(years, reverse=True))
    facets = (
        Facet(Side.THEME, themes),
        Facet(Side.KIND, tuple(used)),
        Facet(Side.ORGANISATION, _organisations(session, numbers)),
        Facet(Side.YEAR, tuple(dated)),
        Facet(Side.STATE, _states(session, numbers, words)),
    )
    events = [event for event in latest_events(session, NEWS, NEWS_KEPT) if not _is_withdrawn(event.resource)]
    fed = latest_events(session, READERS_NEWS, FED_KEPT)
    return Survey(ids, numbers, facets, without(themes, len(ids)), events, fed, told_news(session))


def _themes(session: Session, numbers: dict[int, int]) -> tuple[Value, ...]:
    query = select(Theme.id, Theme.slug, Theme.name, Theme.parent_id).order_by(Theme.position, Theme.id)
    values = nested(session.execute(query).all())
    return hung(_filled(session, values, select(ResourceTheme.theme_id, ResourceTheme.resource_id), numbers))


def _organisations(session: Session, numbers: dict[int, int]) -> tuple[Value, ...]:
    query = select(Organisation.id, Organisation.slug, Organisation.name, Organisation.full_name)
    rows = session.execute(query.order_by(Organisation.slug))
    values = {key: Value(Side.ORGANISATION, slug, name, full_name) for key, slug, name, full_name in rows}
    return _filled(session, values, select(Contribution.organisation_id, Contribution.resource_id), numbers)


def _filled(
    session: Session, values: dict[int, Value], pairs: Select[int, int], numbers: dict[int, int]
) -> tuple[Value, ...]:
    """Those with something under them, or with nothing ever; not those under which all was withdrawn."""
    ever = set[Value]()
    for key, resource in _in_order(session, pairs):
        ever.update(values[key].line, (values[key],))
        if resource in numbers:
            values[key].add(numbers[resource])
    return tuple(value for value in values.values() if value.numbers or value not in ever)


def _states(session: Session, numbers: dict[int, int], words: Words) -> tuple[Value, ...]:
    values = {state: Value(Side.STATE, state.value, words(SHELVES[state])) for state in STATES}
    linked = set[int]()
    for state, resource in _in_order(session, select(Link.state, Use.resource_id).join(Link, Link.id == Use.link_id)):
        if resource in numbers:
            values[state].add(numbers[resource])
            linked.add(resource)
    rest = Value(Side.STATE, WITHOUT_LINK, words("Without a link"))
    for resource, number in numbers.items():
        if resource not in linked:
            rest.add(number)
    return tuple(value for value in (*values.values(), rest) if value.numbers)


def _in_order(session: Session, pairs: Select[_Key, int]) -> Iterator[Row[_Key, int]]:
    """Pairs of something and a resource, as the guide has the resources."""
    resource = pairs.selected_columns[1]
    ordered = pairs.join(Resource, Resource.id == resource).order_by(Resource.position, Resource.id)
    yield from session.execute(ordered, execution_options=BY_PARTS)


def _is_withdrawn(resource: Resource | None) -> bool:
    return resource is not None and resource.withdrawn_at is not None
