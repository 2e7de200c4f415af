"""The catalogue as a table (CSV, RFC 4180), which `importing.table` reads back: one row per link."""

import csv
import io
from collections.abc import Iterable, Iterator

from catalog.exporting.piece import Piece
from catalog.importing.identifiers import COMMON
from catalog.importing.table_columns import COLUMNS, ORGANISATIONS, protected
from catalog.models import Resource
from catalog.nesting import path_of


def rows(resource: Resource) -> Piece:
    """One for each link; a resource without a link has one row without an address. Lines end in CRLF."""
    table = io.StringIO(newline="")
    # Every cell in quotation marks: a program that takes ";" for the separator must not find formulas behind one.
    writer = csv.writer(table, quoting=csv.QUOTE_ALL)
    writer.writerows([protected(row.get(name) or "") for name in COLUMNS] for row in _rows(resource))
    return Piece(table.getvalue())


def joined(rows: Iterable[Piece]) -> Iterator[str]:
    yield ",".join(COLUMNS) + "\r\n"
    for each in rows:
        yield each.text


def _rows(resource: Resource) -> Iterator[dict[str, str | None]]:
    facts = {
        "title": resource.title,
        "kind": resource.kind.value,
        "year": (resource.date or "")[:4],
        "date": resource.date if resource.date and len(resource.date) > len("2013") else None,
        "language": resource.language,
        "themes": _joined(path_of(theme) for theme in resource.themes),
        "summary": resource.summary,
        "container": resource.container,
        "issue": resource.issue,
        "place": resource.place,
        "slug": resource.slug,
        "watch": resource.watch,
        "watch_only": resource.watch_only,
    }
    facts |= {name: resource.identifiers.get(name) for name in COMMON}
    for column, role in ORGANISATIONS.items():
        facts[column] = _joined(each.organisation.name for each in resource.contributions if each.role is role)
    for use in resource.uses:
        yield {**facts, "url": use.link.url, "role": use.role.value}
    if not resource.uses:
        yield facts


def _joined(names: Iterable[str]) -> str:
    # The separator inside a name would make two of it; without it, two names may be one.
    return "; ".join(dict.fromkeys(name.replace(";", ",") for name in names))
