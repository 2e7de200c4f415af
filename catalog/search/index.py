"""The index of the search: the terms of every resource in a full-text table of SQLite (FTS5), in a file of its own.

The file may be removed at any time: it is made anew. It serves a catalogue on PostgreSQL likewise, so that both rank
alike. Before each question it takes over what was journalled, added, taken away or fetched since the last one
(`renewal`).
"""

import json
import sqlite3
from pathlib import Path
from typing import NamedTuple

from catalog.address import sqlite_file
from catalog.search.stamp import Stamp

# A match in the title counts most, then one in the names of organisations and themes, then one in the texts.
_WEIGHTS = "10.0, 4.0, 4.0, 1.0"
# The rank of a match costs more than finding it: of more matches than these, the first in the catalogue's order count.
_MOST_RANKED = 5_000
_TABLES = """
CREATE VIRTUAL TABLE IF NOT EXISTS search_index
    USING fts5(title, makers, themes, texts, tokenize = 'ascii', prefix = '2 3 4 5');
CREATE TABLE IF NOT EXISTS search_names (key TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS search_stamp (stamp TEXT NOT NULL);
"""


class Hit(NamedTuple):
    """A resource by its number; the lower its rank, the better it matches."""

    resource_id: int
    rank: float


def index_file(url: str) -> Path | None:
    """Beside a SQLite catalogue; None where that is in memory, or elsewhere."""
    file = sqlite_file(url)
    return Path(f"{file}.search") if file else None


def opened(file: Path | None) -> sqlite3.Connection:
    """An index that can be written: anew if the file is none, in memory where the folder is not ours to write."""
    for name in (file, file, ":memory:"):
        index = None
        try:
            index = sqlite3.connect(name or ":memory:", timeout=60, isolation_level=None)
            index.execute("PRAGMA journal_mode = WAL")
            index.execute("PRAGMA synchronous = OFF")
            index.executescript(_TABLES)
        except sqlite3.OperationalError:
            _close(index)
        except sqlite3.DatabaseError:
            _close(index)
            remove(file)
        else:
            return index
    raise sqlite3.OperationalError("no index can be made")


def remove(file: Path | None) -> None:
    for each in (file, Path(f"{file}-wal"), Path(f"{file}-shm")) if file else ():
        each.unlink(missing_ok=True)


def matches(index: sqlite3.Connection, expression: str, limit: int) -> list[Hit]:
    """The best first. expression: in the language of FTS5.

    Of words that stand nearly everywhere, those who have them in their title come first, whatever else they say.
    """
    if _is_rare(index, expression):
        return _ranked(index, expression, limit)
    titled = _ranked(index, f"title : ({expression})", limit)
    return titled if len(titled) == limit else _ranked(index, expression, limit)


def _is_rare(index: sqlite3.Connection, expression: str) -> bool:
    found = "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT ?)"
    count: int = index.execute(found, (expression, _MOST_RANKED + 1)).fetchone()[0]
    return count <= _MOST_RANKED


def _ranked(index: sqlite3.Connection, expression: str, limit: int) -> list[Hit]:
    candidates = (
        f"SELECT rowid, bm25(search_index, {_WEIGHTS}) AS score FROM search_index WHERE search_index MATCH ? LIMIT ?"  # noqa: S608
    )
    query = f"SELECT * FROM ({candidates}) ORDER BY score, rowid LIMIT ?"  # noqa: S608
    return [Hit(*row) for row in index.execute(query, (expression, _MOST_RANKED, limit))]


def known(index: sqlite3.Connection) -> Stamp | None:
    row = index.execute("SELECT stamp FROM search_stamp").fetchone()
    try:
        return Stamp(*json.loads(row[0])) if row else None
    except (TypeError, ValueError):
        # Another version of Vigie wrote it.
        return None


def _close(index: sqlite3.Connection | None) -> None:
    if index is not None:
        index.close()
