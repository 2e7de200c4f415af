from typing import Annotated

import typer

from catalog.hand import deeds
from vigie.completion import slugs
from vigie.context import context_of
from vigie.hand import at_work
from vigie.lookup import find_resource


def merge(
    ctx: typer.Context,
    kept: Annotated[str, typer.Argument(help="The resource that stays.", autocompletion=slugs)],
    other: Annotated[str, typer.Argument(help="The one that is joined to it.", autocompletion=slugs)],
) -> None:
    """Make one resource of two that are the same: the first keeps its words, and gets what it lacks."""
    context = context_of(ctx)
    with at_work(context) as (session, now):
        first, second = find_resource(session, kept), find_resource(session, other)
        deeds.merge_resources(session, first, [second], now)
        context.out.print(f"  ~ {first.title}")
        context.say("“{title}” is withdrawn, and its page leads there. “vigie undo” takes it back.", title=second.title)
