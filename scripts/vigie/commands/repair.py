from typing import Annotated

import typer

from catalog.errors import N_, UsageError
from catalog.repairs.applying import SURE, apply, apply_sure, decline, joined_to, propose_again
from catalog.vocabulary import RepairKind
from vigie.context import Context, context_of
from vigie.hand import at_work


def repair(
    ctx: typer.Context,
    number: Annotated[int | None, typer.Argument(help="The repair, by the number that “vigie repairs” shows.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="The surest repair of every link …")] = False,
    over: Annotated[float, typer.Option("--over", min=0, max=1, help="… that is surer than this, from 0 to 1.")] = SURE,
    no: Annotated[bool, typer.Option("--decline", help="Do not apply it, and never propose it again.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Propose again what was declined.")] = False,
) -> None:
    """Apply a proposed repair, or all that are sure; “vigie undo” takes each back."""
    context = context_of(ctx)
    if (number is None) != all_ or no + again + all_ > 1:
        raise UsageError(N_("Name one repair (“vigie repair 12”), or say --all. “vigie repairs” lists them."))
    if number is None:
        _apply_sure(context, over)
    elif no:
        with at_work(context) as (session, now):
            decline(session, number, now.at)
        context.say("Repair {number} is not proposed any more. “vigie repair {number} --again” does so.", number=number)
    elif again:
        with at_work(context) as (session, now):
            propose_again(session, number, now.at)
        context.say("Repair {number} is proposed again.", number=number)
    else:
        _apply(context, number)


def _apply(context: Context, number: int) -> None:
    with at_work(context) as (session, now):
        applied, resources = apply(session, number, now)
        for resource in resources:
            context.out.print(f"  ~ {resource.title}")
        url, merged = applied.target, applied.kind is RepairKind.MERGE
        for title in joined_to(applied, resources) if merged else ():
            context.say("“{title}” is withdrawn, and its page leads there. “vigie undo” takes it back.", title=title)
    if not merged:
        context.say("{url} is in its place, and will be visited by the next run. “vigie undo” takes it back.", url=url)


def _apply_sure(context: Context, over: float) -> None:
    words = context.words
    with at_work(context) as (session, now):
        applied = apply_sure(session, over, now)
        for each in applied:
            context.out.print(f"  ~ {each.link.url} → {each.target}")
        count = len(applied)
    if count:
        context.err.print(words.many("{count} link mended.", "{count} links mended.", count))
        context.say("“vigie undo” takes the last one back; again, the one before.")
    else:
        context.say("No repair is as sure as that.")
