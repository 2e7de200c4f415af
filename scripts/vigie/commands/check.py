from typing import Annotated

import typer

from catalog.observation import Observation
from catalog.sentences import reason_sentence
from catalog.urls import with_scheme
from catalog.vocabulary import Reason
from crawler.reactor import run
from crawler.target import Target
from crawler.visiting import visit
from vigie.context import Context, context_of

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
    for hop in seen.chain:
        context.out.print(f"  {hop['status'] or '—'}  {hop['url']}")
    words = context.words
    context.out.print(f"{seen.reason.value}: {reason_sentence(seen.reason, words)} ({words.known(seen.detail)})")
