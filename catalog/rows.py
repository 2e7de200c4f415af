"""Rows by the hundred thousand: written by the statement that SQLAlchemy makes, without what it does for each row."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, insert


class Rows:
    """Writes rows of one table. columns: what differs from row to row; same: what all have in common.

    Columns that are neither of them have their default. Values are those of the models, moments and lists included.
    """

    def __init__(
        self, connection: Connection, table: Table, columns: Sequence[str], same: Mapping[str, Any] | None = None
    ) -> None:
        self._connection = connection
        common = {name: value for name, value in _defaults(table) if name not in columns} | dict(same or {})
        self._names = (*columns, *common)
        storing = [table.c[name].type.dialect_impl(connection.dialect) for name in self._names]
        prepare = [kind.bind_processor(connection.dialect) for kind in storing]
        # Most values are stored as they are.
        self._prepared = [(place, each) for place, each in enumerate(prepare[: len(columns)]) if each]
        self._common = [
            each(value) if each else value for each, value in zip(prepare[len(columns) :], common.values(), strict=True)
        ]
        statement = insert(table).inline().compile(dialect=connection.dialect, column_keys=list(self._names))
        self._statement = str(statement)
        # Some drivers want the values in their order, others by name.
        order = statement.positiontup
        self._ordered = itemgetter(*map(self._names.index, order)) if order else None

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Each has its values in the order of the columns."""
        stored: list[Any] = [self._stored(row) for row in rows]
        if stored:
            self._connection.exec_driver_sql(self._statement, stored)

    def _stored(self, row: Sequence[Any]) -> Any:
        values = [*row, *self._common]
        for place, prepare in self._prepared:
            values[place] = prepare(values[place])
        return self._ordered(values) if self._ordered else dict(zip(self._names, values, strict=True))


def _defaults(table: Table) -> Iterable[tuple[str, Any]]:
    """What a column holds where a row says nothing of it; those made anew for each row are plain lists and tables."""
    for column in table.columns:
        default: Any = column.default
        if default is not None:
            yield column.name, default.arg if default.is_scalar else default.arg(None)
