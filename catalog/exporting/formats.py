"""The formats that the catalogue can be written in, by the names that the command line and the site use."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from catalog.exporting import bibtex, bookmarks, csl, markdown, opml, records, ris, scrutari, table
from catalog.exporting.json_array import json_array
from catalog.exporting.piece import Piece
from catalog.models import Resource


class Format(NamedTuple):
    """piece: what it says of one resource. joined: the whole, step by step: a catalogue may be larger than memory."""

    piece: Callable[[Resource], Piece]
    joined: Callable[[Iterable[Piece]], Iterator[str]]

    def pieces(self, resources: Iterable[Resource]) -> Iterator[str]:
        return self.joined(map(self.piece, resources))

    def whole(self, resources: Iterable[Resource]) -> str:
        return "".join(self.pieces(resources))


BY_NAME = {
    "bibtex": Format(bibtex.entry, bibtex.joined),
    "bookmarks": Format(bookmarks.entries, bookmarks.joined),
    "csl-json": Format(csl.item, json_array),
    "csv": Format(table.rows, table.joined),
    "json": Format(records.record, records.joined),
    "markdown": Format(markdown.entry, markdown.joined),
    "opml": Format(opml.outlines, opml.joined),
    "ris": Format(ris.record, ris.joined),
    "scrutari": Format(scrutari.record, scrutari.joined),
}
# Each gives its text in pieces, about one for every resource.
PIECES: dict[str, Callable[[Iterable[Resource]], Iterator[str]]] = {name: each.pieces for name, each in BY_NAME.items()}
# The same, each giving its text at once.
FORMATS: dict[str, Callable[[Iterable[Resource]], str]] = {name: each.whole for name, each in BY_NAME.items()}
