"""What is to be said of a table that was read: what was left of it, and where it contradicts itself."""

from collections.abc import Iterator

from catalog.errors import N_
from catalog.importing.draft import Draft
from catalog.importing.reading import Remark
from catalog.importing.tidy import one_line
from catalog.sameness import place_of
from catalog.urls import is_web_address

# What a resource has once, whatever its rows say.
_ONE_FOR_ALL = ("kind", "language", "summary", "container", "issue", "place", "watch", "watch_only")


def unknown_columns(header: list[str], names: list[str], known: frozenset[str], line: int) -> Iterator[Remark]:
    for written, name in zip(header, names, strict=True):
        if name and name not in known:
            message = N_("The column “{column}” is not known and was not read.")
            yield Remark(line, message, {"column": one_line(written)})


def nameless_columns(numbers: set[int], line: int) -> Iterator[Remark]:
    for number in sorted(numbers):
        message = N_("Column {number} has no name in the first row, and what it holds was not read.")
        yield Remark(line, message, {"number": number + 1})


def other_words(group: list[Draft]) -> Iterator[Remark]:
    """Of rows of one resource, of which the first stands: what they say otherwise, and those that only say it again."""
    places = {place_of(link.url): draft.line for draft in reversed(group) for link in draft.links}
    for other in group[1:]:
        lines = [places[place_of(link.url)] for link in other.links]
        if lines and other.line not in lines:
            yield Remark(other.line, N_("This row repeats line {line}: it is one resource."), {"line": lines[0]})
    for name in _ONE_FOR_ALL:
        said = [draft for draft in group if getattr(draft, name) is not None]
        for other in said[1:]:
            if getattr(other, name) != getattr(said[0], name):
                message = N_("This row contradicts line {line}, of the same resource: “{column}” stays as there.")
                yield Remark(other.line, message, {"line": said[0].line, "column": name})


def odd_addresses(draft: Draft) -> Iterator[Remark]:
    for link in draft.links:
        if not is_web_address(link.url):
            message = N_("“{url}” is no web address, and cannot be visited. Correct it, and import the file again.")
            yield Remark(draft.line, message, {"url": link.url})
