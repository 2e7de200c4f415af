import json
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from catalog.duplicates import WHY
from catalog.queries import all_resources, likely_duplicates
from vigie.context import context_of


def duplicates(
    ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False
) -> None:
    """List resources that seem to be one and the same, with the command that joins them."""
    context = context_of(ctx)
    words = context.words
    with Session(context.open_database()) as session:
        pairs = likely_duplicates(session)
        titles = {resource.slug: resource.title for resource in all_resources(session)}
    if as_json:
        records = [
            {"one": pair.one, "other": pair.other, "why": pair.why.value, "confidence": pair.confidence}
            for pair in pairs
        ]
        context.out.print(json.dumps(records, indent=2))
        return
    for pair in pairs:
        context.out.print(f"{titles[pair.one]}\n{titles[pair.other]}")
        sure = round(pair.confidence * 100)
        context.out.print(f"    {words('{does} ({sure} %)', does=words(WHY[pair.why]), sure=sure)}")
        context.out.print(f"    vigie merge {pair.one} {pair.other}")
    if not pairs:
        context.say("No two resources seem to be the same.")
