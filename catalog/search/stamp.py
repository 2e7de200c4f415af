"""How far the catalogue has come: two stamps that are the same tell that nothing was changed between them."""

from typing import NamedTuple

from catalog.address import sqlite_file
from catalog.asking import Ask

_STAMP = """
SELECT (SELECT max(id) FROM changes), (SELECT count(undone_at) FROM changes),
    (SELECT max(id) FROM resources), (SELECT max(id) FROM page_texts)
"""


class Stamp(NamedTuple):
    """How far an index has read: the highest numbers that it has seen, and how many changes were undone."""

    catalogue: str
    changes: int
    undone: int
    resources: int
    texts: int


def stamp_of(ask: Ask, url: str) -> Stamp:
    """Of the catalogue at an address, as it answers now."""
    [numbers] = ask(_STAMP)
    return Stamp(_place(url), *(number or 0 for number in numbers))


def _place(url: str) -> str:
    if sqlite_file(url):
        return url
    from catalog.database import shown

    return shown(url)
