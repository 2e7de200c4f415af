"""One run at a time: a lock that the system lets go of when its holder ends, however it ends."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TextIO

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from catalog.database import shown
from catalog.errors import N_, BusyError, StorageError

# "vigie", as a number that no other program is likely to lock.
_KEY = int.from_bytes(b"vigie", "big")


@contextmanager
def run_lock(path: Path, now: datetime) -> Iterator[None]:
    """Holds the lock file. Raises BusyError, naming the holder, or StorageError where no file can be written."""
    with _opened(path) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise _busy(path) from error
        file.truncate(0)
        file.write(json.dumps({"pid": os.getpid(), "since": now.isoformat()}))
        file.flush()
        yield
        file.truncate(0)


@contextmanager
def database_lock(url: str) -> Iterator[None]:
    """On a server, which several machines may use: the same, held by a connection (`pg_try_advisory_lock`).

    Raises BusyError, or StorageError where the server does not answer. Does nothing for SQLite: its lock is the file.
    """
    if make_url(url).get_backend_name() == "sqlite":
        yield
        return
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    try:
        connection = engine.connect()
    except DatabaseError as error:
        message = N_("The database {url} cannot be opened: {error}.")
        raise StorageError(message, url=shown(url), error=error.orig) from error
    with connection:
        if not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY}):
            raise BusyError(N_("Another run of Vigie is under way. Wait for it to end, then try again."))
        try:
            yield
        finally:
            # By itself the server lets go once it learns that the connection is closed: the next one may be faster.
            with suppress(DatabaseError):
                connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _KEY})


def _opened(path: Path) -> TextIO:
    try:
        return path.open("a+", encoding="utf-8")
    except OSError as error:
        message = N_(
            "Vigie cannot write beside its database, to {file}: {error}. Check the folder and its permissions."
        )
        raise StorageError(message, file=path, error=error.strerror) from error


def _busy(path: Path) -> BusyError:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        pid, since = int(holder["pid"]), datetime.fromisoformat(holder["since"]).astimezone()
    except (OSError, ValueError, KeyError, TypeError):
        # It has only just taken the lock, and not signed yet.
        return BusyError(N_("Another run of Vigie is under way. Wait for it to end, then try again."))
    return BusyError(
        N_("Another run of Vigie is under way: process {pid}, since {since}. Wait for it to end, then try again."),
        pid=pid,
        since=f"{since:%Y-%m-%d %H:%M}",
    )
