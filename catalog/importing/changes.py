"""What an import did, entry by entry, for those who want to know before or after."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Outcome(StrEnum):
    """What became of an entry of a file.

    RECOGNISED: the catalogue knows it under another title. KEPT: the file says otherwise than a maintainer has
    written, whose word stands. OWNED: the file says otherwise than the one that brought the resource. WITHDRAWN: a
    maintainer has taken it out, and it stays out.
    """

    ADDED = "added"
    CHANGED = "changed"
    RECOGNISED = "recognised"
    KEPT = "kept"
    OWNED = "owned"
    WITHDRAWN = "withdrawn"


class Difference(NamedTuple):
    """A field before and after, as `journal.record` has them; both None where only the name counts."""

    name: str
    before: Any = None
    after: Any = None


class Entry(NamedTuple):
    """line: where the entry stands in its file. other: the title of RECOGNISED, the source of OWNED."""

    line: int
    outcome: Outcome
    title: str
    differences: tuple[Difference, ...] = ()
    other: str = ""


@dataclass(frozen=True)
class Changes:
    """In the order of the file; an entry may have several outcomes, or none where it changes nothing."""

    entries: list[Entry] = field(default_factory=list)
    unchanged: int = 0

    @property
    def any(self) -> bool:
        return bool(self.added or self.changed)

    @property
    def added(self) -> list[str]:
        return [entry.title for entry in self._of(Outcome.ADDED)]

    @property
    def changed(self) -> list[tuple[str, list[str]]]:
        """Titles with the names of their new fields."""
        return [(entry.title, [each.name for each in entry.differences]) for entry in self._of(Outcome.CHANGED)]

    @property
    def recognised(self) -> list[tuple[str, str]]:
        """Titles of the file, with those of the catalogue."""
        return [(entry.title, entry.other) for entry in self._of(Outcome.RECOGNISED)]

    def _of(self, outcome: Outcome) -> Iterator[Entry]:
        return (entry for entry in self.entries if entry.outcome is outcome)
