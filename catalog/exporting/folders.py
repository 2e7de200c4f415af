"""Where a resource stands in formats that have folders or headings: at its place in the guide, else under its theme."""

from itertools import takewhile
from typing import NamedTuple

from catalog.models import Resource
from catalog.nesting import line_of

_BETWEEN = " › "


class Folder(NamedTuple):
    """is_theme: no place of the guide, which has none for the resource."""

    name: str
    is_theme: bool


def folders_of(resource: Resource) -> list[Folder]:
    """Outermost first."""
    names = [name for name in (resource.place or "").split(_BETWEEN) if name]
    if names:
        return [Folder(name, is_theme=False) for name in names]
    return [Folder(each.name, is_theme=True) for theme in resource.themes[:1] for each in line_of(theme)]


def step(former: list[Folder], folders: list[Folder]) -> tuple[int, list[Folder]]:
    """From one place to the next: how many folders are closed, and which ones opened."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(former, folders, strict=False)))
    return len(former) - shared, folders[shared:]
