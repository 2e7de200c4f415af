"""What the files of the last edition were made of: so that what would be made again alike need not be made at all.

A record is believed only where the file that it speaks of was not touched since, and only for a digest of all that the
file depends on: a ledger that is old, or of another site, is of no use and does no harm. It may be removed.

It also keeps which of the files are still to be announced: what nobody could be told of has not changed since.
"""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Engine

_TABLES = (
    """
    CREATE TABLE IF NOT EXISTS made (
        path TEXT PRIMARY KEY, made_of BLOB NOT NULL, changed INTEGER NOT NULL, size INTEGER NOT NULL,
        beside TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE TABLE IF NOT EXISTS unannounced (path TEXT PRIMARY KEY) WITHOUT ROWID",
)


def ledger_file(engine: Engine, output: Path) -> Path:
    """Beside a SQLite catalogue; where that is in memory, or elsewhere, beside the site."""
    name = engine.url.database if engine.dialect.name == "sqlite" else None
    return Path(f"{name}.pages") if name and name != ":memory:" else output.with_name(f"{output.name}.pages")


class Ledger:
    """Closed without an error, it keeps what was recorded; with one, it is as it was before.

    Where it cannot be opened, read or written it knows nothing and keeps nothing: every file is then made anew.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._book = _opened(file)

    def find(self, path: str, made_of: bytes, file: str) -> str | None:
        """What was kept beside a file, if the file is still what was made then of the same."""
        rows = self._ask("SELECT changed, size, beside FROM made WHERE path = ? AND made_of = ?", path, made_of)
        try:
            seen = os.stat(file) if rows else None  # noqa: PTH116 (asked for every file of a site)
        except OSError:
            return None
        return rows[0][2] if seen and (seen.st_mtime_ns, seen.st_size) == rows[0][:2] else None

    def record(self, path: str, made_of: bytes, file: str, beside: str) -> None:
        seen = os.stat(file)  # noqa: PTH116 (likewise)
        row = (path, made_of, seen.st_mtime_ns, seen.st_size, beside)
        self._ask("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)", *row)

    def announce(self, paths: Iterable[str]) -> None:
        """Somebody is to be told of these files."""
        for path in paths:
            self._ask("INSERT OR REPLACE INTO unannounced VALUES (?)", path)

    def unannounced(self) -> list[str]:
        return [path for (path,) in self._ask("SELECT path FROM unannounced ORDER BY path")]

    def announced(self, paths: Iterable[str]) -> None:
        for path in paths:
            self._ask("DELETE FROM unannounced WHERE path = ?", path)

    def prune(self, folder: Path) -> None:
        """Forgets the files that are not in the folder."""
        for table in ("made", "unannounced"):
            last = ""
            some = f"SELECT path FROM {table} WHERE path > ? ORDER BY path LIMIT 1000"  # noqa: S608 (a word of ours)
            while paths := [path for (path,) in self._ask(some, last)]:
                for path in paths:
                    if not os.path.exists(f"{folder}/{path}"):  # noqa: PTH110 (likewise)
                        self._ask(f"DELETE FROM {table} WHERE path = ?", path)  # noqa: S608
                last = paths[-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self._ask("ROLLBACK" if kind else "COMMIT")
        if self._book:
            self._book.close()

    def _ask(self, question: str, *facts: object) -> list[tuple[Any, ...]]:
        if self._book is None:
            return []
        try:
            return self._book.execute(question, facts).fetchall()
        except sqlite3.Error:
            self._book.close()
            self._book = None
            _remove(self._file)
            return []


def _opened(file: Path) -> sqlite3.Connection | None:
    """Ours alone until it is closed. None where it cannot be written; anew where it is no ledger."""
    for _ in range(2):
        book = None
        try:
            book = sqlite3.connect(file, isolation_level=None, timeout=1)
            book.execute("BEGIN IMMEDIATE")
            for table in _TABLES:
                book.execute(table)
        except sqlite3.OperationalError:
            _close(book)
            return None
        except sqlite3.DatabaseError:
            _close(book)
            _remove(file)
        else:
            return book
    return None


def _close(book: sqlite3.Connection | None) -> None:
    if book is not None:
        book.close()


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)
