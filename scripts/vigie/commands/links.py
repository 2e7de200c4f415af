import json
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from catalog.queries import all_links
from catalog.sentences import state_sentence
from vigie.context import context_of
from vigie.records import link_record


def links(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """List every link with its state."""
    context = context_of(ctx)
    with Session(context.open_database()) as session:
        found = all_links(session)
        if as_json:
            context.out.print(json.dumps([link_record(link) for link in found], indent=2, ensure_ascii=False))
            return
        for link in found:
            title = link.uses[0].resource.title if link.uses else ""
            context.out.print(f"{link.url}\n    {title}\n    {state_sentence(link, context.words)}")
