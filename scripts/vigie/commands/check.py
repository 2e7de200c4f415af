from typing import Annotated

import typer

from catalog.observation import Observation
from catalog.proofs import said
from catalog.sentences import reason_sentence
from catalog.urls import with_scheme
from catalog.vocabulary import Reason
from crawler.reactor import run
from crawler.target import Target
from crawler.visiting import visit
from vigie.context import Context, context_of
from vigie.evidence import chain_lines

NOT_ALIVE = 4
OFFLINE = 3


def check(ctx: typer.Context, url: Annotated[str, typer.Argument(help="The address to visit.")]) -> None:
    """Visit one address and explain what was found. Nothing is stored."""
    context = context_of(ctx)
    found: list[Observation] = []
    target = Target(0, with_scheme(url))
    online = run(visit([target], context.settings.crawler, context.now, lambda _target, seen: found.append(seen)))
    if not found or (not online and found[0].reason is not Reason.OK):
        context.say("Our own network does not answer: nothing can be said of this address.")
        raise typer.Exit(OFFLINE)
    _explain(context, found[0])
    raise typer.Exit(0 if found[0].reason is Reason.OK else NOT_ALIVE)


def _explain(context: Context, seen: Observation) -> None:
    words = context.words
    for line in chain_lines(seen.chain, words):
        context.out.print(f"  {line}")
    if seen.page_title:
        context.out.print(words("Title of the page: {title}", title=seen.page_title))
    context.out.print(f"{seen.reason.value}: {reason_sentence(seen.reason, words)} ({said(seen.detail, words)})")
