from typing import Annotated

import typer
from sqlalchemy.orm import Session

from catalog.errors import N_, VigieError
from catalog.waiting import waiting
from vigie.context import context_of
from vigie.keyboard import is_terminal
from vigie.review.walk import Walk
from vigie.settling import bring_up_to_date


def review(
    ctx: typer.Context,
    host: Annotated[str, typer.Option(help="Only what waits on this host, www.example.org.")] = "",
) -> None:
    """Walk through what waits for a hand, one key for each deed."""
    context = context_of(ctx)
    if not is_terminal():
        raise VigieError(N_("A walk needs a terminal. “vigie repairs” lists what is proposed."))
    bring_up_to_date(context)
    engine = context.open_database()
    walk = Walk(context, engine, host)
    if not walk.links:
        context.say("Nothing waits for a hand.")
        return
    walk.go()
    with Session(engine) as session:
        left = len(waiting(session, host))
    deeds = sum(1 for each in walk.done if each.change is not None)
    context.err.print(context.words.many("{count} deed done;", "{count} deeds done;", deeds))
    context.err.print(context.words.many("{count} link still waits.", "{count} links still wait.", left))
