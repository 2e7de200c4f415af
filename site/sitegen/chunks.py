"""The resources in the guide's order, some hundreds at a time with all that their pages tell of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog.imprint import imprint
from catalog.models import Event, Resource, Visit
from catalog.updates.keeping import page_counts
from catalog.vocabulary import EventKind, Reason
from catalog.whole import whole_resources
from sitegen.documents import is_document
from sitegen.facets import Side
from sitegen.imprints import Facts, facts_of
from sitegen.survey import Survey

SIZE = 200
NEIGHBOURS = 4


class Sight(NamedTuple):
    """One visit, as far as the history of a link needs it."""

    at: datetime
    reason: Reason
    content_type: str | None = None


class Neighbour(NamedTuple):
    slug: str
    title: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A resource with what stands in other tables. sights: the visits of each link, by its id, the oldest first.
    pages: how many a document has, by its link. updates: the newest first.
    """

    resource: Resource
    modified: datetime
    sights: dict[int, list[Sight]]
    pages: dict[int, int]
    updates: list[Event]
    same_theme: list[Neighbour]
    same_maker: list[Neighbour]


class Neighbourhood:
    """Who stands beside whom, by the numbers of the survey."""

    def __init__(self, known: Survey) -> None:
        self.shelves = {
            side: {value.slug: value for value in known.facet(side).values} for side in (Side.THEME, Side.ORGANISATION)
        }

    def of(self, number: int, facts: Facts) -> tuple[list[int], list[int]]:
        """Of the same theme, and of the same organisations without those."""
        near = self._after(Side.THEME, facts.themes[:1], number)
        return near, [other for other in self._after(Side.ORGANISATION, facts.makers, number) if other not in near]

    def _after(self, side: Side, slugs: list[str], number: int) -> list[int]:
        found = (other for slug in slugs for other in self.shelves[side][slug].after(number, NEIGHBOURS))
        return list(dict.fromkeys(found))[:NEIGHBOURS]


@dataclass(frozen=True, slots=True)
class Place:
    """A resource before it is loaded. imprint: of all that its page tells."""

    number: int
    id: int
    slug: str
    same_theme: list[Neighbour]
    same_maker: list[Neighbour]
    imprint: bytes


def chunks(session: Session, known: Survey) -> Iterator[list[Place]]:
    """The session forgets each chunk before the next one."""
    neighbourhood = Neighbourhood(known)
    for start in range(0, len(known), SIZE):
        yield _places(session, known, neighbourhood, start)
        session.expunge_all()


def _places(session: Session, known: Survey, neighbourhood: Neighbourhood, start: int) -> list[Place]:
    ids = known.ids[start : start + SIZE].tolist()
    facts = facts_of(session, ids)
    near = [neighbourhood.of(number, facts[key]) for number, key in enumerate(ids, start)]
    named = _named(session, {known.ids[number] for pair in near for numbers in pair for number in numbers})
    places = []
    for number, (key, pair) in enumerate(zip(ids, near, strict=True), start):
        theme, maker = ([named[known.ids[other]] for other in others] for others in pair)
        # As plain tuples, which are told far sooner.
        made_of = imprint(facts[key].imprint, [tuple(each) for each in theme], [tuple(each) for each in maker])
        places.append(Place(number, key, facts[key].slug, theme, maker, made_of))
    return places


def shown(session: Session, places: Sequence[Place]) -> dict[int, Shown]:
    """Loaded, by their numbers."""
    resources = whole_resources(session, [place.id for place in places])
    modified = _modified(session, list(resources))
    updates = _updates(session, list(resources))
    links = {use.link_id: use.link for resource in resources.values() for use in resource.uses}
    sights = _sights(session, set(links))
    pages = page_counts(session, [key for key, link in links.items() if is_document(link.content_type)])
    found = {}
    for place in places:
        resource = resources[place.id]
        seen = {use.link_id: sights[use.link_id] for use in resource.uses}
        found[place.number] = Shown(
            resource=resource,
            modified=modified.get(place.id, resource.added_at),
            sights=seen,
            pages={key: pages[key] for key in seen if key in pages},
            updates=updates[place.id],
            same_theme=place.same_theme,
            same_maker=place.same_maker,
        )
    return found


def _named(session: Session, ids: set[int]) -> dict[int, Neighbour]:
    columns = (Resource.id, Resource.slug, Resource.title, Resource.language)
    rows = session.execute(select(*columns).where(Resource.id.in_(ids)))
    return {key: Neighbour(slug, title, language) for key, slug, title, language in rows}


def _modified(session: Session, ids: list[int]) -> dict[int, datetime]:
    """When something worth telling last happened to each."""
    query = select(Event.resource_id, func.max(Event.at)).where(Event.resource_id.in_(ids)).group_by(Event.resource_id)
    return {key: at for key, at in session.connection().execute(query) if key is not None}


def _updates(session: Session, ids: list[int]) -> dict[int, list[Event]]:
    found: dict[int, list[Event]] = defaultdict(list)
    query = select(Event).where(Event.resource_id.in_(ids), Event.kind == EventKind.UPDATED)
    for event in session.scalars(query.order_by(Event.at.desc(), Event.id.desc())):
        if event.resource_id is not None:
            found[event.resource_id].append(event)
    return found


def _sights(session: Session, links: set[int]) -> dict[int, list[Sight]]:
    """The visits of which something was concluded."""
    found: dict[int, list[Sight]] = defaultdict(list)
    columns = (Visit.link_id, Visit.at, Visit.reason, Visit.content_type)
    judged = select(*columns).where(Visit.link_id.in_(links), Visit.reason != Reason.OFFLINE)
    for link, at, reason, content_type in session.connection().execute(judged.order_by(Visit.link_id, Visit.at)):
        found[link].append(Sight(at, reason, content_type))
    return found
