import sys
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from catalog.errors import N_, VigieError
from catalog.exporting.formats import PIECES
from catalog.queries import all_resources
from vigie.completion import formats_out
from vigie.context import context_of


class UnknownFormatError(VigieError):
    exit_code = 2


def export(
    ctx: typer.Context,
    format_: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="One of: csv, json, bibtex, ris, csl-json …", autocompletion=formats_out),
    ],
) -> None:
    """Write the catalogue to standard output."""
    context = context_of(ctx)
    if format_ not in PIECES:
        raise UnknownFormatError(
            N_("“{format}” is no format to export. There are: {formats}."), format=format_, formats=", ".join(PIECES)
        )
    with Session(context.open_database()) as session:
        for piece in PIECES[format_](all_resources(session)):
            # As bytes: the line ends are the format's own.
            sys.stdout.buffer.write(piece.encode())
