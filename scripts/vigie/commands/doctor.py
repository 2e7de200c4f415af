from typing import Annotated

import typer

from catalog.upkeep import repair
from vigie.checkup import checkup
from vigie.context import context_of
from vigie.hand import at_work


def doctor(
    ctx: typer.Context,
    mend: Annotated[bool, typer.Option("--repair", help="Mend what can be mended without losing anything.")] = False,
) -> None:
    """Look whether everything works: configuration, catalogue, network, mail; and say what to do where not."""
    context = context_of(ctx)
    if mend:
        with at_work(context) as (session, _):
            repair(session)
    worst = True
    for sentence, fine in checkup(context):
        context.out.print(f"{'✓' if fine else '✗'} {sentence}")
        worst = worst and fine
    if not worst:
        raise typer.Exit(1)
