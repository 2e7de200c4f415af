"""Where a resource stands in formats that have folders or headings: at its place in the guide, else under its theme."""

from itertools import takewhile
from typing import Any

from catalog.models import Resource
from catalog.nesting import line_of

_BETWEEN = " › "


# Its name, and whether it is a theme: no place of the guide, which has none for the resource. Plain values, as in JSON.
Folder = list[Any]


def folders_of(resource: Resource) -> list[Folder]:
    """Outermost first."""
    names = [name for name in (resource.place or "").split(_BETWEEN) if name]
    if names:
        return [[name, False] for name in names]
    return [[each.name, True] for theme in resource.themes[:1] for each in line_of(theme)]


def step(former: list[Folder], folders: list[Folder]) -> tuple[int, list[Folder]]:
    """From one place to the next: how many folders are closed, and which ones opened."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(former, folders, strict=False)))
    return len(former) - shared, folders[shared:]
