from typing import Annotated

import typer

from catalog.hand import deeds
from catalog.sentences import event_sentence
from catalog.updates.keeping import share_of_text
from vigie.completion import slugs
from vigie.context import context_of
from vigie.hand import at_work
from vigie.lookup import find_resource

_MOST_OF_IT = 0.5


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
        share = share_of_text(session, event.link.id, event.facts["places"].split()) if event.link else 0
        if share >= _MOST_OF_IT:
            context.say(
                "That is {share} % of what this page says: hardly anything of it will be told. “vigie edit {slug} "
                "--watch-only …” says which part of it matters.",
                share=round(share * 100),
                slug=event.resource.slug if event.resource else slug,
            )
