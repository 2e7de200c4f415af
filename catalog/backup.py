"""Copies of a SQLite catalogue: made while others write to it, and put back whole or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

from catalog.database import open_database
from catalog.errors import N_, StorageError, VigieError
from catalog.search.index import remove


class BackupError(VigieError):
    exit_code = 2


def database_file(url: str) -> Path:
    """The file of a SQLite database. Raises BackupError for any other."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise BackupError(N_("Only a SQLite catalogue is copied by Vigie. For PostgreSQL, use pg_dump and pg_restore."))
    return Path(parsed.database)


def back_up(url: str, target: Path) -> None:
    """Writes the catalogue as it is at one moment, whatever is being written meanwhile. Raises BackupError."""
    source = database_file(url)
    if target.exists():
        raise BackupError(N_("{file} exists already. Name another file, or remove that one."), file=target)
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(source)) as connection:
            # One statement, one moment, and nothing of the write-ahead log is left out.
            connection.execute("VACUUM INTO ?", (str(unfinished),))
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise BackupError(N_("The copy could not be written to {file}: {error}."), file=target, error=error) from error


def restore(url: str, copy: Path) -> Path:
    """Puts a copy in the catalogue's place; the file that holds what was there. The caller holds the run's lock.

    Raises BackupError where the copy is none, and leaves everything as it was.
    """
    target = database_file(url)
    incoming = target.with_name(f".{target.name}.incoming")
    try:
        _check(copy)
        incoming.unlink(missing_ok=True)
        with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(incoming),))
        # An older schema is brought up to date here, a newer one is refused: before anything is touched.
        open_database(f"sqlite:///{incoming}").dispose()
        with closing(sqlite3.connect(incoming)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        former = _unused(target)
        if target.exists():
            back_up(url, former)
        _put_in_place(incoming, target)
    except StorageError as error:
        raise BackupError(error.message, **error.facts) from error
    except (OSError, sqlite3.Error) as error:
        raise BackupError(N_("{file} could not be put back: {error}."), file=copy, error=error) from error
    finally:
        for rest in (incoming, Path(f"{incoming}-wal"), Path(f"{incoming}-shm")):
            rest.unlink(missing_ok=True)
    return former


def _check(copy: Path) -> None:
    if not copy.is_file():
        raise BackupError(N_("There is no file {file}."), file=copy)
    try:
        with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            sound = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise BackupError(N_("{file} is no copy of a catalogue: {error}."), file=copy, error=error) from error
    if not sound:
        raise BackupError(N_("{file} is damaged: it was not put back."), file=copy)


def _put_in_place(incoming: Path, target: Path) -> None:
    """The log of the former database must not be taken for that of the new one."""
    for log in (Path(f"{target}-wal"), Path(f"{target}-shm")):
        log.unlink(missing_ok=True)
    incoming.replace(target)
    # Its index was that of the former one; it is made anew at the next question.
    remove(Path(f"{target}.search"))


def _unused(target: Path) -> Path:
    number = 1
    while (candidate := target.with_name(f"{target.name}.before-{number}")).exists():
        number += 1
    return candidate
