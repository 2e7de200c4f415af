import json
from typing import Annotated, Any

import typer

from catalog.asking import Ask, asking
from catalog.sentences import STATES
from catalog.standing import held, last_run, proposed, standing, undelivered
from catalog.vocabulary import State
from vigie.context import Context, context_of


def status(ctx: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """Show what is known, in a few lines."""
    context = context_of(ctx)
    with asking(context.settings.storage.database) as ask:
        facts = _facts(ask, context)
    if as_json:
        context.tell(json.dumps(facts, indent=2, ensure_ascii=False))
    else:
        _show(context, facts)


def _facts(ask: Ask, context: Context) -> dict[str, Any]:
    now, last = standing(ask, context.now), last_run(ask)
    return {
        **held(ask),
        "links": {state.value: now.links.get(state, 0) for state in State},
        "due": now.due,
        "repairs": proposed(ask),
        "last_run": {"ended_at": last.ended_at.isoformat(), "conclusive": last.conclusive} if last else None,
        "undelivered": [each._asdict() for each in undelivered(ask)],
    }


def _show(context: Context, facts: dict[str, Any]) -> None:
    words = context.words
    context.tell(
        words(
            "{resources} resources, {organisations} organisations, {themes} themes",
            **{name: facts[name] for name in ("resources", "organisations", "themes")},
        )
    )
    counted = [(str(facts["links"][state.value]), words(STATES[state])) for state in State if facts["links"][state]]
    width = max((len(count) for count, _ in counted), default=0)
    for count, state in counted:
        context.tell(f"{count:>{width}}  {state}")
    context.tell(words.many("{count} link to visit now", "{count} links to visit now", facts["due"]))
    if facts["repairs"]:
        context.tell(
            words.many(
                "{count} link has a proposed repair: “vigie repairs”",
                "{count} links have a proposed repair: “vigie repairs”",
                facts["repairs"],
            )
        )
    if facts["last_run"] and not facts["last_run"]["conclusive"]:
        context.tell(words("The last run concluded nothing: our own network was down."))
    for each in facts["undelivered"]:
        if each["since"]:
            context.tell(words("{recipient} is refused by the mail server: {answer}.", **each))
        else:
            context.tell(words("The last message to {recipient} could not be delivered: {answer}.", **each))
