"""The text of a PDF's pages where it stands: lines of spans with their font, and the links that lie over them.

Distances are in points from the page's lower left corner (PDF 32000-1, 8.3).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from pypdf import PageObject

from catalog.importing.marks import without_marks
from catalog.importing.pdf.links import Area, areas_of
from catalog.importing.pdf.runs import Glyph, Run, runs_of
from catalog.importing.tidy import printable

# In font sizes: how far baselines of one line may be apart, from which gap words are two, and columns.
_SAME_LINE, _LEVEL, _WORD_GAP, _COLUMN_GAP = 0.55, 0.2, 0.12, 2.5
_WIDEST_SPACE = 1.0
# What is no letter; a space that must not break is one, as whoever set it wanted it there.
_SPACES = ("", " ", "\t")
_LETTERS = "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
_RIGHT_TO_LEFT = re.compile(rf"[{_LETTERS}](?:[\W{_LETTERS}]*[{_LETTERS}])?")
# Where in a character, from its baseline, a link must lie to cover it.
_MIDDLE = 0.3


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line in one font, under one link or none. word is where its first word ends."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    word: float
    bold: bool = False
    italic: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """row: it is one of a table, its cells set off by commas."""

    spans: tuple[Span, ...]
    row: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def left(self) -> float:
        return self.spans[0].left

    @property
    def right(self) -> float:
        return max(span.right for span in self.spans)

    @property
    def word(self) -> float:
        """How wide its first word is."""
        end = self.left
        for span in self.spans:
            end = span.word
            if " " in span.text.lstrip():
                break
        return end - self.left

    @property
    def baseline(self) -> float:
        return self._main.baseline

    @property
    def size(self) -> float:
        return self._main.size

    @property
    def _main(self) -> Span:
        """What most of the line is set in: notes and exponents stand higher."""
        return max(self.spans, key=lambda span: len(span.text.strip()))


def lines_of(page: PageObject) -> tuple[list[Line], list[str]]:
    """(the lines of a page in the order in which they were written, its other addresses: mail, files …)."""
    areas, others = areas_of(page)
    lines = [_spaced(spans) for spans in _by_line(_spans(page, areas))]
    covered = {span.url for line in lines for span in line.spans}
    # A picture may be a link too: it is told of after the line that stands above it.
    for area in areas:
        if area.url not in covered:
            lines = _with_picture(lines, area)
            covered.add(area.url)
    return [line for line in lines if line.text.strip() or any(span.url for span in line.spans)], others


def _spans(page: PageObject, areas: list[Area]) -> Iterator[Span]:
    return (span for run in runs_of(page) for span in _cut(run, areas))


def _cut(run: Run, areas: list[Area]) -> Iterator[Span]:
    """A run of text, cut where links begin and end, and where a gap shows.

    A space is there where one sees it: programs draw some over which letters stand, and draw none between words.
    """
    middle = run.baseline + _MIDDLE * run.size
    near = [area for area in areas if area.is_at(middle)]
    span: Span | None = None
    space = ""
    for glyph, url in zip(run.glyphs, _covered(run.glyphs, near, middle), strict=True):
        text = without_marks(printable(glyph.text))
        if text in _SPACES:
            space = text and " "
            continue
        gap = glyph.left - span.right if span else 0.0
        if span and (url != span.url or gap > (_WIDEST_SPACE if space else _WORD_GAP) * run.size):
            yield replace(span, text=span.text + space)
            span = None
        if span is None:
            span = Span("", glyph.left, glyph.left, run.baseline, run.size, glyph.left, run.bold, run.italic, url)
        text = f" {text}" if gap > _WORD_GAP * run.size and span.text else text
        span = _longer(span, replace(span, text=text, right=glyph.right, word=glyph.right))
        space = ""
    if span:
        yield replace(span, text=span.text + space)
    elif space:
        left, right = run.glyphs[0].left, run.glyphs[-1].right
        yield Span(space, left, right, run.baseline, run.size, right)


def _covered(glyphs: Sequence[Glyph], near: list[Area], middle: float) -> Iterator[str | None]:
    """The address of each character; a word is under the link that covers most of it."""
    centres = [(left + right) / 2 for _, left, right in glyphs]
    over = [next((area.url for area in near if area.holds(centre, middle)), None) for centre in centres]
    for is_word, each in groupby(range(len(glyphs)), lambda number: glyphs[number].text.isalnum()):
        numbers = list(each)
        most = Counter(over[number] for number in numbers).most_common(1)[0][0]
        yield from ([most] * len(numbers) if is_word else (over[number] for number in numbers))


def _by_line(spans: Iterable[Span]) -> Iterator[list[Span]]:
    line: list[Span] = []
    for span in spans:
        if not span.text.strip():
            if line and _follows(line, span):
                line[-1] = replace(line[-1], text=f"{line[-1].text.rstrip()} ")
        elif line and not _follows(line, span):
            yield line
            line = [span]
        else:
            line.append(span)
    if line:
        yield line


def _follows(line: list[Span], span: Span) -> bool:
    size = max(span.size, *(each.size for each in line))
    apart = min(abs(each.baseline - span.baseline) for each in line)
    # Exponents are small; what is as large and stands higher is in a cell beside it.
    reach = _LEVEL if min(span.size, *(each.size for each in line)) > 0.95 * size else _SAME_LINE
    return apart <= reach * size and span.left >= line[-1].right - size


def _spaced(spans: list[Span]) -> Line:
    """Words that only stand apart, put apart; cells of a row are set off by commas."""
    whole, stretched, row = spans[:1], _stretched(spans), False
    for span in spans[1:]:
        gap, before = span.left - whole[-1].right, whole[-1].text.rstrip()
        cell = gap > max(_COLUMN_GAP * span.size, stretched)
        if cell:
            row = row or any(map(str.isalnum, before))
            space = " " if before.endswith((",", ";", ":")) else ", "
        else:
            space = " " if gap > _WORD_GAP * span.size else ""
        whole[-1] = replace(whole[-1], text=before + space)
        if _look(whole[-1]) == _look(span) and not cell:
            whole[-1] = _longer(whole[-1], span)
        else:
            whole.append(span)
    whole[-1] = replace(whole[-1], text=whole[-1].text.rstrip())
    return Line(tuple(replace(span, text=_as_read(span.text)) for span in whole), row)


def _as_read(text: str) -> str:
    """Hebrew and Arabic in the order of reading; drawn they are from the left like all else, in letters as joined."""
    return _RIGHT_TO_LEFT.sub(lambda found: unicodedata.normalize("NFKC", found[0][::-1]), text)


def _stretched(spans: list[Span]) -> float:
    """Up to where the gaps in a line are those of justified text: there all of them are wide."""
    if any(" " in span.text.strip() for span in spans):
        return 0.0
    gaps = [two.left - one.right for one, two in pairwise(spans) if one.text.endswith(" ")]
    return 2 * min((gap for gap in gaps if gap > _WORD_GAP * spans[0].size), default=0.0)


def _look(span: Span) -> tuple[object, ...]:
    return span.url, span.bold, span.italic, round(span.size, 1), round(span.baseline, 1)


def _longer(span: Span, more: Span) -> Span:
    word = span.word if " " in span.text.lstrip() else more.word
    return replace(span, text=span.text + more.text, right=more.right, word=word)


def _with_picture(lines: list[Line], area: Area) -> list[Line]:
    span = Span("", area.left, area.right, area.low, area.high - area.low, area.right, url=area.url)
    at = next((number for number, line in enumerate(lines) if line.baseline < area.low), len(lines))
    return [*lines[:at], Line((span,)), *lines[at:]]
