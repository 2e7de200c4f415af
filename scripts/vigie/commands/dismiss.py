from typing import Annotated

import typer

from catalog.hand import deeds
from catalog.sentences import event_sentence
from vigie.completion import slugs
from vigie.context import context_of
from vigie.hand import at_work
from vigie.lookup import find_resource


def dismiss(
    ctx: typer.Context,
    slug: Annotated[str, typer.Argument(help="The resource, by the name in its page’s address.", autocompletion=slugs)],
) -> None:
    """Mark the last update of a resource as unimportant: its like is not told again."""
    context = context_of(ctx)
    with at_work(context) as (session, now):
        event = deeds.dismiss(session, find_resource(session, slug), now)
        context.say(
            "“{changes}”: changes in the same places are not told again. “vigie undo” takes it back.",
            changes=event_sentence(event, context.words),
        )
