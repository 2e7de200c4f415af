from collections.abc import Sequence
from typing import Annotated

import typer
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.errors import N_, VigieError
from catalog.waiting import waiting_links
from vigie import filling, settling
from vigie.context import Context, context_of
from vigie.keyboard import is_terminal
from vigie.review.completing import Completing
from vigie.review.walk import Walk
from vigie.settling import Done


def review(
    ctx: typer.Context,
    host: Annotated[str, typer.Option(help="Only what waits on this host, www.example.org.")] = "",
) -> None:
    """Walk through what waits for a hand, then through what pages say of empty fields, one key for each deed."""
    context = context_of(ctx)
    if not is_terminal():
        raise VigieError(N_("A walk needs a terminal. “vigie repairs” lists what is proposed."))
    settling.bring_up_to_date(context)
    filling.bring_up_to_date(context)
    engine = context.open_database()
    walk = Walk(context, engine, host)
    completing = Completing(context, engine) if not host else None
    if not walk.numbers and not (completing and completing.numbers):
        context.say("Nothing waits for a hand.")
        return
    walk.go()
    if completing and not walk.has_quit:
        completing.go()
    _conclude(context, engine, host, [*walk.done, *(completing.done if completing else ())])


def _conclude(context: Context, engine: Engine, host: str, done: Sequence[tuple[int, Done]]) -> None:
    with Session(engine) as session:
        left = len(waiting_links(session, host))
        first, more = ([], False) if host else filling.first_proposals(session)
    many, deeds = context.words.many, sum(each.change is not None for _, each in done)
    context.err.print(many("{count} deed done;", "{count} deeds done;", deeds))
    context.err.print(many("{count} link still waits.", "{count} links still wait.", left))
    if more:
        context.say("More than {count} fields could be filled.", count=filling.MOST)
    elif first:
        context.err.print(many("{count} field could be filled.", "{count} fields could be filled.", len(first)))
