"""The catalogue as bookmarks (Netscape's format), for browsers and reading services: a folder per place in the guide.

What the format has no attribute for stands in "data-" ones, which everyone else passes over.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from catalog.models import Resource, Use

_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
"""
_BETWEEN = " › "


def to_bookmarks(resources: Sequence[Resource]) -> str:
    """A resource without an address cannot be a bookmark; one with several has one for each."""
    lines: list[str] = []
    linked = [resource for resource in resources if resource.uses]
    for place, held in groupby(linked, key=lambda resource: resource.place or ""):
        folders = [name for name in place.split(_BETWEEN) if name]
        lines += [f"<DT><H3>{escape(name)}</H3>\n<DL><p>" for name in folders]
        lines += [line for resource in held for use in resource.uses for line in _entry(resource, use)]
        lines += ["</DL><p>"] * len(folders)
    return _HEAD + "".join(f"{line}\n" for line in lines) + "</DL><p>\n"


def _entry(resource: Resource, use: Use) -> Iterator[str]:
    attributes = {
        "HREF": use.link.url,
        "ADD_DATE": str(int(resource.added_at.timestamp())),
        # The separator inside a name would make two of it.
        "TAGS": ",".join(theme.name.replace(",", ";") for theme in resource.themes),
        "DATA-KIND": resource.kind.value,
        "DATA-DATE": resource.date,
        "DATA-LANGUAGE": resource.language,
    }
    said = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items() if value)
    yield f"<DT><A {said}>{escape(resource.title)}</A>"
    if resource.summary:
        yield f"<DD>{escape(resource.summary)}"
