from typing import Annotated

import typer

from catalog.hand import deeds
from vigie.completion import slugs
from vigie.context import context_of
from vigie.hand import at_work
from vigie.lookup import find_resource


def note(
    ctx: typer.Context,
    slug: Annotated[str, typer.Argument(help="The resource, by the name in its page’s address.", autocompletion=slugs)],
    text: Annotated[str, typer.Argument(help="What to remember; an empty text forgets it.")],
) -> None:
    """Note something about a resource for the maintainers. It is never published."""
    context = context_of(ctx)
    with at_work(context) as (session, now):
        resource = find_resource(session, slug)
        deeds.note(session, resource, text.strip() or None, now)
        context.say("Noted: “vigie show {slug}” shows it.", slug=resource.slug)
