import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from catalog.exporting.json_array import json_array, json_item
from catalog.journal.history import Did, Laid, altered, done_by, laid_down, last_changes
from catalog.models import Change
from catalog.sentences import ACTIONS
from vigie.context import Context, context_of
from vigie.differences import short
from vigie.past import about

# Book-keeping that says nothing to people; what was done stands in the line above.
_INNER = frozenset({"edited", "known_as", "theme_positions", "theme_parents", "position", "withdrawn_at"})


def journal(
    ctx: typer.Context,
    most: Annotated[int, typer.Option("--most", min=1, help="How many of the last changes.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """List the last changes: who, when, what there was before and what after."""
    context = context_of(ctx)
    with Session(context.open_database()) as session:
        changes = last_changes(session, most)
        if as_json:
            _write(session, changes)
            return
        did = done_by(session, changes)
        if not changes:
            context.say("Nothing was changed yet.")
        for change in changes:
            _show(context, session, change, did[change.id])


def _show(context: Context, session: Session, change: Change, did: Did) -> None:
    words = context.words
    undone = f" · {words('taken back')}" if change.undone_at else ""
    at = words.date_and_time(change.at, context.now)
    context.tell(f"{at} · {change.who} · {words(ACTIONS[change.action])}{undone}")
    context.tell(f"  {about(change, did, words)}")
    for record in altered(session, change):
        for name, before, after in _differences(record):
            context.tell(f"    {record.key}: {name}: {before} → {after}")


def _differences(record: Laid) -> list[tuple[str, str, str]]:
    """The fields that a change made other, of what was there before and is there after."""
    before = record.before or {}
    return [
        (name, short(before.get(name)), short(value))
        for name, value in (record.after or {}).items()
        if value != before.get(name) and name not in _INNER
    ]


def _write(session: Session, changes: Sequence[Change]) -> None:
    """As an array in JSON, piece by piece: a change may be larger than memory."""
    before = "[\n"
    for change in changes:
        head = json_item(_record(change)).text.removesuffix("\n  }")
        sys.stdout.write(f'{before}{head},\n    "records": ')
        sys.stdout.writelines(json_array((json_item(each._asdict(), 2) for each in laid_down(session, change)), 2))
        sys.stdout.write("\n  }")
        before = ",\n"
    sys.stdout.write("\n]\n" if changes else "[]\n")


def _record(change: Change) -> dict[str, Any]:
    return {
        "at": change.at.isoformat().replace("+00:00", "Z"),
        "who": change.who,
        "action": change.action.value,
        "about": change.about,
        "undone_at": change.undone_at.isoformat().replace("+00:00", "Z") if change.undone_at else None,
    }
