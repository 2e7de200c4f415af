"""Themes as people write them: "Parent > Enfant" is the theme Enfant, which stands under Parent."""

import re
from collections.abc import Iterable

from catalog.models import Theme

UNDER = " > "
_SIGN = re.compile(r"(?<!\S)>(?!\S)")

# A theme and the one that it stands under.
Nesting = tuple[tuple[str, str], ...]


def split(path: str) -> list[str]:
    """The names of a written theme, outermost first. A sign without spaces around it is part of a name."""
    return [name for part in _SIGN.split(path) if (name := " ".join(part.split()))]


def joined(names: Iterable[str]) -> str:
    """Names as one path; what would make two of a name does so no more."""
    return UNDER.join(filter(None, (" ".join(split(name)) for name in names)))


def line_of(theme: Theme) -> list[Theme]:
    """A theme with those above it, outermost first. A circle, which only a damaged catalogue has, is cut."""
    line = [theme]
    while line[0].parent is not None and line[0].parent not in line:
        line.insert(0, line[0].parent)
    return line


def path_of(theme: Theme) -> str:
    """A theme as `split` reads it."""
    return UNDER.join(each.name for each in line_of(theme))


def lines_of(themes: Iterable[Theme]) -> list[Theme]:
    """Themes with all those above them, each once, in their order."""
    found = dict.fromkeys(each for theme in themes for each in line_of(theme))
    return sorted(found, key=lambda theme: theme.position)
