"""The text of a PDF's pages where it stands: lines of spans with their font, and the links that lie over them.

Distances are in points from the page's lower left corner (PDF 32000-1, 8.3); positions come from pypdf's visitor.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import hypot
from typing import Any, NamedTuple

from pypdf import PageObject

# pypdf knows how wide characters are, but has no public door to it.
from pypdf.generic._font import Font

from catalog.importing.marks import without_marks
from catalog.importing.tidy import printable

# In font sizes: how far baselines of one line may be apart, from which gap words are two, and columns.
_SAME_LINE, _WORD_GAP, _COLUMN_GAP, _STRETCH = 0.55, 0.12, 2.5, 0.6
# Where in a character, from its baseline, a link must lie to cover it.
_MIDDLE = 0.3
_EDGE = 1.0  # points by which links are drawn wider than their text


class Area(NamedTuple):
    """A rectangle that leads to an address."""

    left: float
    low: float
    right: float
    high: float
    url: str

    def holds(self, x: float, y: float) -> bool:
        return self.left - _EDGE <= x <= self.right + _EDGE and self.low - _EDGE <= y <= self.high + _EDGE


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
    spans: tuple[Span, ...]

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
    areas, others = _areas(page)
    lines = [_spaced(spans) for spans in _by_line(_spans(page, areas))]
    covered = {span.url for line in lines for span in line.spans}
    # A picture may be a link too: it is told of after the line that stands above it.
    for area in areas:
        if area.url not in covered:
            lines = _with_picture(lines, area)
            covered.add(area.url)
    return [line for line in lines if line.text.strip() or any(span.url for span in line.spans)], others


def _areas(page: PageObject) -> tuple[list[Area], list[str]]:
    areas: list[Area] = []
    others: list[str] = []
    for annotation in page.annotations or ():
        found = annotation.get_object()
        action = found.get("/A") if found.get("/Subtype") == "/Link" else None
        url = _url(action.get_object()) if action is not None else ""
        if not url:
            continue
        if url.lower().startswith(("http://", "https://", "www.")):
            areas += [Area(*corners, url) for corners in _corners(found)]
        else:
            others.append(url)
    return areas, others


def _url(action: Any) -> str:
    """An address may be given as bytes (UTF-8, or what the program had)."""
    value = action.get("/URI") or ""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return "".join(printable(str(value)).split())


def _corners(annotation: Any) -> Iterator[tuple[float, float, float, float]]:
    """Each line that the link covers, where the program tells them apart (12.5.6.5, QuadPoints)."""
    points = [float(each) for each in annotation.get("/QuadPoints") or ()]
    if len(points) < 8:
        points = [float(each) for each in annotation["/Rect"]]
        points = [points[at] for at in (0, 1, 2, 1, 0, 3, 2, 3)]
    for start in range(0, len(points) - 7, 8):
        xs, ys = points[start : start + 8 : 2], points[start + 1 : start + 8 : 2]
        yield min(xs), min(ys), max(xs), max(ys)


def _spans(page: PageObject, areas: list[Area]) -> list[Span]:
    spans: list[Span] = []
    fonts: dict[int, _Widths] = {}

    def visit(text: str, around: list[float], within: list[float], font: Any, size: float) -> None:
        text = without_marks(printable(text.replace("\n", "")))
        if not text or font is None or abs(_product(within, around)[1]) > abs(_product(within, around)[0]):
            return
        widths = fonts.setdefault(id(font), _Widths(font))
        spans.extend(_cut(text, _product(within, around), size, widths, areas))

    page.extract_text(visitor_text=visit)
    return spans


def _product(one: list[float], other: list[float]) -> list[float]:
    """Of two matrices of coordinates (8.3.4)."""
    a, b, c, d, e, f = one
    return [
        a * other[0] + b * other[2], a * other[1] + b * other[3],
        c * other[0] + d * other[2], c * other[1] + d * other[3],
        e * other[0] + f * other[2] + other[4], e * other[1] + f * other[3] + other[5],
    ]  # fmt: skip


class _Widths:
    """How wide the characters of a font are, in thousandths of its size, and how they look."""

    def __init__(self, resource: Any) -> None:
        self.font = Font.from_font_resource(resource)
        self.codes = {text: code for code, text in self.font.character_map.items()}
        name = self.font.name.lower()
        self.bold = any(word in name for word in ("bold", "black", "heavy", "semibold", "demi"))
        self.italic = any(word in name for word in ("italic", "oblique"))

    def of(self, character: str) -> float:
        return self.font.get_text_width(str(self.codes.get(character, character))[:1])


def _cut(text: str, place: list[float], size: float, widths: _Widths, areas: list[Area]) -> Iterator[Span]:
    """A run of text, cut where links begin and end."""
    x, y = place[4], place[5]
    across, height = size * hypot(place[0], place[1]), size * hypot(place[2], place[3])
    near = [area for area in areas if area.low - _EDGE <= y + _MIDDLE * height <= area.high + _EDGE]
    span = Span("", x, x, y, height, x, widths.bold, widths.italic)
    for character in text:
        wide = widths.of(character) * across / 1000
        over = next((area.url for area in near if area.holds(span.right + wide / 2, y + _MIDDLE * height)), None)
        if over != span.url and not character.isspace():
            if span.text:
                yield span
            span = replace(span, text="", left=span.right, word=span.right, url=over)
        right = span.right + wide
        in_first = not character.isspace() and len(span.text.split(" ")) == 1
        span = replace(span, text=span.text + character, right=right, word=right if in_first else span.word)
    yield span


def _by_line(spans: list[Span]) -> Iterator[list[Span]]:
    line: list[Span] = []
    for span in spans:
        if not span.text.strip() and not line:
            continue
        if line and not _follows(line, span):
            yield line
            line = []
            if not span.text.strip():
                continue
        line.append(span)
    if line:
        yield line


def _follows(line: list[Span], span: Span) -> bool:
    size = max(span.size, *(each.size for each in line))
    apart = min(abs(each.baseline - span.baseline) for each in line)
    return apart <= _SAME_LINE * size and span.left >= line[-1].right - size


def _spaced(spans: list[Span]) -> Line:
    """Words that only stand apart, put apart; cells of a row are set off by commas."""
    whole = spans[:1]
    for span in spans[1:]:
        gap, before = span.left - whole[-1].right, whole[-1].text
        # In justified text it is the spaces of the span before that were stretched.
        if gap > (_COLUMN_GAP + _STRETCH * before.count(" ")) * span.size and before.strip():
            comma = "" if before.rstrip().endswith((",", ";", ":")) else ","
            whole[-1] = replace(whole[-1], text=f"{before.rstrip()}{comma} ")
        elif gap > _WORD_GAP * span.size and not before.endswith(" ") and not span.text.startswith(" "):
            whole[-1] = replace(whole[-1], text=f"{before} ")
        whole.append(span)
    return Line(tuple(whole))


def _with_picture(lines: list[Line], area: Area) -> list[Line]:
    span = Span("", area.left, area.right, area.low, area.high - area.low, area.right, url=area.url)
    at = next((number for number, line in enumerate(lines) if line.baseline < area.low), len(lines))
    return [*lines[:at], Line((span,)), *lines[at:]]
