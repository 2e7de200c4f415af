from typing import Annotated

import typer

from catalog.hand import deeds
from vigie.completion import slugs
from vigie.context import context_of
from vigie.hand import at_work
from vigie.lookup import find_resource


def remove(
    ctx: typer.Context,
    slug: Annotated[str, typer.Argument(help="The resource, by the name in its page’s address.", autocompletion=slugs)],
    why: Annotated[
        str | None, typer.Option("--why", help="Why, for its page and for those who come after you.")
    ] = None,
    for_good: Annotated[bool, typer.Option("--for-good", help="Delete it, page and all.")] = False,
) -> None:
    """Take a resource out of the directory: its page stays and says so."""
    context = context_of(ctx)
    with at_work(context) as (session, now):
        resource = find_resource(session, slug)
        title = resource.title
        if for_good:
            deeds.delete_for_good(session, resource, now)
            context.say(
                "“{title}” is deleted. If a file brings it again, it comes back. “vigie undo” takes it back.",
                title=title,
            )
        else:
            deeds.withdraw(session, resource, why, now)
            context.say(
                "“{title}” is withdrawn: its page says so. “vigie restore {slug}” brings it back.",
                title=title,
                slug=resource.slug,
            )
