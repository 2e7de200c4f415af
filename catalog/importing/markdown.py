"""A guide written in Markdown."""

from catalog.importing.draft import Draft
from catalog.importing.guide import read_guide
from catalog.importing.markdown_blocks import read_blocks


def read_markdown(text: str) -> list[Draft]:
    """The resources that the guide links to, in its order. Any text can be read."""
    return read_guide(read_blocks(text))
