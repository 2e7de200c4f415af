"""Markdown (CommonMark with tables) as a flat list of blocks of marked text, whatever the style of its author."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from catalog.importing.blocks import Block, Hyperlink, by_note
from catalog.importing.markdown_inline import WEB_ADDRESS, Writer
from catalog.importing.marks import CITED, CITED_END, without_marks

# CommonMark takes "[^1]: http://…" for a link's definition; people who write it mean a footnote.
_NOTE_DEFINITION = re.compile(r"^([ \t>]{0,12})\[(?=\^[^\]\n]{1,40}\]:)", re.MULTILINE)

_NO_RESOURCES = ("mailto:", "tel:", "#")


class _Parser(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's name)
        """Leave addresses as their author wrote them."""
        return url


def read_blocks(text: str) -> Iterator[Block]:
    """The blocks of a guide in its order; code and comments are left out."""
    parser = _parser()
    for block in _Walker(parser).walk(parser.parse(_ours(text))):
        yield from by_note(block)


def other_links(text: str) -> Iterator[Hyperlink]:
    """What links of a guide lead to that is not on the web: files, other protocols; neither mail nor its own parts."""
    for token in _parser().parse(_ours(text)):
        line = token.map[0] + 1 if token.map else 1
        for child in token.children or ():
            line += child.type in ("softbreak", "hardbreak")
            address = str(child.attrs.get("href", "")).strip() if child.type == "link_open" else ""
            if address and not WEB_ADDRESS.match(address) and not address.lower().startswith(_NO_RESOURCES):
                yield Hyperlink(address, line)


def _parser() -> MarkdownIt:
    # Indented text in a guide is hardly ever code.
    return _Parser("commonmark").enable("table").disable("code")


def _ours(text: str) -> str:
    return _NOTE_DEFINITION.sub(r"\1\\[", without_marks(text).removeprefix("\ufeff"))


@dataclass
class _Walker:
    """Tokens to blocks. Paragraphs of one item are one block; so are the cells of one row."""

    parser: MarkdownIt
    level: int = 0
    depth: int = 0
    item: Block | None = None
    cells: list[Block] | None = None

    def walk(self, tokens: Sequence[Token]) -> Iterator[Block]:
        for token in tokens:
            match token.type:
                case "heading_open" | "heading_close":
                    self.level = int(token.tag[1]) if token.nesting == 1 else 0
                case "list_item_open" | "list_item_close":
                    yield from self._end_item()
                    self.depth += token.nesting
                case "tr_open":
                    self.cells = []
                case "tr_close":
                    yield from self._end_row()
                case "inline" | "html_block":
                    yield from self._add(_block(self.parser, token))

    def _add(self, block: Block) -> Iterator[Block]:
        if self.cells is not None:
            self.cells.append(block)
        elif self.level or not self.depth:
            yield replace(block, level=self.level)
        elif self.item:
            self.item = _joined([self.item, block], "\n")
        else:
            self.item = replace(block, depth=self.depth)

    def _end_item(self) -> Iterator[Block]:
        if self.item:
            yield self.item
        self.item = None

    def _end_row(self) -> Iterator[Block]:
        if self.cells:
            yield replace(_row(self.cells), depth=self.depth + 1)
        self.cells = None


def _row(cells: list[Block]) -> Block:
    """A row reads like a reference: its first words are the title."""
    first, *others = cells
    if first.text and not first.links and any(cell.links for cell in others):
        first = replace(first, text=f"{CITED}{without_marks(first.text)}{CITED_END}")
    return _joined([cell for cell in (first, *others) if cell.text] or [first], ", ")


def _joined(blocks: list[Block], separator: str) -> Block:
    return replace(
        blocks[0],
        text=separator.join(block.text for block in blocks),
        links=tuple(link for block in blocks for link in block.links),
    )


def _block(parser: MarkdownIt, token: Token) -> Block:
    line = token.map[0] + 1 if token.map else 1
    children = token.children
    if token.type == "html_block":
        html = re.sub(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1>|\Z)", "", token.content, flags=re.DOTALL)
        children = parser.parseInline(html)[0].children
    writer = Writer(line)
    for child in children or ():
        writer.write(child)
    text, links = writer.finished()
    return Block(text, line, links)
