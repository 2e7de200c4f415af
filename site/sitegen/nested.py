"""Themes that stand under others, as values of their facet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Row

from sitegen.facets import Side, Value

ThemeRow = Row[int, str, str, int | None]


def nested(rows: Sequence[ThemeRow]) -> dict[int, Value]:
    """By their keys, each before those under it. rows: key, slug, name and key of the parent, in their order.

    A circle, which only a damaged catalogue has, is cut.
    """
    below: dict[int | None, list[ThemeRow]] = defaultdict(list)
    for row in rows:
        below[row[3]].append(row)
    found: dict[int, Value] = {}
    for start in (*below[None], *rows):
        waiting: list[tuple[ThemeRow, tuple[Value, ...]]] = [(start, ())]
        while waiting:
            (key, slug, name, _), line = waiting.pop()
            if key not in found:
                found[key] = Value(Side.THEME, slug, name, line=line)
                waiting += ((row, (*line, found[key])) for row in reversed(below[key]))
    return found


def hung(values: Iterable[Value]) -> tuple[Value, ...]:
    """Those that are kept, each known by the one above it."""
    kept = tuple(values)
    for value in kept:
        if value.line:
            value.line[-1].below.append(value)
    return kept
