import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from catalog.errors import N_, UsageError
from catalog.hand import filling
from catalog.updates.proposing import Proposal, give_numbers, proposals
from catalog.vocabulary import Action
from vigie.array import write_array
from vigie.completion import slugs
from vigie.context import Context, context_of
from vigie.differences import short
from vigie.filling import FIELD_NAMES, MOST, bring_up_to_date
from vigie.hand import at_work
from vigie.lookup import find_resource

# What a person reads at a terminal.
_PAGE = 100
# Resources.
_AT_ONCE = 200


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
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="How many at most.")] = None,
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
        _settle(context, what, wanted, limit, no=no)
    else:
        _list(context, wanted, limit, as_json=as_json)


def _settle(context: Context, what: str | None, wanted: Sequence[str], limit: int | None, *, no: bool) -> None:
    done, sign = 0, "-" if no else "+"
    with at_work(context) as (session, now):
        deed: filling.Filling | None = None
        for some in _by_hundreds(islice(_meant(session, what, wanted), limit)):
            about = "vigie fill --all" if what is None else some[0].resource.title
            deed = deed or filling.Filling(session, now, Action.DECLINED if no else Action.EDITED, about)
            give_numbers(session, some)
            deed.settle(some)
            for each in some[: max(_PAGE - done, 0)]:
                said = context.words("{title}: {sentence}", title=each.resource.title, sentence=_line(context, each))
                context.tell(f"  {sign} {said}")
            done += len(some)
        if deed:
            deed.end()
    if done > _PAGE:
        context.tell(context.words.many("and {count} more", "and {count} more", done - _PAGE))
    _conclude(context, done, no=no, one=what is not None)


def _by_hundreds(found: Iterable[Proposal]) -> Iterator[list[Proposal]]:
    """Of so many resources at a time, whole."""
    of_one = (list(some) for _, some in groupby(found, key=lambda each: each.resource.id))
    while some := list(islice(of_one, _AT_ONCE)):
        yield [each for proposed in some for each in proposed]


def _conclude(context: Context, done: int, *, no: bool, one: bool) -> None:
    if not done and one:
        context.say("Its pages say nothing that is not known.")
    elif not done:
        context.say("No page says anything that is not known.")
    elif no:
        context.say("This is not proposed any more. “vigie undo” takes it back.")
    else:
        context.say("“vigie undo” takes it back.")


def _meant(session: Session, what: str | None, wanted: Sequence[str]) -> Iterable[Proposal]:
    if what is not None and _is_number(what):
        return [filling.standing(session, int(what))]
    slug = find_resource(session, what).slug if what is not None else None
    return proposals(session, slug, wanted)


def _is_number(what: str | None) -> bool:
    return what is not None and what.isdecimal()


def _list(context: Context, wanted: Sequence[str], limit: int | None, *, as_json: bool) -> None:
    if limit is None and not as_json and sys.stdout.isatty():
        limit = _PAGE
    bring_up_to_date(context, limit, wanted)
    with Session(context.open_database()) as session:
        found = proposals(session, fields=wanted)
        # While a run is under way, some have no number yet by which they could be settled.
        shown = (each for each in islice(found, limit) if each.number)
        if as_json:
            write_array(context, map(_record, shown))
            return
        told = _tell(context, shown)
        # To count them all would take as long as to read every page on file.
        more = sum(1 for _ in islice(found, MOST))
    if more:
        _tell_more(context, limit or 0, more)
    if told:
        context.say("“vigie fill 12” takes over the proposal 12, “vigie fill 12 --decline” declines it.")
    else:
        context.say("No page says anything that is not known.")


def _tell_more(context: Context, shown: int, more: int) -> None:
    facts = {"shown": shown, "total": shown + more}
    if more < MOST:
        context.say("{shown} proposals of {total} are shown here; with “--limit {total}”, all.", **facts)
    else:
        context.say("{shown} proposals are shown here, of at least {total}; with “--limit {total}”, those.", **facts)


def _tell(context: Context, shown: Iterable[Proposal]) -> bool:
    """Whether there was any."""
    resource = None
    for each in shown:
        if each.resource != resource:
            resource = each.resource
            context.tell(f"{resource.title}  (vigie fill {resource.slug})")
        context.tell(f"  {each.number:>4}  {_line(context, each)}")
    return resource is not None


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
