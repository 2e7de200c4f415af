"""Takes back the last change that was not taken back yet."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby, islice

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from catalog.errors import N_, VigieError
from catalog.journal.apply import change, change_link, change_theme, find_link, find_theme, make, sweep
from catalog.journal.history import Laid, laid_down
from catalog.journal.reading import found_records
from catalog.journal.record import Record
from catalog.journal.writing import LINK, RESOURCE, THEME, state_of
from catalog.models import Change, Event, Resource
from catalog.queries import resources_named
from catalog.shelf import Shelf
from catalog.vocabulary import EventKind

_PART = 500
# What the session holds of them is forgotten at the end (`sweep`).
_ELSEWHERE = {"synchronize_session": False}


class UndoError(VigieError):
    exit_code = 2


def undo_last(session: Session, now: datetime) -> Change:
    """The change that was taken back. Raises UndoError where there is none, or where something has changed since by
    another way: then nothing is touched.
    """
    last = session.scalar(select(Change).where(Change.undone_at.is_(None)).order_by(Change.id.desc()))
    if last is None:
        raise UndoError(N_("There is nothing to undo."))
    for some in _parts(laid_down(session, last)):
        states = _states(session, some)
        for each in some:
            if not _is_as_left(each, states[each.key]) and not _is_over(each, states[each.key], now):
                message = N_("“{key}” was changed by something else since “{about}”: undoing that would lose it.")
                raise UndoError(message, key=each.key, about=last.about)
    # What was deleted comes back before what pointed to it: deeds lay their records open in that order.
    shelf = Shelf(session)
    for some in _parts(laid_down(session, last)):
        _take_back(shelf, some, last)
    last.undone_at = now
    sweep(session)
    return last


def _parts(laid: Iterable[Laid]) -> Iterator[list[Laid]]:
    """By hundreds, each of one kind, those that were added apart: a change may be that of a large file."""
    for _, alike in groupby(laid, key=lambda each: (each.kind, _is_addition(each))):
        while some := list(islice(alike, _PART)):
            yield some


def _is_addition(laid: Laid) -> bool:
    return laid.kind == RESOURCE and laid.before is None


def _states(session: Session, some: Sequence[Laid]) -> dict[str, Record | None]:
    """What each is now, by its key; None where it is not there."""
    if some[0].kind != RESOURCE:
        return {each.key: state_of(session, each.kind, each.key) for each in some}
    slugs = [each.key for each in some]
    found = {record["slug"]: record for record in found_records(session, Resource.slug.in_(slugs))}
    return {slug: found.get(slug) for slug in slugs}


def _is_as_left(laid: Laid, now: Record | None) -> bool:
    """Whether nothing has changed since. What records did not hold yet when this one was written does not count."""
    if now is None or laid.after is None:
        return now is laid.after
    return {name: now[name] for name in laid.after} == laid.after


def _is_over(laid: Laid, state: Record | None, now: datetime) -> bool:
    """Whether a link was to be ignored until a day that is past, and has been woken since: that is nobody's change."""
    before, after = laid.before or {}, laid.after or {}
    until = after.get("ignored_until")
    if laid.kind != LINK or not until or datetime.fromisoformat(until) > now:
        return False
    woken = {**after, "ignored": False, "ignored_until": None, "ignored_why": None}
    return {name: (state or {}).get(name) for name in woken} == woken and not before.get("ignored")


def _take_back(shelf: Shelf, some: Sequence[Laid], last: Change) -> None:
    session = shelf.session
    if _is_addition(some[0]):
        _take_away(session, [each.key for each in some], last)
        return
    resources = resources_named(session, [each.key for each in some if each.kind == RESOURCE])
    for kind, key, before, _ in some:
        if before is None:
            continue
        if kind == RESOURCE:
            resource = resources.get(key)
            change(shelf, resource, before) if resource else make(shelf, before)
        elif kind == THEME and (theme := find_theme(session, key)) is not None:
            change_theme(shelf, theme, before)
        elif kind == LINK and (link := find_link(session, key)) is not None:
            change_link(session, link, before)


def _take_away(session: Session, slugs: Sequence[str], last: Change) -> None:
    """What was taken back was never news."""
    session.flush()
    added = select(Resource.id).where(Resource.slug.in_(slugs))
    told = delete(Event).where(Event.resource_id.in_(added), Event.kind == EventKind.ADDED, Event.at == last.at)
    session.execute(told, execution_options=_ELSEWHERE)
    session.execute(delete(Resource).where(Resource.slug.in_(slugs)), execution_options=_ELSEWHERE)
