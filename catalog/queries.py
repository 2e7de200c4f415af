"""The questions that everyone asks of the catalogue. Each answer is loaded whole, in a settled order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Select, Text, cast, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from catalog.duplicates import Entry, Pair, duplicates, is_home, own_numbers, share_something
from catalog.models import Contribution, Event, Link, Organisation, Resource, Theme, Use
from catalog.sameness import folded, place_of
from catalog.vocabulary import EventKind, State
from catalog.worklist import due, is_used

_KEPT = Resource.withdrawn_at.is_(None)
# What duplicates are told by; rows by the thousand, never all at once.
_USES = select(Use.resource_id, Link.url, Link.moved_to).join(Use.link)
_COMPARED = (
    select(Resource.id, Resource.slug, Resource.title, Resource.date, Resource.identifiers)
    .where(_KEPT)
    .order_by(Resource.position, Resource.id)
)
_TITLES = select(Resource.id, Resource.title).where(_KEPT)
_NUMBERED = select(Resource.id, Resource.identifiers).where(_KEPT, cast(Resource.identifiers, Text) != "{}")
# For questions whose answer is too long to be held.
BY_PARTS = {"yield_per": 1000}


def all_resources(session: Session) -> Sequence[Resource]:
    """Every resource of the directory in the guide's order, with its organisations, themes and links."""
    return [resource for resource in every_resource(session) if resource.withdrawn_at is None]


def every_resource(session: Session) -> Sequence[Resource]:
    """The same with those that were withdrawn."""
    return session.scalars(_whole(select(Resource)).order_by(Resource.position, Resource.id)).all()


def resources_named(session: Session, slugs: Sequence[str]) -> dict[str, Resource]:
    """Some hundreds of them at most, by their slugs."""
    found = session.scalars(_whole(select(Resource).where(Resource.slug.in_(slugs)))) if slugs else ()
    return {resource.slug: resource for resource in found}


def all_themes(session: Session) -> Sequence[Theme]:
    """Every theme, without what stands under it; not those under which all was withdrawn."""
    held = or_(Theme.resources.any(_KEPT), ~Theme.resources.any())
    return session.scalars(select(Theme).where(held).order_by(Theme.position)).all()


def all_organisations(session: Session) -> Sequence[Organisation]:
    """Every organisation by name, without what it made; not those of which all was withdrawn."""
    kept = Organisation.contributions.any(Contribution.resource.has(_KEPT))
    held = or_(kept, ~Organisation.contributions.any())
    return session.scalars(select(Organisation).where(held).order_by(Organisation.slug)).all()


def all_links(session: Session) -> Sequence[Link]:
    """Every link in use, in the order of the resources that use it."""
    used = Link.uses.and_(Use.resource.has(_KEPT))
    links = session.scalars(
        select(Link).where(is_used()).order_by(Link.id).options(selectinload(used).joinedload(Use.resource))
    ).all()
    return sorted(links, key=lambda link: min(((use.resource.position, use.position) for use in link.uses), default=()))


def likely_duplicates(session: Session, least: float = 0.0) -> list[Pair]:
    """Resources of the directory that seem to be one and the same, with at least this confidence."""
    wanted = _sharing(session) if share_something(least) else None
    return duplicates(list(_entries(session, wanted)), least)


def _sharing(session: Session) -> set[int]:
    """The resources that have something in common with another. Of all the others nothing is held but hashes."""
    first: dict[int, int] = {}
    found: set[int] = set()
    for number, key in _keys(session):
        one = first.setdefault(hash(key), number)
        if one != number:
            found |= {one, number}
    return found


def _keys(session: Session) -> Iterator[tuple[int, str]]:
    connection = session.connection()
    for number, *urls in connection.execute(_USES, execution_options=BY_PARTS):
        yield from ((number, place) for place in map(place_of, filter(None, urls)) if not is_home(place))
    for number, title in connection.execute(_TITLES, execution_options=BY_PARTS):
        yield number, f"title {folded(title)}"
    for number, identifiers in connection.execute(_NUMBERED, execution_options=BY_PARTS):
        yield from ((number, own) for own in own_numbers(identifiers))


def _entries(session: Session, wanted: set[int] | None) -> Iterator[Entry]:
    """Of these resources, or of all; as rows: a catalogue may be large."""
    if wanted is not None and not wanted:
        return
    links: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
    for number, url, moved_to in session.execute(_USES, execution_options=BY_PARTS):
        if wanted is None or number in wanted:
            links[number].append((url, moved_to))
    for number, slug, title, date, identifiers in session.execute(_COMPARED, execution_options=BY_PARTS):
        if wanted is not None and number not in wanted:
            continue
        own = links.pop(number, ())
        yield Entry(
            slug=slug,
            title=folded(title),
            year=date[:4] if date else None,
            places=frozenset(place_of(url) for url, _ in own),
            targets=frozenset(place_of(moved_to) for _, moved_to in own if moved_to),
            identifiers=frozenset(own_numbers(identifiers)),
        )


def link_states(session: Session) -> dict[State, int]:
    """How many links in use are in each state."""
    counts = session.execute(select(Link.state, func.count()).where(is_used()).group_by(Link.state))
    return {state: count for state, count in counts}  # noqa: C416 (rows are no pairs to mypy)


def due_links(session: Session, now: datetime) -> Sequence[Link]:
    """The links to visit now, those that waited longest first."""
    return session.scalars(select(Link).where(due(now)).order_by(Link.next_check_at.asc().nulls_first(), Link.id)).all()


def latest_events(session: Session, kinds: Iterable[EventKind], limit: int | None = None) -> Sequence[Event]:
    """The newest first, with the makers of their resources."""
    makers = selectinload(Resource.contributions).joinedload(Contribution.organisation)
    return session.scalars(
        select(Event)
        .where(Event.kind.in_(list(kinds)))
        .order_by(Event.at.desc(), Event.id.desc())
        .limit(limit)
        .options(joinedload(Event.resource).options(makers), joinedload(Event.link))
    ).all()


def updates_of(session: Session, resource: Resource, limit: int | None = None) -> Sequence[Event]:
    """What has changed behind the links of a resource, the newest first."""
    told = select(Event).where(Event.resource_id == resource.id, Event.kind == EventKind.UPDATED)
    return session.scalars(told.order_by(Event.at.desc(), Event.id.desc()).limit(limit)).all()


def _whole(query: Select[Resource]) -> Select[Resource]:
    return query.options(
        selectinload(Resource.contributions).joinedload(Contribution.organisation),
        selectinload(Resource.themes),
        selectinload(Resource.uses).joinedload(Use.link),
    )
