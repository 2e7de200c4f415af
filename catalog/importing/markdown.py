"""A guide written in Markdown."""

from pathlib import Path

from catalog.errors import N_
from catalog.importing.draft import Draft
from catalog.importing.guide import read_guide
from catalog.importing.markdown_blocks import other_links, read_blocks
from catalog.importing.reading import Reading, Remark


def read_markdown(text: str) -> list[Draft]:
    """The resources that the guide links to, in its order. Any text can be read."""
    return read_guide(read_blocks(text))


def read_text(text: str, _path: Path) -> Reading:
    """The same, as files of every format are read, with the links that lead to no place on the web."""
    message = N_("“{url}” is no web address, and this link was not read.")
    others = [Remark(link.line, message, {"url": link.url[:80]}) for link in other_links(text)]
    return Reading(read_markdown(text), others)
