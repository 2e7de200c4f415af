"""The formats that the catalogue can be written in, by the names that the command line and the site use."""

from collections.abc import Callable, Sequence

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

FORMATS: dict[str, Callable[[Sequence[Resource]], str]] = {
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
