"""Takes back the last change that was not taken back yet."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, selectinload

from catalog.errors import N_, VigieError
from catalog.journal.apply import change, change_link, change_theme, find, find_link, find_theme, make, sweep
from catalog.journal.record import Record
from catalog.journal.writing import LINK, RESOURCE, THEME, state_of
from catalog.models import Change, ChangedRecord, Event
from catalog.vocabulary import EventKind


class UndoError(VigieError):
    exit_code = 2


def undo_last(session: Session, now: datetime) -> Change:
    """The change that was taken back. Raises UndoError where there is none, or where something has changed since by
    another way: then nothing is touched.
    """
    last = session.scalar(
        select(Change)
        .where(Change.undone_at.is_(None))
        .order_by(Change.id.desc())
        .options(selectinload(Change.records))
    )
    if last is None:
        raise UndoError(N_("There is nothing to undo."))
    for record in last.records:
        if not _is_as_left(session, record) and not _is_over(session, record, now):
            message = N_("“{key}” was changed by something else since “{about}”: undoing that would lose it.")
            raise UndoError(message, key=record.key, about=last.about)
    # What was deleted comes back before what pointed to it: deeds lay their records open in that order.
    for record in last.records:
        _take_back(session, record, last)
    last.undone_at = now
    sweep(session)
    return last


def _is_as_left(session: Session, record: ChangedRecord) -> bool:
    """Whether nothing has changed since. What records did not hold yet when this one was written does not count."""
    now, after = state_of(session, record.kind, record.key), record.after
    if now is None or after is None:
        return now is after
    return {name: now[name] for name in after} == after


def _is_over(session: Session, record: ChangedRecord, now: datetime) -> bool:
    """Whether a link was to be ignored until a day that is past, and has been woken since: that is nobody's change."""
    before, after = record.before or {}, record.after or {}
    until = after.get("ignored_until")
    if record.kind != LINK or not until or datetime.fromisoformat(until) > now:
        return False
    woken = {**after, "ignored": False, "ignored_until": None, "ignored_why": None}
    state = state_of(session, record.kind, record.key) or {}
    return {name: state.get(name) for name in woken} == woken and not before.get("ignored")


def _take_back(session: Session, record: ChangedRecord, last: Change) -> None:
    if record.kind == RESOURCE:
        _take_back_resource(session, record.key, record.before, last)
    elif record.kind == THEME:
        if record.before is not None and (theme := find_theme(session, record.key)) is not None:
            change_theme(session, theme, record.before)
    elif record.before is not None and (link := find_link(session, record.key)) is not None:
        change_link(session, link, record.before)


def _take_back_resource(session: Session, slug: str, before: Record | None, last: Change) -> None:
    resource = find(session, slug)
    if before is None and resource is not None:
        # What was taken back was never news.
        session.execute(
            delete(Event).where(Event.resource_id == resource.id, Event.kind == EventKind.ADDED, Event.at == last.at)
        )
        session.delete(resource)
        session.flush()
    elif before is not None and resource is None:
        make(session, before)
    elif before is not None and resource is not None:
        change(session, resource, before)
