"""What the entries of feeds are made of, as digests: told from bare rows, far sooner than the entries are made."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from sqlalchemy import FromClause, Select, select
from sqlalchemy.orm import Session

from catalog.bare import bare_rows
from catalog.imprint import SIZE, imprint
from catalog.models import Base, Contribution, Event, Link, Organisation, Resource, ResourceTheme, Theme, Use
from catalog.vocabulary import State
from feeds.shelves import TOLD

# Of a link feeds tell where it leads, and the kind and size of the document; what else happens to it is an event.
_LINKS = select(
    *(Link.id, Link.url, Link.short, Link.moved_to, Link.archive_url, Link.archive_at, Link.state == State.DEAD),
    *(Link.content_type, Link.validators),
).order_by(Link.id)


class Imprints:
    """Digests one after the other, each known by its number: of entries, by theirs in the register."""

    def __init__(self) -> None:
        self._held = bytearray()

    def add(self, imprint: bytes) -> None:
        self._held += imprint

    def of(self, numbers: Sequence[int]) -> bytes:
        """Joined."""
        return b"".join(self._held[number * SIZE : (number + 1) * SIZE] for number in numbers)


class _Digests:
    """Digests by the keys of tables, which come in ascending order."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._held = bytearray()

    def get(self, key: int | None) -> bytes | None:
        place = self._place(key)
        return None if place is None else bytes(self._held[place * SIZE : (place + 1) * SIZE])

    def put(self, key: int, digest: bytes) -> None:
        """In the place of what was held of it, if anything was."""
        if not self._keys or self._keys[-1] < key:
            self._keys.append(key)
            self._held += digest
        elif (place := self._place(key)) is not None:
            self._held[place * SIZE : (place + 1) * SIZE] = digest

    def _place(self, key: int | None) -> int | None:
        place = bisect_left(self._keys, key) if key is not None else len(self._keys)
        return place if place < len(self._keys) and self._keys[place] == key else None


def event_imprints(session: Session) -> Imprints:
    """Of the events of the register, with all that an entry tells of their resources and links."""
    links, resources, events = _Digests(), _Digests(), Imprints()
    _tell(session, _LINKS, links)
    for query in (_RESOURCES, _CONTRIBUTIONS, _THEMES):
        _tell(session, query, resources)
    for rows in bare_rows(session, _USES):
        for row in rows:
            resources.put(row[0], imprint(resources.get(row[0]), row, links.get(row[1])))
    for rows in bare_rows(session, _EVENTS):
        for row in rows:
            events.add(imprint(row, resources.get(row[1]), links.get(row[2])))
    return events


def _tell(session: Session, query: Select[*tuple[Any, ...]], held: _Digests) -> None:
    """By the keys in the first column, each on top of what was held of it."""
    for rows in bare_rows(session, query):
        for row in rows:
            held.put(row[0], imprint(held.get(row[0]), row))


def _table(model: type[Base]) -> FromClause:
    """Of its columns every one is read: an entry may come to tell any of them."""
    return model.__table__


_RESOURCES = select(*_table(Resource).c).order_by(Resource.id)
_CONTRIBUTIONS = (
    select(_table(Contribution).c.resource_id, *_table(Contribution).c, *_table(Organisation).c)
    .where(Organisation.id == Contribution.organisation_id)
    .order_by(Contribution.resource_id, Contribution.position, Contribution.id)
)
_THEMES = (
    select(_table(ResourceTheme).c.resource_id, *_table(Theme).c)
    .where(Theme.id == ResourceTheme.theme_id)
    .order_by(ResourceTheme.resource_id, Theme.position, Theme.id)
)
_USES = select(_table(Use).c.resource_id, _table(Use).c.link_id, *_table(Use).c).order_by(
    Use.resource_id, Use.position, Use.id
)
_EVENTS = select(Event.uuid, Event.resource_id, Event.link_id, *_table(Event).c).where(TOLD).order_by(Event.id)


def feed_imprint(maker: bytes, channel: object, told: Sequence[int], entries: Imprints) -> bytes:
    """maker: of what all feeds are made of. channel: plain values. told: the numbers of its entries."""
    return imprint(maker, channel, entries.of(told))
