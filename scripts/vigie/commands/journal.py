import json
from typing import Annotated, Any

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from catalog.models import Change, ChangedRecord
from catalog.sentences import ACTIONS
from vigie.context import Context, context_of
from vigie.differences import short

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
        query = select(Change).order_by(Change.id.desc()).limit(most).options(selectinload(Change.records))
        changes = session.scalars(query).all()
        if as_json:
            context.out.print(json.dumps([_record(change) for change in changes], indent=2, ensure_ascii=False))
            return
        for change in changes:
            _show(context, change)


def _show(context: Context, change: Change) -> None:
    words = context.words
    undone = f" · {words('taken back')}" if change.undone_at else ""
    context.out.print(f"{words.date_and_time(change.at)} · {change.who} · {words(ACTIONS[change.action])}{undone}")
    context.out.print(f"  {change.about}")
    for record in change.records:
        for name, before, after in _differences(record):
            context.out.print(f"    {record.key}: {name}: {before} → {after}")


def _differences(record: ChangedRecord) -> list[tuple[str, str, str]]:
    """The fields that a change made other, of what was there before and is there after."""
    if record.before is None or record.after is None:
        return []
    return [
        (name, short(record.before.get(name)), short(value))
        for name, value in record.after.items()
        if value != record.before.get(name) and name not in _INNER
    ]


def _record(change: Change) -> dict[str, Any]:
    return {
        "at": change.at.isoformat().replace("+00:00", "Z"),
        "who": change.who,
        "action": change.action.value,
        "about": change.about,
        "undone_at": change.undone_at.isoformat().replace("+00:00", "Z") if change.undone_at else None,
        "records": [
            {"kind": each.kind, "key": each.key, "before": each.before, "after": each.after} for each in change.records
        ],
    }
