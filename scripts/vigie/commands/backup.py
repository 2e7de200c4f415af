from pathlib import Path
from typing import Annotated

import typer

from catalog.backup import back_up
from vigie.context import context_of


def backup(ctx: typer.Context, file: Annotated[Path, typer.Argument(help="Where to write the copy.")]) -> None:
    """Copy the whole catalogue into a file, even while a run is under way."""
    context = context_of(ctx)
    context.open_database().dispose()
    back_up(context.settings.storage.database, file)
    context.say("The catalogue is copied to {file}. Keep it on another disk.", file=file)
