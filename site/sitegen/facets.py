"""The sides from which a reader may come to the resources: theme, kind, organisation, year, state of the links."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from catalog.errors import N_


class Side(StrEnum):
    """Its value is its name in the address of a search."""

    THEME = "theme"
    KIND = "type"
    ORGANISATION = "organisme"
    YEAR = "annee"
    STATE = "etat"


FOLDERS = {
    Side.THEME: "themes",
    Side.KIND: "types",
    Side.ORGANISATION: "organismes",
    Side.YEAR: "annees",
    Side.STATE: "etats",
}
LABELS = {
    Side.THEME: N_("Theme"),
    Side.KIND: N_("Kind of resource"),
    Side.ORGANISATION: N_("Organisation"),
    Side.YEAR: N_("Year"),
    Side.STATE: N_("State of the link"),
}
TITLES = {
    Side.THEME: N_("By theme"),
    Side.KIND: N_("By kind"),
    Side.ORGANISATION: N_("By organisation"),
    Side.YEAR: N_("By year"),
    Side.STATE: N_("By state of the links"),
}
# These have feeds of their own.
FOLLOWED = (Side.THEME, Side.ORGANISATION)


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """One value of a facet. numbers: of its resources, in the guide's order, each once.

    line: the values that it stands under, outermost first; below: those right under it. Their resources are among its
    own: `direct` are those that stand under none of them.
    """

    side: Side
    slug: str
    name: str
    full_name: str | None = None
    line: "tuple[Value, ...]" = ()
    below: "list[Value]" = field(default_factory=list)
    numbers: "array[int]" = field(default_factory=lambda: array("I"))
    direct: "array[int]" = field(default_factory=lambda: array("I"))

    @property
    def path(self) -> str:
        return f"{FOLDERS[self.side]}/{self.slug}/index.html"

    @property
    def feed(self) -> str | None:
        return f"{FOLDERS[self.side]}/{self.slug}/rss.xml" if self.side in FOLLOWED else None

    def add(self, number: int) -> None:
        """Numbers must come in their order."""
        _append(self.direct, number)
        for value in (*self.line, self):
            _append(value.numbers, number)

    def after(self, number: int, most: int) -> list[int]:
        """The numbers that follow one, going round at the end, without it."""
        start = bisect_right(self.numbers, number)
        there = len(self.numbers)
        return [self.numbers[(start + step) % there] for step in range(min(most, there - 1))]


@dataclass(frozen=True, slots=True)
class Facet:
    """values: in the order in which readers look for them, each before those under it. Not all have resources."""

    side: Side
    values: tuple[Value, ...]

    @property
    def path(self) -> str:
        return f"{FOLDERS[self.side]}/index.html"

    @property
    def label(self) -> str:
        return LABELS[self.side]

    @property
    def title(self) -> str:
        return TITLES[self.side]

    @property
    def used(self) -> list[Value]:
        return [value for value in self.values if value.numbers]

    @property
    def outermost(self) -> list[Value]:
        return [value for value in self.values if not value.line]


def _append(numbers: "array[int]", number: int) -> None:
    if not numbers or numbers[-1] != number:
        numbers.append(number)


def without(values: Iterable[Value], total: int) -> "array[int]":
    """The numbers below `total` that stand under no value."""
    held = bytearray(total)
    for value in values:
        for number in value.numbers:
            held[number] = 1
    return array("I", (number for number in range(total) if not held[number]))
