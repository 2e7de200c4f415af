"""The resources in the guide's order, some hundreds at a time with all that their pages tell of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from catalog.models import Contribution, Event, Resource, Use, Visit
from catalog.vocabulary import Reason
from sitegen.facets import Side
from sitegen.survey import Survey

SIZE = 400
NEIGHBOURS = 4


@dataclass(frozen=True, slots=True)
class Sight:
    """One visit, as far as the history of a link needs it."""

    at: datetime
    reason: Reason
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    slug: str
    title: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A resource with what stands in other tables. sights: the visits of each link, by its id, the oldest first."""

    number: int
    resource: Resource
    modified: datetime
    sights: dict[int, list[Sight]]
    same_theme: list[Neighbour]
    same_maker: list[Neighbour]


class Neighbourhood:
    """Who stands beside whom, by the numbers of the survey."""

    def __init__(self, known: Survey) -> None:
        self.shelves = {
            side: {value.slug: value for value in known.facet(side).values} for side in (Side.THEME, Side.ORGANISATION)
        }

    def of(self, number: int, resource: Resource) -> tuple[list[int], list[int]]:
        """Of the same theme, and of the same organisations without those."""
        themes = [theme.slug for theme in resource.themes[:1]]
        near = self._after(Side.THEME, themes, number)
        makers = [each.organisation.slug for each in resource.contributions]
        return near, [other for other in self._after(Side.ORGANISATION, makers, number) if other not in near]

    def _after(self, side: Side, slugs: list[str], number: int) -> list[int]:
        found = (other for slug in slugs for other in self.shelves[side][slug].after(number, NEIGHBOURS))
        return list(dict.fromkeys(found))[:NEIGHBOURS]


def shown_resources(session: Session, known: Survey) -> Iterator[Shown]:
    """The session forgets each chunk before the next one."""
    neighbourhood = Neighbourhood(known)
    for start in range(0, len(known), SIZE):
        resources = _resources(session, known.ids[start : start + SIZE].tolist())
        yield from _chunk(session, known, neighbourhood, start, resources)
        session.expunge_all()


def _chunk(
    session: Session, known: Survey, neighbourhood: Neighbourhood, start: int, resources: Sequence[Resource]
) -> Iterator[Shown]:
    near = [neighbourhood.of(start + place, resource) for place, resource in enumerate(resources)]
    named = _named(session, {known.ids[number] for pair in near for numbers in pair for number in numbers})
    modified = _modified(session, [resource.id for resource in resources])
    sights = _sights(session, {use.link_id for resource in resources for use in resource.uses})
    for place, resource in enumerate(resources):
        same_theme, same_maker = ([named[known.ids[number]] for number in numbers] for numbers in near[place])
        yield Shown(
            start + place,
            resource,
            modified.get(resource.id, resource.added_at),
            {use.link_id: sights[use.link_id] for use in resource.uses},
            same_theme,
            same_maker,
        )


def _resources(session: Session, ids: list[int]) -> Sequence[Resource]:
    query = select(Resource).where(Resource.id.in_(ids)).order_by(Resource.position, Resource.id)
    return session.scalars(
        query.options(
            selectinload(Resource.contributions).joinedload(Contribution.organisation),
            selectinload(Resource.themes),
            selectinload(Resource.uses).joinedload(Use.link),
        )
    ).all()


def _named(session: Session, ids: set[int]) -> dict[int, Neighbour]:
    columns = (Resource.id, Resource.slug, Resource.title, Resource.language)
    rows = session.execute(select(*columns).where(Resource.id.in_(ids)))
    return {key: Neighbour(slug, title, language) for key, slug, title, language in rows}


def _modified(session: Session, ids: list[int]) -> dict[int, datetime]:
    """When something worth telling last happened to each."""
    query = select(Event.resource_id, func.max(Event.at)).where(Event.resource_id.in_(ids)).group_by(Event.resource_id)
    return {key: at for key, at in session.execute(query) if key is not None}


def _sights(session: Session, links: set[int]) -> dict[int, list[Sight]]:
    """The visits of which something was concluded."""
    found: dict[int, list[Sight]] = defaultdict(list)
    columns = (Visit.link_id, Visit.at, Visit.reason, Visit.content_type)
    judged = select(*columns).where(Visit.link_id.in_(links), Visit.reason != Reason.OFFLINE)
    for link, at, reason, content_type in session.execute(judged.order_by(Visit.link_id, Visit.at)):
        found[link].append(Sight(at, reason, content_type))
    return found
