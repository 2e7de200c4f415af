from typing import Annotated

import typer

from catalog.hand import deeds
from vigie.completion import addresses
from vigie.context import context_of
from vigie.hand import at_work


def replace(
    ctx: typer.Context,
    link: Annotated[
        str, typer.Argument(help="The address to replace, as “vigie links” shows it.", autocompletion=addresses)
    ],
    url: Annotated[str, typer.Argument(help="The address to put in its place.")],
) -> None:
    """Put another address in the place of one that died; its history is kept."""
    context = context_of(ctx)
    with at_work(context) as (session, now):
        for resource in deeds.replace(session, link, url, now):
            context.out.print(f"  ~ {resource.title}")
    context.say("{url} is in its place, and will be visited by the next run.", url=url)
