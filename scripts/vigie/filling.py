"""What a person does to a proposal for an empty field, at the walk or at the desk, and how it is taken back."""

from contextlib import suppress

from catalog.errors import N_, BusyError
from catalog.hand import filling
from catalog.updates.proposing import number_all
from vigie.context import Context
from vigie.hand import at_work
from vigie.settling import Done, last_change

FIELD_NAMES = {"date": N_("date"), "language": N_("language"), "summary": N_("summary"), "author": N_("author")}


def bring_up_to_date(context: Context) -> None:
    """Numbers what is new; while a run is under way, only what had a number before can be settled."""
    with suppress(BusyError), at_work(context) as (session, _):
        number_all(session)


def accept(context: Context, number: int) -> Done:
    with at_work(context) as (session, now):
        filling.take_over(session, [filling.standing(session, number)], now)
        return Done(None, change=last_change(session))


def refuse(context: Context, number: int) -> Done:
    with at_work(context) as (session, now):
        filling.decline(session, [filling.standing(session, number)], now)
        return Done(None, change=last_change(session))
