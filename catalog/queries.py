"""The questions that everyone asks of the catalogue. Each answer is loaded whole, in a settled order."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from catalog.duplicates import Entry, Pair, duplicates, numbers_of
from catalog.models import Contribution, Event, Link, Organisation, Resource, Theme, Use
from catalog.sameness import folded, place_of
from catalog.vocabulary import EventKind
from catalog.worklist import due, is_used

_KEPT = Resource.withdrawn_at.is_(None)


def all_resources(session: Session) -> Sequence[Resource]:
    """Every resource of the directory in the guide's order, with its organisations, themes and links."""
    return [resource for resource in every_resource(session) if resource.withdrawn_at is None]


def every_resource(session: Session) -> Sequence[Resource]:
    """The same with those that were withdrawn."""
    return session.scalars(_whole(select(Resource)).order_by(Resource.position, Resource.id)).all()


def all_themes(session: Session) -> Sequence[Theme]:
    """Every theme with what stands under it; not those under which all was withdrawn."""
    held = selectinload(Theme.resources.and_(_KEPT))
    return session.scalars(
        select(Theme)
        .where(or_(Theme.resources.any(_KEPT), ~Theme.resources.any()))
        .order_by(Theme.position)
        .options(held)
    ).all()


def all_organisations(session: Session) -> Sequence[Organisation]:
    """Every organisation by name, with what it contributed to; not those of which all was withdrawn."""
    made = Organisation.contributions.and_(Contribution.resource.has(_KEPT))
    return session.scalars(
        select(Organisation)
        .where(or_(Organisation.contributions.any(Contribution.resource.has(_KEPT)), ~Organisation.contributions.any()))
        .order_by(Organisation.slug)
        .options(selectinload(made).joinedload(Contribution.resource))
    ).all()


def all_links(session: Session) -> Sequence[Link]:
    """Every link in use, in the order of the resources that use it."""
    used = Link.uses.and_(Use.resource.has(_KEPT))
    links = session.scalars(
        select(Link).where(is_used()).order_by(Link.id).options(selectinload(used).joinedload(Use.resource))
    ).all()
    return sorted(links, key=lambda link: min(((use.resource.position, use.position) for use in link.uses), default=()))


def likely_duplicates(session: Session) -> list[Pair]:
    """Resources of the directory that seem to be one and the same."""
    return duplicates([_entry(resource) for resource in all_resources(session)])


def _entry(resource: Resource) -> Entry:
    links = [use.link for use in resource.uses]
    return Entry(
        slug=resource.slug,
        title=folded(resource.title),
        year=resource.date[:4] if resource.date else None,
        places=frozenset(place_of(link.url) for link in links),
        targets=frozenset(place_of(link.moved_to) for link in links if link.moved_to),
        numbers=numbers_of(resource.identifiers),
    )


def due_links(session: Session, now: datetime) -> Sequence[Link]:
    """The links to visit now, those that waited longest first."""
    return session.scalars(select(Link).where(due(now)).order_by(Link.next_check_at.asc().nulls_first(), Link.id)).all()


def latest_events(session: Session, kinds: Iterable[EventKind], limit: int | None = None) -> Sequence[Event]:
    """The newest first."""
    return session.scalars(
        select(Event)
        .where(Event.kind.in_(list(kinds)))
        .order_by(Event.at.desc(), Event.id.desc())
        .limit(limit)
        .options(joinedload(Event.resource), joinedload(Event.link))
    ).all()


def _whole(query: Select[Resource]) -> Select[Resource]:
    return query.options(
        selectinload(Resource.contributions).joinedload(Contribution.organisation),
        selectinload(Resource.themes),
        selectinload(Resource.uses).joinedload(Use.link),
    )
