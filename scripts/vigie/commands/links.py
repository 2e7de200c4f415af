import json
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from catalog.listing import listed
from catalog.sentences import state_sentence
from catalog.vocabulary import State
from vigie.context import context_of
from vigie.records import listed_record


def links(
    ctx: typer.Context,
    states: Annotated[list[State] | None, typer.Option("--state", help="Only links in this state.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="How many at most.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """List every link with its state."""
    context = context_of(ctx)
    with Session(context.open_database()) as session:
        found = listed(session, states or (), limit)
        if as_json:
            context.tell(json.dumps([listed_record(each) for each in found], indent=2, ensure_ascii=False))
            return
        for link, uses in found:
            context.tell(f"{link.url}\n    {uses[0].title}\n    {state_sentence(link, context.words)}")
