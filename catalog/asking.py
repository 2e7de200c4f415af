"""Questions to the catalogue in plain SQL, answered row by row.

A SQLite file is asked directly: to load SQLAlchemy takes longer than to find most answers. So values come as the
database holds them; `moment`, `stored` and `parsed` know those that each database holds in its own way.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from catalog.address import sqlite_file
from catalog.errors import N_, StorageError
from catalog.schema import HEAD

# A question in the SQL that SQLite and PostgreSQL share, with :names; its answer, one tuple for each row.
Ask = Callable[..., Iterable[tuple[Any, ...]]]
# Seconds to wait for another who writes.
_PATIENCE = 10
# No answer is ever held whole.
_BY_PARTS = {"yield_per": 1000}


@contextmanager
def asking(url: str) -> Iterator[Ask]:
    """Ask as often as need be, at one state of the catalogue. Raises StorageError when it cannot be used."""
    file = sqlite_file(url)
    if file is not None and (connection := _current(file, url)):
        with closing(connection):
            connection.execute("BEGIN")
            yield lambda sql, **facts: connection.execute(sql, facts)
        return
    # Only SQLAlchemy knows other databases, and brings an older one up to date.
    from sqlalchemy import text
    from sqlalchemy.orm import Session

    from catalog.database import hold_still, open_database

    engine = open_database(url)
    try:
        with Session(engine) as session:
            hold_still(session)
            yield lambda sql, **facts: map(tuple, session.execute(text(sql), facts, execution_options=_BY_PARTS))
    finally:
        engine.dispose()


def moment(value: str | datetime | None) -> datetime | None:
    """A time as a database gives it: in UTC, without saying so."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found else None


def stored(at: datetime) -> str:
    """A time as the tables of a SQLite file hold it, and as PostgreSQL reads it."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def parsed(value: Any) -> Any:
    """What was stored as JSON."""
    return json.loads(value) if isinstance(value, str) else value


def _current(file: Path, url: str) -> sqlite3.Connection | None:
    """A connection to a catalogue of the present schema; None where there is none yet, or an older one."""
    if not file.exists():
        return None
    connection = None
    try:
        connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
        if (HEAD,) in connection.execute("SELECT version_num FROM alembic_version"):
            return connection
    except sqlite3.OperationalError:
        # No schema at all, perhaps.
        pass
    except sqlite3.DatabaseError as error:
        raise StorageError(N_("The database {url} cannot be opened: {error}."), url=url, error=error) from error
    if connection:
        connection.close()
    return None
