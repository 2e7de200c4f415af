"""What can be followed: everything, the health of the links, each theme, each organisation; and what was told of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID, uuid5

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from catalog.columns import inside
from catalog.models import Contribution, Event, Organisation, Resource, ResourceTheme, Theme
from catalog.nesting import line_of
from catalog.vocabulary import MAINTAINERS_NEWS, READERS_NEWS

# The directory's own, until something happened in it.
_UNBORN = UUID("6c8e8f5e-0f0b-4c7e-9b2c-6d0f0a8b7a11")


@dataclass(frozen=True, slots=True)
class Shelf:
    """path: of its page's folder and of its feeds. told: the keys of its events, in the order they were told in.

    id: "urn:uuid:…", for ever: it hangs on nothing that a person may change.
    """

    path: str
    name: str
    id: str
    told: Sequence[str]


@dataclass(frozen=True, slots=True)
class Library:
    """All shelves of a directory. Keys of events are their UUIDs. news: the id of the feed of organisations' news."""

    everything: Shelf
    health: Shelf
    themes: Sequence[Shelf]
    organisations: Sequence[Shelf]
    news: str


def library(session: Session) -> Library:
    """Rows of keys only: a catalogue may be large."""
    readers: list[str] = []
    maintainers: list[str] = []
    of_resource: dict[int, list[tuple[int, str]]] = defaultdict(list)
    # By their numbers: the clock may go back, what was told later is still the newer news.
    unstable = inside(session, Event.facts, "unstable")
    rows = select(Event.id, Event.uuid, Event.kind, Event.resource_id, unstable).order_by(Event.id)
    news = Event.kind.in_((*READERS_NEWS, *MAINTAINERS_NEWS))
    for number, key, kind, resource, flipping in session.execute(rows.where(news)):
        # As in the mails: that a link comes and goes is told once.
        if kind in MAINTAINERS_NEWS and flipping != "still":
            maintainers.append(key)
        if kind in READERS_NEWS:
            readers.append(key)
            if resource is not None:
                of_resource[resource].append((number, key))
    born = session.scalar(select(Event.uuid).order_by(Event.id).limit(1))
    origin = UUID(born) if born else _UNBORN
    themes = select(Theme.id, Theme.slug, Theme.name).order_by(Theme.position, Theme.id)
    within = select(ResourceTheme.theme_id, Resource.id, Resource.withdrawn_at.is_(None)).join(
        Resource, Resource.id == ResourceTheme.resource_id
    )
    makers = select(Organisation.id, Organisation.slug, Organisation.name).order_by(Organisation.slug)
    made = (
        select(Contribution.organisation_id, Resource.id, Resource.withdrawn_at.is_(None))
        .join(Resource, Resource.id == Contribution.resource_id)
        .distinct()
    )
    return Library(
        everything=Shelf("", "", _id(origin, "everything"), readers),
        health=Shelf("sante/", "", _id(origin, "health"), maintainers),
        themes=list(_shelves(session, "themes", themes, within, of_resource, origin, _lines(session))),
        organisations=list(_shelves(session, "organismes", makers, made, of_resource, origin)),
        news=_id(origin, "news"),
    )


def _shelves(
    session: Session,
    folder: str,
    shelves: Select[int, str, str],
    pairs: Select[int, int, bool],
    of_resource: Mapping[int, list[tuple[int, str]]],
    origin: UUID,
    lines: Mapping[int, Sequence[int]] | None = None,
) -> Iterator[Shelf]:
    """pairs: of a shelf and a resource on it, and whether that is still in the directory.

    lines: of shelves that stand under others, those above and they themselves.
    """
    held: dict[int, dict[int, None]] = defaultdict(dict)
    in_use = set()
    for shelf, resource, kept in session.execute(pairs):
        for each in (lines or {}).get(shelf, (shelf,)):
            held[each][resource] = None
            if kept:
                in_use.add(each)
    for number, slug, name in session.execute(shelves):
        # Not those under which all was withdrawn: they have no page.
        if number in in_use or number not in held:
            events = chain.from_iterable(of_resource.get(resource, ()) for resource in held[number])
            told = [key for _, key in sorted(events)]
            yield Shelf(f"{folder}/{slug}/", name, _id(origin, f"{folder}/{number}"), told)


def _lines(session: Session) -> dict[int, list[int]]:
    """Who follows a theme follows those under it."""
    under = session.scalars(select(Theme).where(Theme.parent_id.is_not(None)))
    return {theme.id: [each.id for each in line_of(theme)] for theme in under}


def _id(origin: UUID, name: str) -> str:
    return uuid5(origin, name).urn
