"""What a person does to a proposal for an empty field, at the walk or at the desk, and how it is taken back."""

from collections.abc import Container
from contextlib import suppress
from itertools import islice

from sqlalchemy.orm import Session

from catalog.errors import N_, BusyError
from catalog.hand import filling
from catalog.updates.proposing import FIELDS, Proposal, give_numbers, proposals
from vigie.context import Context
from vigie.hand import at_work
from vigie.settling import Done, last_change

FIELD_NAMES = {"date": N_("date"), "language": N_("language"), "summary": N_("summary"), "author": N_("author")}


# What is gone through one by one; behind them the next ones come up.
MOST = 1_000


def bring_up_to_date(context: Context, most: int | None = MOST, fields: Container[str] = FIELDS) -> None:
    """Numbers what is new among the first ones; while a run is under way, only what had a number before can be settled.

    most: how many are to be shown; None for all.
    """
    with suppress(BusyError), at_work(context) as (session, _):
        give_numbers(session, islice(proposals(session, fields=fields), most))


def first_proposals(session: Session) -> tuple[list[Proposal], bool]:
    """Those of the first ones that can be settled, and whether there are more behind them."""
    found = list(islice(proposals(session), MOST + 1))
    return [each for each in found[:MOST] if each.number], len(found) > MOST


def accept(context: Context, number: int) -> Done:
    with at_work(context) as (session, now):
        filling.take_over(session, [filling.standing(session, number)], now)
        return Done(None, change=last_change(session))


def refuse(context: Context, number: int) -> Done:
    with at_work(context) as (session, now):
        filling.decline(session, [filling.standing(session, number)], now)
        return Done(None, change=last_change(session))
