from datetime import UTC, datetime
from typing import Annotated

import typer

from catalog.errors import N_
from catalog.hand import deeds
from vigie.completion import addresses
from vigie.context import Context, context_of
from vigie.fields import FieldError
from vigie.hand import at_work


def ignore(
    ctx: typer.Context,
    link: Annotated[
        str, typer.Argument(help="The address to leave alone, as “vigie links” shows it.", autocompletion=addresses)
    ],
    until: Annotated[str | None, typer.Option("--until", help="Until that day: 2027-01-31.")] = None,
    why: Annotated[str | None, typer.Option("--why", help="Why, for those who come after you.")] = None,
) -> None:
    """Leave an address alone: it is neither visited nor told of."""
    context = context_of(ctx)
    day = _day(until, context)
    with at_work(context) as (session, now):
        found = deeds.ignore(session, link, day, why, now)
        if day:
            context.say("{url} is left alone until {day}.", url=found.url, day=context.words.date(day))
        else:
            context.say("{url} is left alone. “vigie restore {url}” has it watched again.", url=found.url)


def _day(text: str | None, context: Context) -> datetime | None:
    if text is None:
        return None
    try:
        day = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as error:
        raise FieldError(N_("“{value}” is no day. Write it like 2027-01-31."), value=text) from error
    if day <= context.now:
        raise FieldError(N_("{value} is past already."), value=text)
    return day
