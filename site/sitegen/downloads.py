"""The whole catalogue in every format that it can be exported in, written while the resources pass by."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import tee
from pathlib import Path
from typing import IO

from catalog.exporting.formats import BY_NAME
from sitegen.made import Made

# Their names, and the names of their formats.
CATALOGUES = {
    "catalogue.csv": "csv",
    "catalogue.json": "json",
    "catalogue.bib": "bibtex",
    "catalogue.ris": "ris",
    "catalogue.csl.json": "csl-json",
    "catalogue.md": "markdown",
    "marque-pages.html": "bookmarks",
    "catalogue.opml": "opml",
    "catalogue.scrutari.xml": "scrutari",
}


def written_down(resources: Iterable[Made], folder: Path) -> Iterator[Made]:
    """Passes the resources on. Every format takes about one step for each, so that none is ever far behind."""
    passing, *taken = tee(resources, 1 + len(CATALOGUES))
    with ExitStack() as files:
        writing = [
            (files.enter_context((folder / name).open("wb")), _pieces(format_name, own))
            for (name, format_name), own in zip(CATALOGUES.items(), taken, strict=True)
        ]
        for made in passing:
            yield made
            for file, pieces in writing:
                file.write(next(pieces, b""))
        for file, pieces in writing:
            _finish(file, pieces)


def _pieces(format_name: str, resources: Iterable[Made]) -> Iterator[bytes]:
    return (piece.encode() for piece in BY_NAME[format_name].joined(made.pieces[format_name] for made in resources))


def _finish(file: IO[bytes], pieces: Iterator[bytes]) -> None:
    for piece in pieces:
        file.write(piece)
