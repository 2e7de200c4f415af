"""What the entries of feeds are made of, as digests: told from bare rows, far sooner than the entries are made."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import FromClause, Select, select
from sqlalchemy.orm import Session

from catalog.bare import bare_rows
from catalog.imprint import imprint
from catalog.models import Base, Contribution, Event, Link, Organisation, Resource, ResourceTheme, Theme, Use
from catalog.vocabulary import State

_Digests = dict[int, bytes]

# Of a link feeds tell where it leads, and the kind and size of the document; what else happens to it is an event.
_LINKS = select(
    *(Link.id, Link.url, Link.short, Link.moved_to, Link.archive_url, Link.archive_at, Link.state == State.DEAD),
    *(Link.content_type, Link.validators),
).order_by(Link.id)


def event_imprints(session: Session) -> dict[str, bytes]:
    """Of the events by their UUIDs, with all that an entry tells of their resources and links."""
    links = _told(session, _LINKS, {})
    resources: _Digests = {}
    for query in (_RESOURCES, _CONTRIBUTIONS, _THEMES):
        _told(session, query, resources)
    for rows in bare_rows(session, _USES):
        for row in rows:
            resources[row[0]] = imprint(resources.get(row[0]), row, links[row[1]])
    return {
        row[0]: imprint(row, resources.get(row[1]), links.get(row[2]))
        for rows in bare_rows(session, _EVENTS)
        for row in rows
    }


def _told(session: Session, query: Select[*tuple[Any, ...]], held: _Digests) -> _Digests:
    """By the keys in the first column, each on top of what was held of it."""
    for rows in bare_rows(session, query):
        for row in rows:
            held[row[0]] = imprint(held.get(row[0]), row)
    return held


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
_EVENTS = select(Event.uuid, Event.resource_id, Event.link_id, *_table(Event).c)


def feed_imprint(maker: bytes, channel: object, told: Sequence[str], of: dict[str, bytes]) -> bytes:
    """maker: of what all feeds are made of. channel: plain values. told: the keys of its entries."""
    return imprint(maker, channel, b"".join(of[key] for key in told))
