"""The index of the search: the terms of every resource in a full-text table of SQLite (FTS5), made anew when stale.

It is stale once anything was journalled, added or taken away since: every change to what is searched is one of these.
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from catalog.models import Change, Resource
from catalog.queries import all_resources
from catalog.search.terms import search_terms

# A match in the title counts most, then one in the names of organisations and themes, then one in the texts.
_WEIGHTS = "10.0, 4.0, 4.0, 1.0"
_TABLES = """
CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(title, makers, themes, texts, tokenize = 'ascii');
CREATE TABLE IF NOT EXISTS search_stamp (stamp TEXT NOT NULL);
"""


class Hit(NamedTuple):
    """A resource by its number; the lower its rank, the better it matches."""

    resource_id: int
    rank: float


def refresh(session: Session, index: sqlite3.Connection) -> None:
    """Makes the index that of the catalogue, if it is not. The session must have nothing unsaved."""
    index.executescript(_TABLES)
    stamp = _stamp(session)
    if index.execute("SELECT stamp FROM search_stamp").fetchone() == (stamp,):
        return
    rows = [_row(resource) for resource in all_resources(session)]
    session.rollback()
    with index:
        index.execute("DELETE FROM search_index")
        index.executemany("INSERT INTO search_index (rowid, title, makers, themes, texts) VALUES (?, ?, ?, ?, ?)", rows)
        index.execute("DELETE FROM search_stamp")
        index.execute("INSERT INTO search_stamp VALUES (?)", (stamp,))


def matches(index: sqlite3.Connection, expression: str, limit: int) -> list[Hit]:
    """The best first. expression: in the language of FTS5."""
    query = f"SELECT rowid, bm25(search_index, {_WEIGHTS}) AS rank FROM search_index WHERE search_index MATCH ? "  # noqa: S608
    return [Hit(*row) for row in index.execute(f"{query} ORDER BY rank, rowid LIMIT ?", (expression, limit))]


def connection_for(engine: Engine) -> sqlite3.Connection:
    """To the catalogue itself where that is SQLite; for another database, to an index in memory."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    return sqlite3.connect(file or ":memory:", timeout=10)


def _stamp(session: Session) -> str:
    undone = func.count(Change.undone_at)
    changes = session.execute(select(func.max(Change.id), undone)).one()
    resources = session.execute(select(func.max(Resource.id), func.count())).one()
    return repr((*changes, *resources))


def _row(resource: Resource) -> tuple[int, str, str, str, str]:
    makers = [name for each in resource.contributions for name in (each.organisation.name, each.organisation.full_name)]
    pages = [use.link.page_title for use in resource.uses]
    return (
        resource.id,
        _terms([resource.title]),
        _terms(makers),
        _terms(theme.name for theme in resource.themes),
        _terms([resource.summary, resource.container, resource.place, resource.date, *pages]),
    )


def _terms(texts: Iterable[str | None]) -> str:
    return " ".join(term for text in texts if text for term in search_terms(text))
