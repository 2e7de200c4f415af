"""The catalogue as an outline (OPML 2.0), for outliners and feed readers: a branch per place in the guide."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from catalog.exporting.folders import Folder, folders_of, step
from catalog.exporting.piece import Piece
from catalog.exporting.xml import legal
from catalog.models import Resource, Theme, Use
from catalog.nesting import line_of

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>Vigie</title></head>
<body>"""


def outlines(resource: Resource) -> Piece:
    return Piece("".join(f"{_outline(resource, use)}\n" for use in resource.uses), folders_of(resource))


def joined(outlines: Iterable[Piece]) -> Iterator[str]:
    former: list[Folder] = []
    yield _HEAD + "\n"
    for text, folders in outlines:
        between = ""
        if text:
            closed, opened = step(former, folders)
            between = "</outline>\n" * closed + "".join(map(_branch, opened))
            former = folders
        yield between + text
    yield "</outline>\n" * len(former) + "</body>\n</opml>\n"


def _branch(folder: Folder) -> str:
    name, is_theme = folder
    kind = ' type="theme"' if is_theme else ""
    return f"<outline{kind} text={_quoted(name)}>\n"


def _category(theme: Theme) -> str:
    """OPML 2.0: a category within others is written with slashes, the first one before it."""
    names = [each.name.replace(",", ";") for each in line_of(theme)]
    return names[0] if len(names) == 1 else "".join(f"/{name.replace('/', ' ')}" for name in names)


def _outline(resource: Resource, use: Use) -> str:
    attributes = {
        "text": resource.title,
        "type": "link",
        "url": use.link.url,
        "language": resource.language,
        "description": resource.summary,
        "category": ",".join(map(_category, resource.themes)),
    }
    return (
        "<outline "
        + " ".join(f"{name}={_quoted(value)}" for name, value in attributes.items() if value is not None)
        + "/>"
    )


def _quoted(text: str) -> str:
    return quoteattr(legal(text), {"\n": "&#10;"})
