import json
from collections.abc import Sequence
from itertools import groupby
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from catalog.errors import N_, UsageError
from catalog.hand import filling
from catalog.updates.proposing import Proposal, number_all, proposals
from vigie.completion import slugs
from vigie.context import Context, context_of
from vigie.differences import short
from vigie.filling import FIELD_NAMES, bring_up_to_date
from vigie.hand import at_work
from vigie.lookup import find_resource


def fill(
    ctx: typer.Context,
    what: Annotated[
        str | None,
        typer.Argument(
            help="A proposal, by its number, or all those of a resource; without it, they are only listed.",
            autocompletion=slugs,
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="All that is proposed.")] = False,
    only: Annotated[
        list[str] | None, typer.Option("--only", help="date, language, summary or author; several times.")
    ] = None,
    no: Annotated[bool, typer.Option("--decline", help="Do not take it over, and never propose it again.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Propose again what was declined.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Fill empty fields with what pages say of them, or decline it; without a name, list what they say."""
    context = context_of(ctx)
    wanted = only or list(FIELD_NAMES)
    if (what and all_) or (no and again) or ((no or again) and not (what or all_)) or (again and not _is_number(what)):
        raise UsageError(N_("Name a proposal (“vigie fill 12”) or a resource, or say --all. “vigie fill” lists them."))
    if again:
        with at_work(context) as (session, now):
            filling.propose_again(session, int(what or 0), now)
        context.say("Proposal {number} is proposed again.", number=what)
    elif what or all_:
        _settle(context, what, wanted, no=no)
    else:
        _list(context, wanted, as_json=as_json)


def _settle(context: Context, what: str | None, wanted: Sequence[str], *, no: bool) -> None:
    with at_work(context) as (session, now):
        found = _meant(session, what, wanted)
        for _, some in groupby(found, key=lambda each: each.resource.id):
            of_one = list(some)
            (filling.decline if no else filling.take_over)(session, of_one, now)
        for each in found:
            said = context.words("{title}: {sentence}", title=each.resource.title, sentence=_line(context, each))
            context.out.print(f"  {'-' if no else '+'} {said}")
        if not found and what:
            context.say("Its pages say nothing that is not known.")
        elif not found:
            context.say("No page says anything that is not known.")
        elif no:
            context.say("This is not proposed any more. “vigie undo” takes it back.")
        else:
            context.say("“vigie undo” takes it back.")


def _meant(session: Session, what: str | None, wanted: Sequence[str]) -> list[Proposal]:
    if what is not None and _is_number(what):
        return [filling.standing(session, int(what))]
    slug = find_resource(session, what).slug if what is not None else None
    number_all(session, slug)
    return [each for each in proposals(session, slug) if each.field in wanted]


def _is_number(what: str | None) -> bool:
    return what is not None and what.isdecimal()


def _list(context: Context, wanted: Sequence[str], *, as_json: bool) -> None:
    bring_up_to_date(context)
    with Session(context.open_database()) as session:
        found = [each for each in proposals(session) if each.field in wanted and each.number]
        if as_json:
            context.tell(json.dumps([_record(each) for each in found], indent=2, ensure_ascii=False))
            return
        for resource, some in groupby(found, key=lambda each: each.resource):
            context.tell(f"{resource.title}  (vigie fill {resource.slug})")
            for each in some:
                context.tell(f"  {each.number:>4}  {_line(context, each)}")
    if found:
        context.say("“vigie fill 12” takes over the proposal 12, “vigie fill 12 --decline” declines it.")
    else:
        context.say("No page says anything that is not known.")


def _record(each: Proposal) -> dict[str, object]:
    return {
        "number": each.number,
        "resource": each.resource.slug,
        "field": each.field,
        "value": each.value,
        "url": each.url,
    }


def _line(context: Context, each: Proposal) -> str:
    words = context.words
    return f"{words('{field}: {value}', field=words(FIELD_NAMES[each.field]), value=short(each.value))}  ({each.url})"
