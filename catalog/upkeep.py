"""What should be so in a catalogue and is not: found by asking the database, repaired only on demand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, delete, select, text, update
from sqlalchemy.orm import Session, aliased

from catalog.errors import N_
from catalog.journal.apply import sweep
from catalog.models import Event, Link, Organisation, OutboxEntry, Resource, Theme, Visit
from catalog.positions import renumber, shared_places
from catalog.selecting import is_selector
from catalog.urls import host_of
from catalog.vocabulary import State


@dataclass(frozen=True, slots=True)
class Finding:
    """message: English with {count} and {names}. repairable: whether `repair` mends it."""

    message: str
    count: int
    names: str
    repairable: bool


_SHOWN = 3


def findings(session: Session) -> Iterator[Finding]:
    if session.get_bind().dialect.name == "sqlite":
        broken = [str(row[0]) for row in session.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
        yield from _finding(N_("The database file is damaged ({names}): restore a backup."), broken, repairable=False)
        loose = [str(row[0]) for row in session.execute(text("PRAGMA foreign_key_check")) if row[0] != _TOLD]
        yield from _finding(
            N_("Rows that point to nothing: {count} ({names}). Restore a backup."), loose, repairable=False
        )
    for message, query in _ORPHANS:
        yield from _finding(message, list(session.scalars(query)), repairable=True)
    misplaced = [url for url, host in session.execute(select(Link.url, Link.host)) if host_of(url) != host]
    yield from _finding(N_("Links that stand under another host than their own: {count} ({names})."), misplaced)
    yield from _finding(N_("Places in lists that are taken twice: {count} ({names})."), shared_places(session))
    for message, query in _INCONSISTENT:
        yield from _finding(message, list(session.scalars(query)), repairable=False)
    yield from _finding(
        N_("Themes that stand under themselves: {count} ({names})."),
        list(_circles(Theme.id, Theme.parent_id, Theme.name, session).values()),
        repairable=False,
    )
    circle = _circles(Link.id, Link.replaced_by_id, Link.url, session)
    yield from _finding(N_("Addresses that replace each other in a circle: {count} ({names})."), list(circle.values()))
    watched = session.execute(select(Resource.slug, Resource.watch_only).where(Resource.watch_only.is_not(None)))
    yield from _finding(
        N_(
            "What is watched of a page is no CSS selector: {count} ({names}). All of it is watched until it is"
            " corrected: vigie edit NAME --watch-only …"
        ),
        [slug for slug, selector in watched if not is_selector(selector)],
        repairable=False,
    )
    yield from _finding(
        N_("Resources without any link: {count} ({names})."), list(session.scalars(_BARE)), repairable=False
    )
    yield from _finding(
        N_("Resources merged into one that is withdrawn: {count} ({names})."),
        list(session.scalars(_ASTRAY)),
        repairable=False,
    )


def repair(session: Session) -> None:
    """Takes away what nothing uses, orders lists, puts links under their hosts, and cuts circles of replacements open.

    What a person typed stays.
    """
    sweep(session)
    renumber(session)
    session.execute(delete(OutboxEntry).where(_UNTOLD))
    session.execute(delete(Link).where(Link.id.in_(_unused_links(Link.id))))
    circle = _circles(Link.id, Link.replaced_by_id, Link.url, session)
    session.execute(update(Link).where(Link.id.in_(circle)).values(replaced_by_id=None))
    for key, url, host in session.execute(select(Link.id, Link.url, Link.host)).all():
        if host_of(url) != host:
            session.execute(update(Link).where(Link.id == key).values(host=host_of(url)))


def _finding(message: str, names: list[str], *, repairable: bool = True) -> Iterator[Finding]:
    if names:
        shown = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
        yield Finding(message, len(names), shown, repairable)


def _circles(column: Any, above: Any, name: Any, session: Session) -> dict[int, str]:
    """The names, by their keys, of those from which the way up never ends."""
    below = select(column, above, name).where(above.is_not(None)).order_by(column)
    ways = {key: (up, called) for key, up, called in session.execute(below)}
    found = {}
    for key, (up, called) in ways.items():
        seen = {key}
        while up is not None and up not in seen:
            seen.add(up)
            up = ways[up][0] if up in ways else None
        if up is not None:
            found[key] = called
    return found


def _unused_links(column: Any) -> Select[Any]:
    """Links that nothing uses, that lead to no other, and that were never visited: they hold no history."""
    other = aliased(Link)
    return select(column).where(
        ~Link.uses.any(),
        Link.replaced_by_id.is_(None),
        ~select(Visit.id).where(Visit.link_id == Link.id).exists(),
        ~select(other.id).where(other.replaced_by_id == Link.id).exists(),
    )


_MERGED = aliased(Resource)
_VISITED = (State.ALIVE, State.SUSPECT, State.DEAD, State.UNVERIFIABLE)
_TOLD = OutboxEntry.__tablename__
_UNTOLD = ~select(Event.id).where(Event.id == OutboxEntry.event_id).exists()
_ORPHANS: tuple[tuple[str, Select[Any]], ...] = (
    (
        N_("Organisations that contribute to nothing: {count} ({names})."),
        select(Organisation.name).where(~Organisation.contributions.any()).order_by(Organisation.name),
    ),
    (
        N_("Themes that hold nothing: {count} ({names})."),
        select(Theme.name).where(~Theme.resources.any(), ~Theme.children.any()).order_by(Theme.name),
    ),
    (N_("Links that nothing uses: {count} ({names})."), _unused_links(Link.url)),
    (
        N_("Mails noted for news that is no longer there: {count} ({names})."),
        select(OutboxEntry.recipient).where(_UNTOLD).order_by(OutboxEntry.recipient, OutboxEntry.event_id),
    ),
)
# What the life cycle promises of every link.
_INCONSISTENT: tuple[tuple[str, Select[Any]], ...] = (
    (
        N_("Failing links that do not say since when: {count} ({names}). Their next good visit counts them anew."),
        select(Link.url)
        .where(Link.state.in_((State.DEAD, State.SUSPECT)), Link.first_failure_at.is_(None))
        .order_by(Link.url),
    ),
    (
        N_("Visited links without a date for their next visit: {count} ({names}). The next run visits them."),
        select(Link.url).where(
            Link.last_checked_at.is_not(None), Link.next_check_at.is_(None), Link.state.in_(_VISITED)
        ),
    ),
    (
        N_("Living links that were never seen alive: {count} ({names}). The next visit tells."),
        select(Link.url).where(Link.state == State.ALIVE, Link.last_alive_at.is_(None)).order_by(Link.url),
    ),
    (
        N_("Links with a date until which to ignore them that are not ignored: {count} ({names})."),
        select(Link.url).where(Link.state != State.IGNORED, Link.ignored_until.is_not(None)).order_by(Link.url),
    ),
)
_BARE = select(Resource.slug).where(Resource.withdrawn_at.is_(None), ~Resource.uses.any()).order_by(Resource.slug)
_ASTRAY = (
    select(Resource.slug)
    .join(_MERGED, Resource.merged_into_id == _MERGED.id)
    .where(_MERGED.withdrawn_at.is_not(None))
    .order_by(Resource.slug)
)
