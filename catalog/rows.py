"""Rows by the hundred thousand: written by the statement that SQLAlchemy makes, without what it does for each row."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Table, Text, bindparam, func, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from catalog.models import Base


class Rows:
    """Writes rows of one table. columns: what differs from row to row; same: what all have in common.

    Columns that are neither of them have their default. Values are those of the models, moments and lists included.
    """

    def __init__(
        self, connection: Connection, table: Table, columns: Sequence[str], same: Mapping[str, Any] | None = None
    ) -> None:
        self._connection, self._names = connection, tuple(columns)
        common = {name: value for name, value in _defaults(table) if name not in columns} | dict(same or {})
        storing = [table.c[name].type.dialect_impl(connection.dialect) for name in columns]
        prepare = [kind.bind_processor(connection.dialect) for kind in storing]
        # Most values are stored as they are.
        self._prepared = [(place, each) for place, each in enumerate(prepare) if each]
        # What all have in common stands in the statement: to hand it over again with each row would take longer.
        values = {name: bindparam(name, None, type_=table.c[name].type) for name in columns} | {
            name: _spelled(value, table.c[name].type) for name, value in common.items()
        }
        whole = insert(table).inline().values(values)
        statement = whole.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
        self._statement = str(statement)
        # Some drivers want the values in their order, others by name.
        order = statement.positiontup
        self._ordered = None if order is None else tuple(map(self._names.index, order))

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Each has its values in the order of the columns."""
        stored: list[Any] = [self._stored(row) for row in rows]
        if stored:
            self._connection.exec_driver_sql(self._statement, stored)

    def _stored(self, row: Sequence[Any]) -> Any:
        values = list(row)
        for place, prepare in self._prepared:
            values[place] = prepare(values[place])
        if self._ordered is None:
            return dict(zip(self._names, values, strict=True))
        return tuple([values[place] for place in self._ordered])


class Numbers:
    """The numbers of new rows of one table, told by us: so what they are need not be asked of the database.

    Nobody else may add rows meanwhile. `leave` lets the database go on from there.
    """

    def __init__(self, session: Session, model: type[Base]) -> None:
        self._session, self._table = session, model.__tablename__
        self._last: int = session.scalar(select(func.max(model.__table__.c.id))) or 0

    def next(self) -> int:
        self._last += 1
        return self._last

    def leave(self) -> None:
        """SQLite itself goes on from the greatest number; PostgreSQL counts."""
        if self._last and self._session.get_bind().dialect.name == "postgresql":
            counter = func.pg_get_serial_sequence(self._table, "id")
            self._session.execute(select(func.setval(counter, self._last)))


def _spelled(value: Any, kind: TypeEngine[Any]) -> BindParameter[Any]:
    """A value that becomes part of a statement; lists and tables, which all have in common only empty, as JSON."""
    if isinstance(value, (list, tuple, dict)):
        return bindparam(None, json.dumps(value), type_=Text(), literal_execute=True)
    return bindparam(None, value, type_=kind, literal_execute=True)


def _defaults(table: Table) -> Iterable[tuple[str, Any]]:
    """What a column holds where a row says nothing of it; those made anew for each row are plain lists and tables."""
    for column in table.columns:
        default: Any = column.default
        if default is not None:
            yield column.name, default.arg if default.is_scalar else default.arg(None)
