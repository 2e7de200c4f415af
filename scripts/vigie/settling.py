"""What a person does to a waiting link, at the walk or at the desk: one transaction each, and how it is taken back."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.errors import N_, BusyError, VigieError
from catalog.hand import deeds
from catalog.journal.undo import undo_last
from catalog.journal.writing import Now
from catalog.models import Change
from catalog.repairs.applying import apply, decline, propose_again
from catalog.repairs.keeping import refresh
from vigie.context import Context
from vigie.hand import at_work
from vigie.lookup import find_resource

_DAYS = ("%Y-%m-%d", "%d/%m/%Y")


class SettlingError(VigieError):
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Done:
    """A deed that can be taken back: a change of the journal, or the number of a repair that was declined.

    link_id: the link it was done to; None where it was another thing, or several.
    """

    link_id: int | None
    change: int | None = None
    declined: int | None = None


def bring_up_to_date(context: Context) -> None:
    """What is proposed, as of now; while a run is under way, it stays as it was: the run does the same at its end."""
    with suppress(BusyError), at_work(context) as (session, now):
        refresh(session, now.at)


def accept(context: Context, link_id: int, number: int) -> Done:
    return _change(context, link_id, lambda session, now: apply(session, number, now))


def put(context: Context, link_id: int, old: str, new: str) -> Done:
    return _change(context, link_id, lambda session, now: deeds.replace(session, old, new, now), duplicates=True)


def leave_alone(context: Context, link_id: int, url: str, day: datetime | None) -> Done:
    return _change(context, link_id, lambda session, now: deeds.ignore(session, url, day, None, now))


def withdraw(context: Context, link_id: int, slug: str, why: str | None) -> Done:
    return _change(
        context,
        link_id,
        lambda session, now: deeds.withdraw(session, find_resource(session, slug), why, now),
        duplicates=True,
    )


def refuse(context: Context, link_id: int, number: int) -> Done:
    with at_work(context) as (session, now):
        decline(session, number, now.at)
    return Done(link_id, declined=number)


def take_back(context: Context, done: Done) -> None:
    """Raises SettlingError where something else was done since: that is not ours to undo."""
    with at_work(context) as (session, now):
        if done.declined is not None:
            propose_again(session, done.declined, now.at)
        elif done.change is not None:
            if last_change(session) != done.change:
                raise SettlingError(N_("Something else was changed since: “vigie journal” says what."))
            undo_last(session, now.at)
        refresh(session, now.at, [done.link_id] if done.link_id is not None else None, duplicates=True)


def day_of(text: str, now: datetime) -> datetime | None:
    """A day as people type it; None for ever. Raises SettlingError."""
    if not text:
        return None
    for form in _DAYS:
        try:
            day = datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        if day <= now:
            raise SettlingError(N_("{value} is past already."), value=text)
        return day
    raise SettlingError(N_("“{value}” is no day. Write it like 2027-01-31."), value=text)


def _change(
    context: Context, link_id: int, deed: Callable[[Session, Now], object], *, duplicates: bool = False
) -> Done:
    with at_work(context) as (session, now):
        deed(session, now)
        refresh(session, now.at, [link_id], duplicates=duplicates)
        return Done(link_id, change=last_change(session))


def last_change(session: Session) -> int | None:
    query = select(Change.id).where(Change.undone_at.is_(None)).order_by(Change.id.desc()).limit(1)
    return session.scalar(query)
