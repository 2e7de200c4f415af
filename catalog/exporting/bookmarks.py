"""The catalogue as bookmarks (Netscape's format), for browsers and reading services: a folder per place in the guide.

What the format has no attribute for stands in "data-" ones, which everyone else passes over.
"""

from collections.abc import Iterable, Iterator
from html import escape

from catalog.exporting.folders import Folder, folders_of, step
from catalog.exporting.piece import Piece
from catalog.models import Resource, Use
from catalog.nesting import path_of

_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
"""


def entries(resource: Resource) -> Piece:
    """A resource without an address cannot be a bookmark; one with several has one for each."""
    return Piece("".join(f"{line}\n" for use in resource.uses for line in _entry(resource, use)), folders_of(resource))


def joined(entries: Iterable[Piece]) -> Iterator[str]:
    former: list[Folder] = []
    yield _HEAD
    for text, folders in entries:
        between = ""
        if text:
            closed, opened = step(former, folders)
            between = "</DL><p>\n" * closed + "".join(map(_opening, opened))
            former = folders
        yield between + text
    yield "</DL><p>\n" * (len(former) + 1)


def _opening(folder: Folder) -> str:
    name, is_theme = folder
    return f"<DT><H3{' DATA-THEME' * is_theme}>{escape(name)}</H3>\n<DL><p>\n"


def _entry(resource: Resource, use: Use) -> Iterator[str]:
    attributes = {
        "HREF": use.link.url,
        "ADD_DATE": str(int(resource.added_at.timestamp())),
        # The separator inside a name would make two of it.
        "TAGS": ",".join(path_of(theme).replace(",", ";") for theme in resource.themes),
        "DATA-KIND": resource.kind.value,
        "DATA-DATE": resource.date,
        "DATA-LANGUAGE": resource.language,
    }
    said = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items() if value is not None)
    yield f"<DT><A {said}>{escape(resource.title)}</A>"
    if resource.summary:
        yield f"<DD>{escape(resource.summary)}"
