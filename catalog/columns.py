"""Column types: times in UTC, closed sets of words, lists of times."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ColumnElement, DateTime, Enum, String, Text, TypeDecorator, cast, func
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import InstrumentedAttribute, Session

# The largest key of a row that every database has room for; what a person types may be larger.
LARGEST_KEY = 2**31 - 1


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, stored in UTC; a naive one is a mistake of ours."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"naive datetime: {value!r}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


class Moments(TypeDecorator[tuple[datetime, ...]]):
    """A short list of times."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[datetime, ...] | None, dialect: Dialect) -> list[str]:
        return [moment.astimezone(UTC).isoformat() for moment in value or ()]

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[datetime, ...]:
        return tuple(datetime.fromisoformat(moment) for moment in value or ())


def ordered(kind: type[String] = Text, length: int | None = None) -> String:
    """A text that lists are ordered by: by its code points on PostgreSQL too, whatever the language of the server."""
    return kind(length).with_variant(kind(length, collation="C"), "postgresql")


def word(words: type[StrEnum]) -> Enum:
    """One of a closed set, stored as its value: readable in any database browser, and open to later words."""
    return Enum(
        words,
        native_enum=False,
        create_constraint=False,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )


def inside(session: Session, column: InstrumentedAttribute[Any], name: str) -> ColumnElement[str | None]:
    """A word or a number out of a column of JSON objects, whatever signs their other texts hold.

    PostgreSQL reads nothing at all of an object in which one text has the character zero, or half a character, as those
    of PDFs once had: there it is looked for in the JSON as it is written. Within a text it cannot be found, since
    quotation marks have a backslash there.
    """
    if session.get_bind().dialect.name != "postgresql":
        found: ColumnElement[str | None] = column[name].as_string()
        return found
    return func.substring(cast(column, Text), rf'"{name}":\s*"?([-\w]+)', type_=Text)
