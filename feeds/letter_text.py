"""A letter as plain text, complete on its own: 72 columns, every address whole and on a line of its own."""

import textwrap
from collections.abc import Iterator

from feeds.letter import Item, Letter, Line, Section

COLUMNS = 72
_INDENT = "  "


def text_of(letter: Letter) -> str:
    blocks = ["\n\n".join(_wrapped(paragraph) for paragraph in letter.opening)]
    blocks += ["\n\n".join(_section(section)) for section in letter.sections]
    blocks.append("\n\n".join(_line(line) for line in letter.closing))
    return "\n\n\n".join(blocks) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"{section.heading}\n{'-' * len(section.heading)}"
    for group in section.groups:
        if group.heading:
            yield _wrapped(group.heading)
        for item in group.items:
            yield _item(item)
    if section.others:
        yield _line(section.others)


def _item(item: Item) -> str:
    head = _fill(item.title, "* ", _INDENT)
    about = [_wrapped(item.about, _INDENT)] if item.about else []
    return "\n".join((head, *about, *(_line(line, _INDENT) for line in item.lines)))


def _line(line: Line, indent: str = "") -> str:
    text = [_wrapped(line.text, indent)] if line.text else []
    return "\n".join((*text, *([f"{indent}{line.address}"] if line.address else [])))


def _wrapped(text: str, indent: str = "") -> str:
    return _fill(text, indent, indent)


def _fill(text: str, first: str, others: str) -> str:
    return textwrap.fill(
        text,
        COLUMNS,
        initial_indent=first,
        subsequent_indent=others,
        # An address within a sentence stays whole, though the line be longer.
        break_long_words=False,
        break_on_hyphens=False,
    )
