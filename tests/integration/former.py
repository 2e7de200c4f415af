"""Catalogues as earlier versions wrote them, on either database. They are kept as SQL of SQLite."""

import json
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import JSON, Connection, MetaData, Table, create_engine, func, insert, select, text
from sqlalchemy.types import TypeEngine

from catalog.database import MIGRATIONS

_EPOCH = datetime.fromisoformat("1970-01-01")
RELEASED = Path(__file__).parents[1] / "data" / "databases"


def write_former(url: str, schema: str) -> None:
    """Puts the one of a schema ("0009") in the place of what is there."""
    with closing(sqlite3.connect(":memory:")) as kept:
        kept.row_factory = sqlite3.Row
        kept.executescript((RELEASED / f"{schema}.sql").read_text(encoding="utf-8"))
        if url.startswith("sqlite:///"):
            with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
                kept.backup(file)
            return
        engine = create_engine(url)
        with engine.begin() as connection:
            _make_schema(connection, schema)
            _copy(kept, connection)
        engine.dispose()


def _make_schema(connection: Connection, schema: str) -> None:
    """As the migrations up to that one make it on PostgreSQL."""
    connection.execute(text("DROP SCHEMA public CASCADE"))
    connection.execute(text("CREATE SCHEMA public"))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, schema)


def _copy(kept: sqlite3.Connection, connection: Connection) -> None:
    metadata = MetaData()
    metadata.reflect(connection)
    # Rows that point to others come before them, here and there.
    connection.execute(text("SET session_replication_role = replica"))
    for table in metadata.sorted_tables:
        rows = [dict(row) for row in kept.execute(f'SELECT * FROM "{table.name}"')]  # noqa: S608 (a name of ours)
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type.none_as_null = True
        if rows and table.name != "alembic_version":
            connection.execute(insert(table), [_read(row, table) for row in rows])
            _count_on(connection, table)
    connection.execute(text("SET session_replication_role = origin"))


def _count_on(connection: Connection, table: Table) -> None:
    if "id" in table.columns:
        last = connection.scalar(select(func.max(table.c.id)))
        connection.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))


def _read(row: dict[str, Any], table: Table) -> dict[str, Any]:
    """What SQLite keeps as text or as a number, as PostgreSQL wants it."""
    return {name: _value(value, table.columns[name].type) for name, value in row.items()}


def _value(value: Any, kind: TypeEngine[Any]) -> Any:
    if value is None:
        return None
    if isinstance(kind, JSON):
        return json.loads(value)
    if kind.python_type is bool:
        return bool(value)
    if kind.python_type is datetime:
        return datetime.fromisoformat(value)
    # How long is kept as a moment after 1970.
    return datetime.fromisoformat(value) - _EPOCH if kind.python_type is timedelta else value
