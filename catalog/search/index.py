"""The index of the search: the terms of every resource in a full-text table of SQLite (FTS5), in a file of its own.

The file may be removed at any time: it is made anew. It serves a catalogue on PostgreSQL likewise, so that both rank
alike. Before each question it takes over what was journalled, added, taken away or fetched since the last one.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from catalog.models import Change, PageText, Resource
from catalog.search.rows import Row, names_of, rows_of
from catalog.search.stale import Stamp, stale

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


def index_file(engine: Engine) -> Path | None:
    """Beside a SQLite catalogue; None where that is in memory, or elsewhere."""
    name = engine.url.database if engine.dialect.name == "sqlite" else None
    return Path(f"{name}.search") if name and name != ":memory:" else None


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


def refresh(session: Session, index: sqlite3.Connection) -> None:
    """Makes the index that of the catalogue, if it is not. The session must have nothing unsaved."""
    stamp = _stamp(session)
    if _known(index) == stamp:
        return
    index.execute("BEGIN IMMEDIATE")
    try:
        _take_over(session, index, stamp)
        index.execute("COMMIT")
    except BaseException:
        index.execute("ROLLBACK")
        raise
    session.rollback()


def is_current(session: Session, file: Path) -> bool:
    """Whether the index, where there is one, holds every resource of the directory as it is now, and nothing else."""
    if not file.exists():
        return True
    with closing(opened(file)) as index:
        if _known(index) != _stamp(session):
            # It is renewed before the next question.
            return True
        held = index.execute("SELECT rowid, title, makers, themes, texts FROM search_index ORDER BY rowid")
        return all(one == other for one, other in zip_longest(held, rows_of(session, None)))


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


def _take_over(session: Session, index: sqlite3.Connection, stamp: Stamp) -> None:
    former, names = _known(index), names_of(session)
    changed = stale(session, former, stamp, dict(index.execute("SELECT key, name FROM search_names")), names)
    if changed is not None:
        for some in _parts(sorted(changed)):
            index.executemany("DELETE FROM search_index WHERE rowid = ?", [(each,) for each in some])
            _insert(index, rows_of(session, some))
    if changed is None or index.execute("SELECT count(*) FROM search_index").fetchone() != (_kept(session),):
        index.execute("DELETE FROM search_index")
        _insert(index, rows_of(session, None))
    index.execute("DELETE FROM search_names")
    index.executemany("INSERT INTO search_names VALUES (?, ?)", names.items())
    index.execute("DELETE FROM search_stamp")
    index.execute("INSERT INTO search_stamp VALUES (?)", (json.dumps(stamp),))


def _insert(index: sqlite3.Connection, rows: Iterable[Row]) -> None:
    index.executemany("INSERT INTO search_index (rowid, title, makers, themes, texts) VALUES (?, ?, ?, ?, ?)", rows)


def _parts(keys: list[int]) -> Iterable[list[int]]:
    return (keys[at : at + 500] for at in range(0, len(keys), 500))


def _kept(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Resource).where(Resource.withdrawn_at.is_(None))) or 0


def _known(index: sqlite3.Connection) -> Stamp | None:
    row = index.execute("SELECT stamp FROM search_stamp").fetchone()
    try:
        return Stamp(*json.loads(row[0])) if row else None
    except (TypeError, ValueError):
        # Another version of Vigie wrote it.
        return None


def _stamp(session: Session) -> Stamp:
    changes = session.execute(select(func.max(Change.id), func.count(Change.undone_at))).one()
    resources = session.scalar(select(func.max(Resource.id)))
    texts = session.scalar(select(func.max(PageText.id)))
    bind = session.get_bind()
    place = bind.engine.url.render_as_string(hide_password=True)
    return Stamp(place, changes[0] or 0, changes[1], resources or 0, texts or 0)


def _close(index: sqlite3.Connection | None) -> None:
    if index is not None:
        index.close()
