"""The catalogue as an outline (OPML 2.0), for outliners and feed readers: a branch per place in the guide."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from catalog.exporting.folders import Folder, folders_of, step
from catalog.exporting.xml import legal
from catalog.models import Resource, Theme, Use
from catalog.nesting import line_of

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>Vigie</title></head>
<body>"""


def to_opml(resources: Iterable[Resource]) -> Iterator[str]:
    former: list[Folder] = []
    yield _HEAD + "\n"
    for resource in resources:
        lines = [_outline(resource, use) for use in resource.uses]
        if lines:
            closed, opened = step(former, folders_of(resource))
            lines = [*["</outline>"] * closed, *map(_branch, opened), *lines]
            former = folders_of(resource)
        yield "".join(f"{line}\n" for line in lines)
    yield "</outline>\n" * len(former) + "</body>\n</opml>\n"


def _branch(folder: Folder) -> str:
    kind = ' type="theme"' if folder.is_theme else ""
    return f"<outline{kind} text={_quoted(folder.name)}>"


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
