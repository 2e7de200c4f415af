"""The questions that everyone asks of the catalogue. Each answer is loaded whole, in a settled order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from catalog.duplicates import Entry, Pair, duplicates, own_numbers
from catalog.models import Base, Contribution, Event, Link, Organisation, Resource, Theme, Use
from catalog.sameness import folded, place_of
from catalog.vocabulary import EventKind, State
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


def likely_duplicates(session: Session, least: float = 0.0) -> list[Pair]:
    """Resources of the directory that seem to be one and the same, with at least this confidence."""
    return duplicates(list(_entries(session)), least)


def _entries(session: Session) -> Iterator[Entry]:
    """As rows: a catalogue may be large."""
    links: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
    for number, url, moved_to in session.execute(select(Use.resource_id, Link.url, Link.moved_to).join(Use.link)):
        links[number].append((url, moved_to))
    columns = (Resource.id, Resource.slug, Resource.title, Resource.date, Resource.identifiers)
    query = select(*columns).where(_KEPT).order_by(Resource.position, Resource.id)
    for number, slug, title, date, identifiers in session.execute(query):
        own = links.pop(number, ())
        yield Entry(
            slug=slug,
            title=folded(title),
            year=date[:4] if date else None,
            places=frozenset(place_of(url) for url, _ in own),
            targets=frozenset(place_of(moved_to) for _, moved_to in own if moved_to),
            identifiers=frozenset(own_numbers(identifiers)),
        )


def held(session: Session) -> dict[str, int]:
    """How many resources, organisations and themes there are: what the lists above would hold, counted."""
    made = Contribution.resource.has(_KEPT)
    organisations = or_(Organisation.contributions.any(made), ~Organisation.contributions.any())
    themes = or_(Theme.resources.any(_KEPT), ~Theme.resources.any())
    return {
        "resources": _count(session, Resource, _KEPT),
        "organisations": _count(session, Organisation, organisations),
        "themes": _count(session, Theme, themes),
    }


def link_states(session: Session) -> dict[State, int]:
    """How many links in use are in each state."""
    counts = session.execute(select(Link.state, func.count()).where(is_used()).group_by(Link.state))
    return {state: count for state, count in counts}  # noqa: C416 (rows are no pairs to mypy)


def due_count(session: Session, now: datetime) -> int:
    return _count(session, Link, due(now))


def _count(session: Session, table: type[Base], condition: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(table).where(condition)) or 0


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
