"""The catalogue as an outline (OPML 2.0), for outliners and feed readers: a branch per place in the guide."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from catalog.exporting.piece import Piece
from catalog.exporting.xml import legal
from catalog.models import Resource, Use

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>Vigie</title></head>
<body>"""


def outlines(resource: Resource) -> Piece:
    return Piece("".join(f"{_outline(resource, use)}\n" for use in resource.uses), resource.place or "")


def joined(outlines: Iterable[Piece]) -> Iterator[str]:
    former = ""
    yield _HEAD + "\n"
    for text, place in outlines:
        between = ""
        if text and place != former:
            between = ("</outline>\n" if former else "") + (f"<outline text={_quoted(place)}>\n" if place else "")
            former = place
        yield between + text
    yield ("</outline>\n" if former else "") + "</body>\n</opml>\n"


def _outline(resource: Resource, use: Use) -> str:
    attributes = {
        "text": resource.title,
        "type": "link",
        "url": use.link.url,
        "language": resource.language,
        "description": resource.summary,
        "category": ",".join(theme.name.replace(",", ";") for theme in resource.themes),
    }
    return "<outline " + " ".join(f"{name}={_quoted(value)}" for name, value in attributes.items() if value) + "/>"


def _quoted(text: str) -> str:
    return quoteattr(legal(text), {"\n": "&#10;"})
