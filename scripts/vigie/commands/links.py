import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from catalog.asking import asking
from catalog.listing import listed
from catalog.sentences import state_sentence
from catalog.standing import standing
from catalog.vocabulary import State
from vigie.array import write_array
from vigie.context import context_of
from vigie.records import listed_record

# What a person reads at a terminal; where there is more, first the links that wait for a person.
_PAGE = 100
_WAITING = (State.DEAD, State.UNVERIFIABLE, State.SUSPECT)


def links(
    ctx: typer.Context,
    states: Annotated[list[State] | None, typer.Option("--state", help="Only links in this state.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="How many at most.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """List every link with its state."""
    context = context_of(ctx)
    with asking(context.settings.storage.database) as ask:
        if as_json:
            write_array(context, map(listed_record, listed(ask, states or (), limit)))
            return
        wanted = tuple(states or ())
        counts = standing(ask, context.now).links if sys.stdout.isatty() and limit is None else {}
        total = _count(counts, wanted)
        if total > _PAGE:
            wanted, limit = wanted or tuple(state for state in _WAITING if counts.get(state)), _PAGE
        for link in listed(ask, wanted, limit):
            context.tell(f"{link.url}\n    {link.uses[0].title}\n    {state_sentence(link, context.words)}")
    if total > _PAGE:
        shown = min(_count(counts, wanted), _PAGE)
        context.say("{shown} links of {total} are shown here; with “--limit {total}”, all.", shown=shown, total=total)


def _count(counts: dict[State, int], states: Sequence[State]) -> int:
    return sum(count for state, count in counts.items() if not states or state in states)
