from dataclasses import replace
from typing import Annotated

import typer

from catalog.models import Link
from catalog.observation import Observation
from catalog.proofs import said
from catalog.sentences import reason_sentence
from catalog.urls import host_of, with_scheme
from catalog.vocabulary import Reason
from catalog.worklist import Worklist
from crawler.reactor import run
from crawler.target import Target, target_of
from crawler.visiting import visit
from vigie.context import Context, context_of
from vigie.evidence import chain_lines

NOT_ALIVE = 4
OFFLINE = 3


def check(ctx: typer.Context, url: Annotated[str, typer.Argument(help="The address to visit.")]) -> None:
    """Visit one address and explain what was found. Nothing is stored."""
    context = context_of(ctx)
    found: list[Observation] = []
    target = expected_target(context, with_scheme(url))
    online = run(visit([target], context.settings.crawler, context.now, lambda _target, seen: found.append(seen)))
    if not found or (not online and found[0].reason is not Reason.OK):
        context.say("Our own network does not answer: nothing can be said of this address.")
        raise typer.Exit(OFFLINE)
    _explain(context, target, found[0])
    raise typer.Exit(0 if found[0].reason is Reason.OK else NOT_ALIVE)


def expected_target(context: Context, url: str) -> Target:
    """With what the catalogue expects of the address, where it has it: as a crawl would visit it, but in full."""
    if not context.has_database:
        return Target(0, url)
    known = Worklist(context.open_database(), Link.url == url).take(host_of(url), 1)
    return replace(target_of(known[0]), validators=None) if known else Target(0, url)


def _explain(context: Context, target: Target, seen: Observation) -> None:
    words = context.words
    for line in chain_lines(seen.chain, words):
        context.out.print(f"  {line}")
    if seen.page_title:
        context.out.print(words("Title of the page: {title}", title=seen.page_title))
    if seen.drifted:
        context.out.print(words("Nothing of “{title}” is left on this page.", title=target.expected.title))
    context.out.print(f"{seen.reason.value}: {reason_sentence(seen.reason, words)} ({said(seen.detail, words)})")
