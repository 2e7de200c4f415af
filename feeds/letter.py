"""A mail to a maintainer before it has a format: what it says, in order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, and perhaps the address it speaks of."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One link. about: kind, makers and date of its resource."""

    title: str
    about: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Items of one host under its heading, or items without any heading."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """others: a line on those that were left out."""

    heading: str
    groups: tuple[Group, ...]
    others: Line | None


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[Line, ...]
