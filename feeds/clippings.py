"""The entries of feeds, each made once in every format and kept on disk, for all the feeds that it goes into."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from catalog.spool import Spool
from feeds.entries import Entry
from feeds.formats import FORMATS

# No text of them holds it: XML forbids it, JSON writes it otherwise.
_BETWEEN = "\0"


class Clipping(NamedTuple):
    """texts: by the names of FORMATS."""

    updated: datetime
    texts: dict[str, str]


class Clippings:
    """Known by the keys of their events. Archives have their own: they tell what was true then."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._numbers: tuple[dict[str, int], dict[str, int]] = ({}, {})

    def add(self, key: str, text: str, *, archived: bool) -> None:
        """text: as `clipping` makes it."""
        self._numbers[archived][key] = len(self._spool)
        self._spool.add(text)

    def of(self, keys: Sequence[str], *, archived: bool) -> list[Clipping]:
        numbers = self._numbers[archived]
        return [_read(self._spool[numbers[key]]) for key in keys]


def clipping(entry: Entry) -> str:
    return _BETWEEN.join((entry.updated.isoformat(), *(each.item(entry) for each in FORMATS.values())))


def _read(text: str) -> Clipping:
    updated, *texts = text.split(_BETWEEN)
    return Clipping(datetime.fromisoformat(updated), dict(zip(FORMATS, texts, strict=True)))
