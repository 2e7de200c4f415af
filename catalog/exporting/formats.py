"""The formats that the catalogue can be written in, by the names that the command line and the site use."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from catalog.exporting.bibtex import to_bibtex
from catalog.exporting.bookmarks import to_bookmarks
from catalog.exporting.csl import to_csl
from catalog.exporting.markdown import to_markdown
from catalog.exporting.opml import to_opml
from catalog.exporting.records import to_json
from catalog.exporting.ris import to_ris
from catalog.exporting.scrutari import to_scrutari
from catalog.exporting.table import to_csv
from catalog.models import Resource

# Each gives its text in pieces, about one for every resource: a catalogue may be larger than memory should hold.
PIECES: dict[str, Callable[[Iterable[Resource]], Iterator[str]]] = {
    "bibtex": to_bibtex,
    "bookmarks": to_bookmarks,
    "csl-json": to_csl,
    "csv": to_csv,
    "json": to_json,
    "markdown": to_markdown,
    "opml": to_opml,
    "ris": to_ris,
    "scrutari": to_scrutari,
}


def _whole(pieces: Callable[[Iterable[Resource]], Iterator[str]], resources: Iterable[Resource]) -> str:
    return "".join(pieces(resources))


# The same, each giving its text at once.
FORMATS: dict[str, Callable[[Iterable[Resource]], str]] = {
    name: partial(_whole, pieces) for name, pieces in PIECES.items()
}
