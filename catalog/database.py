"""Opens the catalogue: one engine, its schema brought up to date, or a clear refusal."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.orm import Session

from catalog.errors import N_, StorageError
from catalog.schema import HEAD

MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(url: str) -> Engine:
    """An engine on an up-to-date schema. Raises StorageError when the database cannot be used."""
    try:
        engine = create_engine(url)
    except (ArgumentError, ImportError) as error:
        message = N_(
            "The database {url} is of a kind that Vigie does not know, or needs a program that is not installed. Write "
            "sqlite:///vigie.db, or postgresql+psycopg://user@host/name after pip install 'vigie[postgresql]'."
        )
        raise StorageError(message, url=shown(url)) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    try:
        with engine.begin() as connection:
            _bring_up_to_date(connection, url)
    except DatabaseError as error:
        raise StorageError(
            N_("The database {url} cannot be opened: {error}."), url=shown(url), error=error.orig
        ) from error
    return engine


def hold_still(session: Session) -> None:
    """Until the session ends, its questions are answered as of now, whatever is written meanwhile.

    To be asked for before any question.
    """
    if session.get_bind().dialect.name == "sqlite":
        # The driver itself begins a transaction for writing only.
        session.connection().exec_driver_sql("BEGIN")
    else:
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def make_room(session: Session) -> None:
    """For a transaction that writes much: more of the tables is kept at hand, and what could be taken back of each
    statement stays in memory. To be asked for before anything is written.
    """
    if session.get_bind().dialect.name == "sqlite":
        for pragma in ("cache_size = -16000", "temp_store = MEMORY"):
            session.connection().exec_driver_sql(f"PRAGMA {pragma}")


def shown(url: str) -> str:
    """The address as it may be printed: without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "…"


def _prepare_sqlite(connection: Any, _record: object) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "busy_timeout = 10000"):
        connection.execute(f"PRAGMA {pragma}")


def _bring_up_to_date(connection: Connection, url: str) -> None:
    current = _revision(connection)
    if current == HEAD:
        return
    # Imported only now: it costs more than the rest of a start.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise StorageError(
            N_("The database {url} was written by a newer Vigie (schema {current}). Update Vigie, then try again."),
            url=shown(url),
            current=current,
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision
