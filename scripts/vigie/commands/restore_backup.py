from pathlib import Path
from typing import Annotated

import typer

from catalog.backup import restore
from vigie.context import context_of


def restore_backup(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(help="The copy that “vigie backup” has written.")]
) -> None:
    """Put a copy of the catalogue back; what is there now is kept beside it."""
    context = context_of(ctx)
    with context.at_work():
        former = restore(context.settings.storage.database, file)
    context.say("The catalogue is that of {file} again.", file=file)
    if former.exists():
        context.say("What was there is kept in {file}.", file=former)
