from pathlib import Path

import typer

from catalog.errors import N_, VigieError
from vigie.context import DEFAULT_FILE, context_of
from vigie.sample import sample_configuration


def init(ctx: typer.Context) -> None:
    """Write a commented vigie.toml in this folder."""
    context, file = context_of(ctx), Path(DEFAULT_FILE)
    try:
        with file.open("x", encoding="utf-8") as written:
            written.write(sample_configuration(context.words))
    except FileExistsError as error:
        raise VigieError(N_("{file} exists already, and was left as it is."), file=file) from error
    context.say("{file} is written: every setting is explained in it.", file=file)
