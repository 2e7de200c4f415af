"""A guide written in Markdown."""

from pathlib import Path

from catalog.importing.draft import Draft
from catalog.importing.guide import read_guide
from catalog.importing.markdown_blocks import read_blocks
from catalog.importing.reading import Reading


def read_markdown(text: str) -> list[Draft]:
    """The resources that the guide links to, in its order. Any text can be read."""
    return read_guide(read_blocks(text))


def read_text(text: str, _path: Path) -> Reading:
    """The same, as files of every format are read."""
    return Reading(read_markdown(text))
