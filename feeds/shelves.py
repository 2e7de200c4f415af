"""What can be followed: everything, the health of the links, each theme, each organisation; and what was told of it."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from catalog.columns import inside
from catalog.models import Contribution, Event, Organisation, Resource, ResourceTheme, Theme
from catalog.nesting import line_of
from catalog.queries import BY_PARTS
from catalog.vocabulary import MAINTAINERS_NEWS, READERS_NEWS
from feeds.register import Register

# What goes into feeds.
TOLD: ColumnElement[bool] = Event.kind.in_((*READERS_NEWS, *MAINTAINERS_NEWS))
# The directory's own, until something happened in it.
_UNBORN = UUID("6c8e8f5e-0f0b-4c7e-9b2c-6d0f0a8b7a11")


@dataclass(frozen=True, slots=True)
class Shelf:
    """path: of its page's folder and of its feeds. told: the numbers of its events in the register, in their order.

    id: "urn:uuid:…", for ever: it hangs on nothing that a person may change.
    """

    path: str
    name: str
    id: str
    told: Sequence[int]


@dataclass(frozen=True, slots=True)
class Library:
    """All shelves of a directory. register: of the events of TOLD. news: the id of the feed of organisations' news."""

    register: Register
    everything: Shelf
    health: Shelf
    themes: Sequence[Shelf]
    organisations: Sequence[Shelf]
    news: str


def library(session: Session) -> Library:
    """Rows of keys only, and of these only numbers are held: a catalogue may be large."""
    register, ids = Register(), array("q")
    readers, maintainers = array("I"), array("I")
    # By their numbers: the clock may go back, what was told later is still the newer news.
    unstable = inside(session, Event.facts, "unstable")
    rows = select(Event.id, Event.uuid, Event.kind, unstable).where(TOLD).order_by(Event.id)
    for event, key, kind, flipping in session.execute(rows, execution_options=BY_PARTS):
        number = len(register)
        ids.append(event)
        register.add(key)
        # As in the mails: that a link comes and goes is told once.
        if kind in MAINTAINERS_NEWS and flipping != "still":
            maintainers.append(number)
        if kind in READERS_NEWS:
            readers.append(number)
    born = session.scalar(select(Event.uuid).order_by(Event.id).limit(1))
    origin = UUID(born) if born else _UNBORN
    themes = select(Theme.id, Theme.slug, Theme.name).order_by(Theme.position, Theme.id)
    within = select(ResourceTheme.theme_id, ResourceTheme.resource_id)
    makers = select(Organisation.id, Organisation.slug, Organisation.name).order_by(Organisation.slug)
    made = select(Contribution.organisation_id, Contribution.resource_id)
    return Library(
        register=register,
        everything=Shelf("", "", _id(origin, "everything"), readers),
        health=Shelf("sante/", "", _id(origin, "health"), maintainers),
        themes=list(_shelves(session, "themes", themes, within, ids, origin, _lines(session))),
        organisations=list(_shelves(session, "organismes", makers, made, ids, origin, {})),
        news=_id(origin, "news"),
    )


def _shelves(
    session: Session,
    folder: str,
    shelves: Select[int, str, str],
    pairs: Select[int, int],
    ids: "array[int]",
    origin: UUID,
    lines: Mapping[int, Sequence[int]],
) -> Iterator[Shelf]:
    """pairs: of a shelf and a resource on it. ids: of the events of the register.

    lines: of shelves that stand under others, those above and they themselves.
    """
    told = _told(session, pairs, ids, lines)
    held, in_use = _in_use(session, pairs, lines)
    for key, slug, name in session.execute(shelves):
        # Not those under which all was withdrawn: they have no page.
        if key in in_use or key not in held:
            yield Shelf(f"{folder}/{slug}/", name, _id(origin, f"{folder}/{key}"), told.get(key, ()))


def _told(
    session: Session, pairs: Select[int, int], ids: "array[int]", lines: Mapping[int, Sequence[int]]
) -> dict[int, "array[int]"]:
    """By shelf, what readers were told of the resources on it, each once."""
    told: dict[int, array[int]] = defaultdict(lambda: array("I"))
    shelf, resource = pairs.selected_columns
    happened = select(shelf, Event.id).join(Event, Event.resource_id == resource)
    number = 0
    for key, event in session.execute(
        happened.where(Event.kind.in_(READERS_NEWS)).order_by(Event.id), execution_options=BY_PARTS
    ):
        # Both are in one order: the next one is never before the last.
        while ids[number] != event:
            number += 1
        for each in lines.get(key, (key,)):
            if not told[each] or told[each][-1] != number:
                told[each].append(number)
    return told


def _in_use(session: Session, pairs: Select[int, int], lines: Mapping[int, Sequence[int]]) -> tuple[set[int], set[int]]:
    """The shelves that ever held something, and those that do."""
    shelf, resource = pairs.selected_columns
    kept = select(shelf, Resource.withdrawn_at.is_(None)).join(Resource, Resource.id == resource).distinct()
    held, in_use = set[int](), set[int]()
    for key, is_kept in session.execute(kept):
        held.update(lines.get(key, (key,)))
        if is_kept:
            in_use.update(lines.get(key, (key,)))
    return held, in_use


def _lines(session: Session) -> dict[int, list[int]]:
    """Who follows a theme follows those under it."""
    under = session.scalars(select(Theme).where(Theme.parent_id.is_not(None)))
    return {theme.id: [each.id for each in line_of(theme)] for theme in under}


def _id(origin: UUID, name: str) -> str:
    return uuid5(origin, name).urn
