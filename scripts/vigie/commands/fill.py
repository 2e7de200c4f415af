import json
from collections.abc import Sequence
from itertools import groupby
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from catalog.errors import N_
from catalog.hand import deeds
from catalog.updates.proposing import Proposal, proposals
from vigie.completion import slugs
from vigie.context import Context, context_of
from vigie.differences import short
from vigie.hand import at_work
from vigie.lookup import find_resource

_NAMES = {"date": N_("date"), "language": N_("language"), "summary": N_("summary"), "author": N_("author")}


def fill(
    ctx: typer.Context,
    slug: Annotated[
        str | None,
        typer.Argument(help="The resource to fill in; without it, they are only listed.", autocompletion=slugs),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="date, language, summary or author; several times.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Fill empty fields of a resource with what its pages say; without a name, list what they say."""
    context = context_of(ctx)
    wanted = only or list(_NAMES)
    if slug is None:
        with Session(context.open_database()) as session:
            found = [each for each in proposals(session) if each.field in wanted]
            _list(context, found, as_json=as_json)
        return
    with at_work(context) as (session, now):
        resource = find_resource(session, slug)
        found = [each for each in proposals(session, resource.slug) if each.field in wanted]
        deeds.fill(session, resource, {each.field: each.value for each in found}, now)
        for each in found:
            context.out.print(f"  + {_line(context, each)}")
        if found:
            context.say("“vigie undo” takes it back.")
        else:
            context.say("Its pages say nothing that is not known.")


def _list(context: Context, found: Sequence[Proposal], *, as_json: bool) -> None:
    if as_json:
        records = [
            {"resource": each.resource.slug, "field": each.field, "value": each.value, "url": each.url}
            for each in found
        ]
        context.out.print(json.dumps(records, indent=2, ensure_ascii=False))
        return
    for resource, some in groupby(found, key=lambda each: each.resource):
        context.out.print(f"{resource.title}  (vigie fill {resource.slug})")
        for each in some:
            context.out.print(f"  {_line(context, each)}")
    if not found:
        context.say("No page says anything that is not known.")


def _line(context: Context, each: Proposal) -> str:
    return f"{context.words(_NAMES[each.field])}: {short(each.value)}  ({each.url})"
