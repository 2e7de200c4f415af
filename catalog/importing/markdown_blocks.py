"""Markdown (CommonMark with tables) as a flat list of blocks of marked text, whatever the style of its author."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from catalog.importing.marks import CITED, CITED_END, LINK, LINK_END, STRONG, STRONG_END, without_marks
from catalog.urls import with_scheme

_BARE_LINK = re.compile(r"(?<![\w@/.])(?:https?://|www\.)[^\s<>\"«»“”]+", re.IGNORECASE)
_UNFINISHED_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"«»“”]*$", re.IGNORECASE)
_LOOKS_LIKE_A_LINK = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s/]", re.IGNORECASE)
_HREF = re.compile(r"""<a\s[^>]*?href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_HTML_STYLES = {"em": CITED, "i": CITED, "cite": CITED, "strong": STRONG, "b": STRONG}
_END_OF = {CITED: CITED_END, STRONG: STRONG_END}

# CommonMark takes "[^1]: http://…" for a link's definition; people who write it mean a footnote.
_NOTE_DEFINITION = re.compile(r"^([ \t>]{0,12})\[(?=\^[^\]\n]{1,40}\]:)", re.MULTILINE)
# A soft break is a space, once we know that no footnote begins after it.
_SOFT_BREAK = "\ufdd6"
_BREAK_BEFORE_NOTE = re.compile(rf"[\n{_SOFT_BREAK}](?=\[\^)")
_NOTE = re.compile(r"\[\^([^\]\s]{1,40})\]:?[ \t]*")


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


class _Parser(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # noqa: N802 (markdown-it's name)
        """Leave addresses as their author wrote them."""
        return url


def read_blocks(text: str) -> Iterator[Block]:
    """The blocks of a guide in its order; code and comments are left out."""
    text = _NOTE_DEFINITION.sub(r"\1\\[", without_marks(text).removeprefix("\ufeff"))
    # Indented text in a guide is hardly ever code.
    parser = _Parser("commonmark").enable("table").disable("code")
    for block in _Walker(parser).walk(parser.parse(text)):
        yield from _by_note(block)


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
    writer = _Writer(line)
    for child in children or ():
        writer.write(child)
    text, links = writer.finished()
    return Block(text, line, links)


def _by_note(block: Block) -> Iterator[Block]:
    """Footnotes that follow each other without a blank line, one by one; calls taken out of the text."""
    starts = [0, *(match.end() for match in _BREAK_BEFORE_NOTE.finditer(block.text))]
    used = previous = 0
    line = block.line
    for start, end in zip(starts, [*starts[1:], len(block.text)], strict=True):
        text = block.text[start:end].strip()
        links = block.links[used : used + text.count(LINK)]
        line += len(re.findall(rf"[\n{_SOFT_BREAK}]", block.text[previous:start]))
        previous = start
        used += len(links)
        note = _NOTE.match(text)
        body = text[note.end() :] if note else text
        calls = tuple(call[1] for call in _NOTE.finditer(body))
        body = _NOTE.sub("", body).replace(_SOFT_BREAK, " ")
        yield replace(block, text=body, links=links, line=line, note=note[1] if note else None, calls=calls)


@dataclass
class _Writer:
    """Inline tokens to marked text."""

    line: int
    text: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)  # not yet searched for bare links
    links: list[Hyperlink] = field(default_factory=list)
    href: str | None = None
    label_start: int = 0
    raised: bool = False
    literal: list[bool] = field(default_factory=list)

    def write(self, token: Token) -> None:
        match token.type:
            case "text" | "code_inline" | "text_special":
                number = self.raised and token.content.strip().isdigit()
                self.plain.append(f"[^{token.content.strip()}]" if number else token.content)
            case "softbreak" | "hardbreak":
                self._break(hard=token.type == "hardbreak")
            case "em_open" | "strong_open":
                self._open(CITED if token.type == "em_open" else STRONG, token.markup)
            case "em_close" | "strong_close":
                self._close(CITED_END if token.type == "em_close" else STRONG_END, token.markup)
            case "link_open":
                self._open_link(str(token.attrs.get("href", "")))
            case "link_close":
                self._close_link()
            case "image" if self.href:
                self.plain.append(token.content)
            case "html_inline":
                self._html(token.content)

    def finished(self) -> tuple[str, tuple[Hyperlink, ...]]:
        self._close_link()
        self._flush()
        return "".join(self.text).strip(), tuple(self.links)

    def _flush(self) -> None:
        plain, self.plain = "".join(self.plain), []
        end = 0
        if self.href is None:
            for found in _BARE_LINK.finditer(plain):
                url = _without_trailing_punctuation(found[0])
                if not _WEB_ADDRESS.match(url):
                    continue
                self.text += [plain[end : found.start()], LINK, LINK_END]
                self._add(url)
                end = found.start() + len(url)
        self.text.append(plain[end:])

    def _add(self, url: str) -> None:
        self.links.append(Hyperlink(with_scheme(url), self.line))

    def _break(self, *, hard: bool) -> None:
        """A line that ends with a link is complete."""
        self._flush()
        self.line += 1
        last = next((part for part in reversed(self.text) if part.strip(" .,;)")), "")
        self.text.append("\n" if hard or last == LINK_END else _SOFT_BREAK)

    def _open(self, mark: str, markup: str) -> None:
        """Underscores and stars inside a bare link are part of it."""
        inside_link = self.href is None and bool(_UNFINISHED_LINK.search("".join(self.plain[-8:])[-2000:]))
        self.literal.append(inside_link)
        self._mark(markup if inside_link else mark, literal=inside_link)

    def _close(self, mark: str, markup: str) -> None:
        literal = self.literal.pop() if self.literal else False
        self._mark(markup if literal else mark, literal=literal)

    def _mark(self, mark: str, *, literal: bool) -> None:
        if literal:
            self.plain.append(mark)
        else:
            self._flush()
            self.text.append(mark)

    def _open_link(self, href: str) -> None:
        self._close_link()
        self._flush()
        if _WEB_ADDRESS.match(href):
            self.href = href
            self.text.append(LINK)
            self.label_start = len(self.text)

    def _close_link(self) -> None:
        if self.href is None:
            return
        self._flush()
        label = self.text[self.label_start :]
        if _LOOKS_LIKE_A_LINK.fullmatch(without_marks("".join(label)).strip()):
            self.text[self.label_start :] = []
        self.text.append(LINK_END)
        self._add(self.href)
        self.href = None

    def _html(self, tag: str) -> None:
        name = re.sub(r"\W.*", "", tag.lstrip("</"), flags=re.DOTALL).lower()
        closing = tag.startswith("</")
        if name == "br":
            self._flush()
            self.text.append("\n")
        elif name == "sup":
            self.raised = not closing
        elif name == "a":
            href = _HREF.match(tag)
            self._close_link()
            if href and not closing:
                self._open_link(unescape(href[1]))
        elif mark := _HTML_STYLES.get(name):
            self._mark(_END_OF[mark] if closing else mark, literal=False)


def _without_trailing_punctuation(url: str) -> str:
    """A bare link ends before the punctuation of its sentence; a parenthesis that it opened is its own."""
    end, unopened = len(url), url.count(")") - url.count("(")
    while end:
        if url[end - 1] == ")" and unopened > 0:
            unopened -= 1
        elif url[end - 1] not in ".,;:!?'’*_|…]}":
            break
        end -= 1
    return url[:end]
