import json
from itertools import groupby
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from catalog.models import Repair
from catalog.repairs.applying import SURE
from catalog.repairs.keeping import open_repairs
from catalog.repairs.sentences import REPAIRS, proof, repair_command
from catalog.sentences import state_sentence
from catalog.waiting import resources_of
from vigie.context import Context, context_of
from vigie.settling import bring_up_to_date


def repairs(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """List what is proposed to mend links, with its proof and the command that applies it."""
    context = context_of(ctx)
    bring_up_to_date(context)
    with Session(context.open_database()) as session:
        found = open_repairs(session)
        if as_json:
            context.tell(json.dumps([_record(each, context) for each in found], indent=2, ensure_ascii=False))
            return
        for _, of_link in groupby(sorted(found, key=lambda each: each.link_id), key=lambda each: each.link_id):
            _show(context, list(of_link))
    sure = len({each.link_id for each in found if each.confidence > SURE})
    if not found:
        context.say("No repair is proposed: nothing needs a hand.")
    elif sure > 1:
        context.say("{count} links have a repair that is sure: “vigie repair --all” applies them at once.", count=sure)


def _show(context: Context, found: list[Repair]) -> None:
    words, link = context.words, found[0].link
    context.tell(resources_of(link)[0].title)
    context.tell(f"    {link.url}")
    context.tell(f"    {state_sentence(link, words)}")
    for repair in found:
        does = words(REPAIRS[repair.kind])
        context.tell(f"  {repair.id:>4}  {words('{does} ({sure} %)', does=does, sure=round(repair.confidence * 100))}")
        context.tell(f"        {repair.target}")
        context.tell(f"        {proof(repair, words)}")
        context.tell(f"        {repair_command(repair)}")
    context.tell("")


def _record(repair: Repair, context: Context) -> dict[str, Any]:
    link, resource = repair.link, resources_of(repair.link)[0]
    return {
        "number": repair.id,
        "kind": repair.kind.value,
        "confidence": repair.confidence,
        "resource": resource.slug,
        "title": resource.title,
        "url": link.url,
        "target": repair.target,
        "state": link.state.value,
        "proof": proof(repair, context.words),
        "made_at": repair.made_at.isoformat().replace("+00:00", "Z"),
    }
