import json
from typing import Annotated, Any

import typer
from rich.table import Table
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.models import Recipient, Run
from catalog.queries import due_count, held, link_states
from catalog.sentences import STATES
from catalog.vocabulary import State
from vigie.context import Context, context_of


def status(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """Show what is known, in a few lines."""
    context = context_of(ctx)
    with Session(context.open_database()) as session:
        facts = _facts(session, context)
    if as_json:
        context.out.print(json.dumps(facts, indent=2, ensure_ascii=False))
    else:
        _show(context, facts)


def _facts(session: Session, context: Context) -> dict[str, Any]:
    counted = link_states(session)
    last = session.scalars(select(Run).where(Run.ended_at.is_not(None)).order_by(Run.id.desc()).limit(1)).first()
    return {
        **held(session),
        "links": {state.value: counted.get(state, 0) for state in State},
        "due": due_count(session, context.now),
        "last_run": {"ended_at": last.ended_at.isoformat(), "conclusive": last.conclusive}
        if last and last.ended_at
        else None,
        "undelivered": [
            {
                "recipient": each.key,
                "since": each.refused_at.isoformat() if each.refused_at else None,
                "answer": each.answer,
            }
            for each in session.scalars(select(Recipient).where(Recipient.failures > 0).order_by(Recipient.key))
        ],
    }


def _show(context: Context, facts: dict[str, Any]) -> None:
    words = context.words
    context.out.print(
        words(
            "{resources} resources, {organisations} organisations, {themes} themes",
            **{name: facts[name] for name in ("resources", "organisations", "themes")},
        )
    )
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right")
    for state in State:
        if facts["links"][state.value]:
            table.add_row(str(facts["links"][state.value]), words(STATES[state]))
    context.out.print(table)
    context.out.print(words.many("{count} link to visit now", "{count} links to visit now", facts["due"]))
    if facts["last_run"] and not facts["last_run"]["conclusive"]:
        context.out.print(words("The last run concluded nothing: our own network was down."))
    for each in facts["undelivered"]:
        if each["since"]:
            context.out.print(words("{recipient} is refused by the mail server: {answer}.", **each))
        else:
            context.out.print(words("The last message to {recipient} could not be delivered: {answer}.", **each))
