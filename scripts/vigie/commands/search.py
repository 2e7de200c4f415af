import json
from typing import Annotated

import typer

from catalog.search.query import Summary
from catalog.search.query import search as find
from catalog.sentences import KINDS
from vigie.context import Context, context_of

_LONGEST = 160


def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(help="What to look for; the last word may be begun only.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many at most.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Search titles, organisations, themes, summaries and pages behind links, whatever the accents and plurals."""
    context = context_of(ctx)
    found = find(context.settings.storage.database, " ".join(words), limit, context.search_file)
    if as_json:
        records = [{"slug": each.slug, "title": each.title, "kind": each.kind.value} for each in found.resources]
        context.tell(json.dumps(records, indent=2, ensure_ascii=False))
        return
    if found.partly:
        context.say("No resource has all these words; these have some of them.")
    for resource in found.resources:
        _show(context, resource)
    if not found.resources:
        context.say("Nothing was found. Try fewer words, or the beginning of one.")


def _show(context: Context, resource: Summary) -> None:
    words = context.words
    facts = [resource.slug, words(KINDS[resource.kind])]
    facts += [words.partial_date(resource.date)] if resource.date else []
    facts += resource.makers
    context.tell(resource.title)
    context.tell("    " + " · ".join(facts))
    if resource.summary:
        summary = " ".join(resource.summary.split())
        context.tell("    " + (summary if len(summary) <= _LONGEST else f"{summary[: _LONGEST - 1]}…"))
