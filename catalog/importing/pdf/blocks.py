"""Lines of a PDF put together again as what their author wrote: headings, paragraphs, list items.

A PDF only says where its lines stand: what they are is told by the size and weight of their letters, by the gaps
between them, by bullets and indents, and by whether the next word would still have fitted.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from catalog.importing.blocks import Block, Hyperlink, by_note
from catalog.importing.hints import role_told_by
from catalog.importing.pdf.hyphens import Hyphens
from catalog.importing.pdf.marks import is_exponent, marked
from catalog.importing.pdf.pages import PageLine, with_edges, without_running_titles
from catalog.importing.pdf.text import Line

_BULLET = re.compile(r"\s*(?:[•●○◦▪■□‣➢➤►✓✔\uf0b7\uf0a7\uf0d8]|[-–—*](?=\s)|\(?\d{1,2}[.)]\s|[a-z][.)]\s)\s*")
# Letters so much larger than those of the text make a heading; shorter lines in bold do, too.
_LARGER, _LONGEST_HEADING, _LONGEST_BOLD = 1.1, 250, 120
_NOTE = re.compile(r"\s*(\d{1,3})\s*(?=[^\W\d_])")
# In font sizes: a gap between lines that sets paragraphs apart, beyond the usual one; an indent; a space.
_APART, _INDENT, _SPACE = 0.35, 0.6, 0.25
# Of a table: lines of a row, and how far in font sizes cells of one row may stand apart in height.
_MOST_IN_A_CELL, _SAME_LINE = 12, 0.55


@dataclass(slots=True)
class _Part:
    """Lines that belong together. depth: of a list item; bulleted: it begins with a bullet; cells: those of a row."""

    lines: list[PageLine]
    depth: int = 0
    bulleted: bool = False
    breaks: list[str] = field(default_factory=list)
    cells: bool = False

    def add(self, line: PageLine, between: str) -> None:
        self.cells = self.cells or _is_next_cell(self, line)
        self.breaks.append(between)
        self.lines.append(line)

    @property
    def text(self) -> str:
        return " ".join(each.line.text for each in self.lines)


def blocks_of(pages: Sequence[Sequence[Line]]) -> Iterator[Block]:
    """The blocks of a guide in its order; the line of each is its page."""
    lines = list(
        without_running_titles(PageLine(number, line) for number, page in enumerate(pages, 1) for line in page)
    )
    if not lines:
        return
    sizes = Counter[float]()
    for each in lines:
        sizes[_rounded(each.line.size)] += len(each.line.text)
    body = sizes.most_common(1)[0][0]
    yield from _Reader(with_edges(lines, body), body).blocks()


class _Reader:
    def __init__(self, lines: list[PageLine], body: float) -> None:
        self.lines, self.body = lines, body
        self.hyphens = Hyphens([each.line.text for each in lines])
        gaps = [gap for one, two in pairwise(lines) if (gap := _gap(one, two)) > 0]
        near = [gap for gap in gaps if gap < 2 * body]
        self.leading = median(near) if near else 1.2 * body
        text = [each.line for each in lines if _rounded(each.line.size) == body]
        self.margin = Counter(round(line.left) for line in text).most_common(1)[0][0]
        self.indents = sorted({round(line.left) for line in text if line.left > self.margin + _INDENT * body})
        spans = [(each, span) for each in lines for span in each.line.spans[1:]]
        self.called = {(each.page, span.text.strip()) for each, span in spans if is_exponent(span, each.line)}
        larger = {_rounded(each.line.size) for each in lines if each.line.size > _LARGER * body}
        self.levels = {size: min(level, 5) for level, size in enumerate(sorted(larger, reverse=True), 1)}

    def blocks(self) -> Iterator[Block]:
        for part in self._parts():
            level = self._level(part)
            block = self._block(part, level, 0 if level else part.depth)
            if not level and self._is_note(part.lines[0]):
                block = replace(block, text=_NOTE.sub(r"[^\1]", block.text))
            yield from by_note(block)

    def _parts(self) -> Iterator[_Part]:
        part: _Part | None = None
        for line in self.lines:
            between = self._between(part, line) if part else None
            if part and between:
                part.add(line, between)
                continue
            if part:
                yield part
            bullet = _BULLET.match(line.line.text)
            depth = self._depth(line.line, bulleted=bullet is not None)
            part = _Part([line], depth, bullet is not None, cells=line.line.row)
        if part:
            yield part

    def _between(self, part: _Part, line: PageLine) -> str | None:
        """What stands between a part and a line that goes on with it; None where another part begins."""
        last = part.lines[-1]
        if not line.line.text.strip():
            return " "
        if _is_next_cell(part, line):
            return " " if _goes_on(last, line) or part.text.rstrip().endswith((",", ";", ":")) else ", "
        if abs(last.line.size - line.line.size) > 0.08 * self.body or self._begins_apart(line):
            return None
        if _rounded(line.line.size) in self.levels:
            return " " if 0 < _gap(last, line) < self.leading / self.body * 1.15 * line.line.size else None
        if part.cells:
            return self._in_cell(part, last, line)
        if line.line.row:
            return None
        if len(part.lines) == 1 and _is_bold(last.line) and not _is_bold(line.line) and not self._full(last, line):
            return "\n" if self._close(last, line) else None
        return self._same(part, last, line)

    def _same(self, part: _Part, last: PageLine, line: PageLine) -> str | None:
        within = self._within(last, line)
        if within and last.line.spans[-1].url and _begins_a_work(line.line):
            return None
        if _turned(last, line) and last.line.text.rstrip().endswith(":") and _only_links(line.line):
            return "\n"
        if within or not self._close(last, line):
            return within
        if _only_links(line.line) or _names_a_role(line.line):
            return "\n"
        same = abs(line.line.left - part.lines[-1].line.left) < _INDENT * self.body
        return "\n" if same and not part.depth else None

    def _in_cell(self, part: _Part, last: PageLine, line: PageLine) -> str | None:
        """In the row of a table: the next line of a cell, or links alone; else another row begins."""
        if not self._close(last, line):
            return None
        others = last.line.spans[1:] if last.line.row else last.line.spans[:1]
        begins = any(abs(line.line.left - span.left) < _INDENT * self.body for span in others)
        if begins and line.line.left > part.lines[0].line.left + _INDENT * self.body:
            return " " if last.line.row else self._within(last, line) or "\n"
        return "\n" if _only_links(line.line) else None

    def _within(self, last: PageLine, line: PageLine) -> str | None:
        """A space where the next word would not have fitted on the line before it."""
        return " " if (self._close(last, line) or _turns(last, line)) and self._full(last, line) else None

    def _close(self, last: PageLine, line: PageLine) -> bool:
        return last.page == line.page and 0 < _gap(last, line) < self.leading + _APART * self.body

    def _full(self, last: PageLine, line: PageLine) -> bool:
        return last.line.right + line.line.word + _SPACE * self.body > last.edge

    def _depth(self, line: Line, *, bulleted: bool) -> int:
        deeper = [indent for indent in self.indents if indent <= round(line.left) + 1]
        if _rounded(line.size) != self.body:
            return 0
        return max(len(deeper) + (0 if self.indents and deeper else 1), 1) if bulleted else len(deeper)

    def _begins_apart(self, line: PageLine) -> bool:
        """With a bullet, or with the number of a footnote."""
        return self._is_note(line) or _BULLET.match(line.line.text) is not None

    def _is_note(self, line: PageLine) -> bool:
        if is_exponent(line.line.spans[0], line.line):
            return True
        number = _NOTE.match(line.line.text)
        return number is not None and (line.page, number[1]) in self.called

    def _block(self, part: _Part, level: int, depth: int) -> Block:
        text, links = marked([each.line for each in part.lines], part.breaks, self.hyphens, styled=not level)
        if part.bulleted and not level:
            text = _BULLET.sub("", text, count=1)
        page = part.lines[0].page
        return Block(text, page, tuple(Hyperlink(url, page) for url in links), level=level, depth=depth)

    def _level(self, part: _Part) -> int:
        text = part.text.strip()
        size = _rounded(part.lines[0].line.size)
        if size in self.levels:
            return self.levels[size] if len(text) <= _LONGEST_HEADING else 0
        bold = all(_is_bold(each.line) and not each.line.row for each in part.lines) and not any(_urls(part))
        return len(self.levels) + 1 if bold and not part.depth and len(text) <= _LONGEST_BOLD and text[-1] != "." else 0


def _gap(one: PageLine, two: PageLine) -> float:
    return one.line.baseline - two.line.baseline if one.page == two.page else 0.0


def _turned(last: PageLine, line: PageLine) -> bool:
    return last.page != line.page or _gap(last, line) < 0


def _turns(last: PageLine, line: PageLine) -> bool:
    """To another page or column, in the middle of a sentence."""
    ended = last.line.spans[-1].url is not None and not _goes_on(last, line)
    return _turned(last, line) and not ended and not re.search(r"[.!?:»”)]\s*$", last.line.text)


def _goes_on(last: PageLine, line: PageLine) -> bool:
    """Whether a line begins with the link that the one before ends with."""
    return last.line.spans[-1].url is not None and last.line.spans[-1].url == line.line.spans[0].url


def _is_next_cell(part: _Part, line: PageLine) -> bool:
    """Beside what stands there already: cells of a table are written one by one."""
    level, reach = line.line.baseline, _SAME_LINE * line.line.size
    last = part.lines[-1]
    if last.page != line.page or len(part.lines) > _MOST_IN_A_CELL or last.line.baseline > level + reach:
        return False
    beside = [each.line.right for each in part.lines if each.line.baseline <= level + reach]
    return line.line.left > max(beside) and part.lines[0].line.baseline + reach >= level


def _is_bold(line: Line) -> bool:
    return all(span.bold for span in line.spans if span.text.strip(" :"))


def _begins_a_work(line: Line) -> bool:
    first = next((span for span in line.spans if span.text.strip()), line.spans[0])
    return (first.italic or first.bold) and first.text.strip()[:1].isupper()


def _only_links(line: Line) -> bool:
    return all(span.url for span in line.spans if span.text.strip(" .,;()<>"))


def _names_a_role(line: Line) -> bool:
    label, colon, _ = line.text.partition(":")
    return bool(colon) and role_told_by(label) is not None


def _urls(part: _Part) -> Iterator[str]:
    return (span.url for each in part.lines for span in each.line.spans if span.url)


def _rounded(size: float) -> float:
    return round(size * 2) / 2
