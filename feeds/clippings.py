"""The entries of feeds, each made once in every format and kept on disk, for all the feeds that it goes into."""

from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from catalog.spool import Spool
from feeds.entries import Entry
from feeds.formats import FORMATS
from feeds.register import Register

# No text of them holds it: XML forbids it, JSON writes it otherwise.
_BETWEEN = "\0"
# Where there is no clipping: no spool is so long, and to ask for it is an error.
_NOWHERE = 2**32 - 1


class Clipping(NamedTuple):
    """texts: by the names of FORMATS."""

    updated: datetime
    texts: dict[str, str]


class Clippings:
    """Known by their numbers in a register. Archives have their own: they tell what was true then."""

    def __init__(self, spool: Spool, register: Register) -> None:
        self._spool = spool
        self._places = tuple(array("I", [_NOWHERE]) * len(register) for _ in range(2))

    def add(self, number: int, text: str, *, archived: bool) -> None:
        """text: as `clipping` makes it."""
        self._places[archived][number] = len(self._spool)
        self._spool.add(text)

    def of(self, numbers: Sequence[int], *, archived: bool) -> list[Clipping]:
        """Raises IndexError where one was not added."""
        places = self._places[archived]
        return [_read(self._spool[places[number]]) for number in numbers]


def clipping(entry: Entry) -> str:
    return _BETWEEN.join((entry.updated.isoformat(), *(each.item(entry) for each in FORMATS.values())))


def _read(text: str) -> Clipping:
    updated, *texts = text.split(_BETWEEN)
    return Clipping(datetime.fromisoformat(updated), dict(zip(FORMATS, texts, strict=True)))
