import gc
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.importing.files import read_file
from catalog.importing.merge import Changes, merge
from catalog.journal.writing import Journal
from catalog.models import Resource
from catalog.queries import likely_duplicates
from catalog.vocabulary import Action
from vigie.context import Context, context_of
from vigie.hand import at_work

# What is only possible is left to "vigie duplicates".
_LIKELY = 0.8


def import_files(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="The files to bring in.")],
    format_: Annotated[
        str | None, typer.Option("--format", help="Read them as this format instead of recognising it.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
) -> None:
    """Bring resources in from files: all of them, or none."""
    # What is read holds no circles: to look for some would take a quarter of the time of a large import.
    gc.disable()
    context = context_of(ctx)
    readings = [(file, read_file(file, format_)) for file in files]
    with at_work(context) as (session, now):
        for file, reading in readings:
            for line, message, facts in reading.warnings:
                context.err.print(f"{file}:{line}: {context.words(message, **facts)}")
            journal = Journal(session)
            language = context.settings.directory.language
            changes = merge(session, reading.drafts, file.name, context.now, language, journal)
            journal.write(Action.IMPORTED, file.name, now)
            # They are in the catalogue now: what is said of them may need the room.
            reading.drafts.clear()
            tell_changes(context, file.name, changes)
            _warn_of_duplicates(context, session, changes)
        if dry_run:
            session.rollback()
            context.say("Nothing was changed: this was only a look.")


def _warn_of_duplicates(context: Context, session: Session, changes: Changes) -> None:
    """What was added and seems to be there already under another name."""
    if not changes.added:
        return
    titles = dict(session.execute(select(Resource.slug, Resource.title)).tuples().all())
    added = set(changes.added)
    for pair in likely_duplicates(session, _LIKELY):
        if added.intersection({titles[pair.one], titles[pair.other]}):
            facts = {"one": titles[pair.one], "other": titles[pair.other]}
            context.say("“{one}” and “{other}” may be the same: “vigie duplicates” says why.", **facts)


def tell_changes(context: Context, source: str, changes: Changes) -> None:
    words = context.words
    for title in changes.added:
        context.tell(f"  + {title}")
    for title, names in changes.changed:
        context.tell(f"  ~ {title} ({', '.join(names)})")
    for title, known in changes.recognised:
        context.tell(f"  = {title} → {known}")
    for title, names in changes.kept:
        context.out.print(
            "  ! " + words("{title}: kept as you have written it ({fields})", title=title, fields=", ".join(names))
        )
    for title in changes.withdrawn:
        context.out.print("  - " + words("{title}: withdrawn, and left so", title=title))
    context.out.print(
        words(
            "{source}: {added} added, {changed} changed, {unchanged} as they were.",
            source=source,
            added=len(changes.added),
            changed=len(changes.changed),
            unchanged=changes.unchanged,
        )
    )
