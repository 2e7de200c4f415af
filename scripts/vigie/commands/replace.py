from typing import Annotated

import typer
from sqlalchemy.orm import Session

from catalog.lock import run_lock
from catalog.replacement import replace_address
from vigie.context import context_of


def replace(
    ctx: typer.Context,
    link: Annotated[str, typer.Argument(help="The address to replace, as “vigie links” shows it.")],
    url: Annotated[str, typer.Argument(help="The address to put in its place.")],
) -> None:
    """Put another address in the place of one that died; its history is kept."""
    context = context_of(ctx)
    with run_lock(context.lock_file, context.now), Session(context.open_database()) as session:
        for resource in replace_address(session, link, url):
            context.out.print(f"  ~ {resource.title}")
        session.commit()
    context.say("{url} is in its place, and will be visited by the next run.", url=url)
