import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import make_room
from catalog.importing.changes import Changes, Entry, Outcome
from catalog.importing.files import read_file
from catalog.importing.merge import merge
from catalog.journal.writing import Journal
from catalog.models import Resource
from catalog.queries import likely_duplicates
from catalog.vocabulary import Action
from catalog.words import Words
from vigie.completion import formats_in
from vigie.context import Context, context_of
from vigie.differences import short
from vigie.hand import at_work

# What is only possible is left to "vigie duplicates".
_LIKELY = 0.8
_PART = 500


def import_files(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="The files to bring in.")],
    format_: Annotated[
        str | None,
        typer.Option("--format", help="Read them as this format instead of recognising it.", autocompletion=formats_in),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
) -> None:
    """Bring resources in from files: all of them, or none."""
    context = context_of(ctx)
    # What is read holds no circles: to look for some again and again would take a quarter of a large import's time.
    gc.disable()
    readings = [(file, read_file(file, format_)) for file in files]
    gc.freeze()
    gc.enable()
    with at_work(context) as (session, now):
        make_room(session)
        for file, reading in readings:
            for line, message, facts in reading.warnings:
                context.err.print(f"{file}:{line}: {context.words(message, **facts)}")
            journal = Journal(session)
            journal.begin(Action.IMPORTED, file.name, now)
            language = context.settings.directory.language
            changes = merge(session, reading.drafts, file.name, context.now, language, journal, reading.themes)
            journal.end()
            # They are in the catalogue now: what is said of them may need the room.
            reading.drafts.clear()
            _tell(context, file, changes)
            _warn_of_duplicates(context, session, changes)
        if dry_run:
            session.rollback()
            context.say("Nothing was changed: this was only a look.")


def _warn_of_duplicates(context: Context, session: Session, changes: Changes) -> None:
    """What was added and seems to be there already under another name."""
    if not changes.added:
        return
    pairs, added = likely_duplicates(session, _LIKELY), set(changes.added)
    titles = dict(_titles(session, sorted({slug for pair in pairs for slug in (pair.one, pair.other)})))
    for pair in pairs:
        if added.intersection({titles[pair.one], titles[pair.other]}):
            facts = {"one": titles[pair.one], "other": titles[pair.other]}
            context.say("“{one}” and “{other}” may be the same: “vigie duplicates” says why.", **facts)


def _titles(session: Session, slugs: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at in range(0, len(slugs), _PART):
        found = select(Resource.slug, Resource.title).where(Resource.slug.in_(slugs[at : at + _PART]))
        yield from session.execute(found).tuples()


def _tell(context: Context, file: Path, changes: Changes) -> None:
    """Line by line, as the file has them."""
    words = context.words
    for entry in sorted(changes.entries, key=lambda each: each.line):
        context.tell(f"{file}:{entry.line}: {outcome_line(entry, words)}")
    context.out.print(
        words(
            "{source}: {added} added, {changed} changed, {unchanged} as they were.",
            source=file.name,
            added=len(changes.added),
            changed=len(changes.changed),
            unchanged=changes.unchanged,
        )
    )


def outcome_line(entry: Entry, words: Words) -> str:
    title, fields = entry.title, ", ".join(each.name for each in entry.differences)
    match entry.outcome:
        case Outcome.ADDED:
            return f"+ {title}"
        case Outcome.CHANGED:
            changed = (f"{each.name}: {short(each.before)} → {short(each.after)}" for each in entry.differences)
            return f"~ {title} ({'; '.join(changed)})"
        case Outcome.RECOGNISED:
            return f"= {title} → {entry.other}"
        case Outcome.KEPT:
            return "! " + words("{title}: kept as you have written it ({fields})", title=title, fields=fields)
        case Outcome.OWNED:
            told = "{title}: kept as {source} says ({fields}). “vigie edit” changes it."
            return "! " + words(told, title=title, source=entry.other, fields=fields)
        case Outcome.WITHDRAWN:
            return "- " + words("{title}: withdrawn, and left so", title=title)
