from typing import Annotated

import typer

from catalog.hand import deeds
from vigie.completion import slugs
from vigie.context import context_of
from vigie.hand import at_work
from vigie.lookup import find_resource


def restore(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Argument(help="A withdrawn resource by its name, or an ignored address.", autocompletion=slugs)
    ],
) -> None:
    """Bring a withdrawn resource back, or watch an ignored address again."""
    context = context_of(ctx)
    with at_work(context) as (session, now):
        if "." in what or "://" in what:
            link = deeds.watch_link_again(session, what, now)
            context.say("{url} will be visited by the next run.", url=link.url)
        else:
            resource = find_resource(session, what)
            deeds.bring_back(session, resource, now)
            context.say("“{title}” is in the directory again.", title=resource.title)
