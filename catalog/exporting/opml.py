"""The catalogue as an outline (OPML 2.0), for outliners and feed readers: a branch per place in the guide."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from catalog.exporting.xml import legal
from catalog.models import Resource, Use

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>Vigie</title></head>
<body>"""


def to_opml(resources: Iterable[Resource]) -> Iterator[str]:
    former = ""
    yield _HEAD + "\n"
    for resource in resources:
        lines = [_outline(resource, use) for use in resource.uses]
        place = resource.place or ""
        if lines and place != former:
            lines = [*["</outline>"] * bool(former), *[f"<outline text={_quoted(place)}>"] * bool(place), *lines]
            former = place
        yield "".join(f"{line}\n" for line in lines)
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
