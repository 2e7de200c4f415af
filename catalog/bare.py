"""Rows as the driver gives them, for digests of whole tables: nothing is made of them but their repr."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

_AT_ONCE = 1_000


def bare_rows(session: Session, query: Select[*tuple[Any, ...]], **parameters: Any) -> Iterator[list[tuple[Any, ...]]]:
    """So many at a time. Their values are the database's own: texts for words, dates and JSON in SQLite."""
    result = session.connection().execute(query, parameters)
    cursor = result.cursor
    while cursor and (rows := cursor.fetchmany(_AT_ONCE)):
        yield list(rows)
    result.close()
