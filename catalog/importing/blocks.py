"""What a guide is made of, whatever its format: headings, paragraphs, list items, as marked text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalog.importing.marks import LINK

# A soft break is a space, unless the next line begins a footnote: only whoever has the whole text can tell.
SOFT_BREAK = "\ufdd6"

_BREAK_BEFORE_NOTE = re.compile(rf"[\n{SOFT_BREAK}](?=\[\^)")
_NOTE = re.compile(r"\[\^([^\]\s\ufdd0-\ufdd5]{1,40})\]:?[ \t]*")


@dataclass(frozen=True, slots=True)
class Hyperlink:
    url: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item or a row of a table.

    text is marked text: one LINK…LINK_END per link, around its label (empty where it is the address itself), and a
    line feed where the author broke the line. level is that of a heading (1–6), depth that of an item in its lists
    (1 outermost), else 0. note is the number of the footnote that the block is, calls are those that it calls.
    line counts from 1.
    """

    text: str
    line: int
    links: tuple[Hyperlink, ...] = ()
    level: int = 0
    depth: int = 0
    note: str | None = None
    calls: tuple[str, ...] = ()


def by_note(block: Block) -> Iterator[Block]:
    """Footnotes that follow each other without a blank line, one by one; calls taken out of the text."""
    starts = [0, *(match.end() for match in _BREAK_BEFORE_NOTE.finditer(block.text))]
    used = previous = 0
    line = block.line
    for start, end in zip(starts, [*starts[1:], len(block.text)], strict=True):
        text = block.text[start:end].strip()
        links = block.links[used : used + text.count(LINK)]
        line += len(re.findall(rf"[\n{SOFT_BREAK}]", block.text[previous:start]))
        line = min([line, *(link.line for link in links)])  # <br> is a break, but no line
        previous = start
        used += len(links)
        note = _NOTE.match(text)
        body = text[note.end() :] if note else text
        calls = tuple(call[1] for call in _NOTE.finditer(body))
        body = _NOTE.sub("", body).replace(SOFT_BREAK, " ")
        yield replace(block, text=body, links=links, line=line, note=note[1] if note else None, calls=calls)
