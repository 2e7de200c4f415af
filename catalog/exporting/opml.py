"""The catalogue as an outline (OPML 2.0), for outliners and feed readers: a branch per place in the guide."""

from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import quoteattr

from catalog.exporting.xml import legal
from catalog.models import Resource, Use

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>Vigie</title></head>
<body>"""


def to_opml(resources: Sequence[Resource]) -> str:
    lines = [_HEAD]
    for place, held in groupby(resources, key=lambda resource: resource.place or ""):
        outlines = [_outline(resource, use) for resource in held for use in resource.uses]
        if place and outlines:
            outlines = [f"<outline text={_quoted(place)}>", *outlines, "</outline>"]
        lines += outlines
    return "\n".join([*lines, "</body>", "</opml>", ""])


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
