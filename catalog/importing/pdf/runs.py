"""The text that a page of a PDF shows, each character where it stands (PDF 32000-1, 9.4).

pypdf reads files and fonts, but of a run of text it only tells where it begins: in justified text, and where words
stand apart without a space, a link would cover words of its neighbours. Distances are in points from the page's lower
left corner.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import hypot
from typing import Any, NamedTuple

from pypdf import PageObject
from pypdf.errors import LimitReachedError
from pypdf.generic import ContentStream

from catalog.importing.pdf.fonts import Face, characters, face_of
from catalog.importing.pdf.objects import IDENTITY, Matrix, dictionary, entry, matrix_of, product, text_said

# Forms, operations and characters of one page, and characters of one run: more is a bomb.
MOST_FORMS, _MOST_OPERATIONS, _MOST_CHARACTERS, _LONGEST_RUN = 500, 1_000_000, 500_000, 50_000

# Points: letters that are smaller are none, nor are those that stand further away.
_SMALLEST, _FAR = 0.5, 100_000


class Glyph(NamedTuple):
    """text: mostly one character; a ligature has several, and what another one already says has none."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Run:
    """What one operation shows. size: of its letters."""

    glyphs: tuple[Glyph, ...]
    baseline: float
    size: float
    bold: bool
    italic: bool


@dataclass(slots=True)
class _State:
    """The state of text and graphics (8.4, 9.3), in the units of the page's own space."""

    matrix: Matrix
    face: Face | None = None
    size: float = 0.0
    between: float = 0.0
    words: float = 0.0
    across: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


def runs_of(page: PageObject) -> Iterator[Run]:
    """What the page shows, in the order in which it is drawn. Raises LimitReachedError for a bomb."""
    contents = page.get("/Contents")
    if contents is not None:
        yield from _Painter(page.pdf).drawn(contents.get_object(), page.get_inherited("/Resources"), _State(IDENTITY))


@dataclass(slots=True)
class _Painter:
    pdf: Any
    forms: int = 0
    operations: int = 0
    characters: int = 0
    open: set[int] = field(default_factory=set)

    def drawn(self, stream: Any, resources: Any, state: _State) -> Iterator[Run]:
        canvas = _Canvas(dictionary(resources), state)
        for operands, operator in ContentStream(stream, self.pdf, "bytes").operations:
            self.operations += 1
            if self.operations > _MOST_OPERATIONS:
                raise LimitReachedError("operations")
            if operator == b"Do":
                yield from self._form(operands, canvas)
            elif run := canvas.drew(operator, operands):
                self.characters += sum(len(glyph.text) for glyph in run.glyphs)
                if self.characters > _MOST_CHARACTERS:
                    raise LimitReachedError("characters")
                yield run

    def _form(self, operands: Sequence[Any], canvas: "_Canvas") -> Iterator[Run]:
        name = operands[0] if operands else None
        form = entry(canvas.resources, "/XObject", name) if isinstance(name, str) else None
        if form is None or form.get("/Subtype") != "/Form" or id(form) in self.open:
            return
        self.forms += 1
        if self.forms > MOST_FORMS:
            raise LimitReachedError("forms")
        self.open.add(id(form))
        matrix = product(matrix_of(form.get("/Matrix") or IDENTITY), canvas.state.matrix)
        yield from self.drawn(form, form.get("/Resources") or canvas.resources, replace(canvas.state, matrix=matrix))
        self.open.discard(id(form))


class _Canvas:
    """Carries out the operations of one stream."""

    def __init__(self, resources: Any, state: _State) -> None:
        self.resources, self.state = resources, state
        self.saved: list[_State] = []
        self.line = self.text = IDENTITY
        self.faces: dict[str, Face | None] = {}
        # Of each sequence of marked content that is open: what it says instead (14.9.4); None: what it shows.
        self.instead: list[str | None] = []

    def drew(self, operator: bytes, operands: Sequence[Any]) -> Run | None:
        """What an operation shows; broken operands show nothing."""
        try:
            if change := _CHANGES.get(operator):
                change(self, operands)
            if (shown := _SHOWING.get(operator)) is not None:
                text = operands[shown]
                return self._shown([text] if isinstance(text, bytes) else text)
        except (IndexError, TypeError, ValueError):
            pass
        return None

    def _shown(self, pieces: Sequence[Any]) -> Run | None:
        state = self.state
        if state.face is None:
            return None
        if sum(len(piece) for piece in pieces if isinstance(piece, bytes)) > _LONGEST_RUN:
            raise LimitReachedError("run")
        start = self._placed()
        glyphs = tuple(self._glyphs(state, state.face, pieces))
        size = state.size * hypot(start[2], start[3])
        if not glyphs or abs(start[1]) > abs(start[0]) or not _is_on_a_page(size, start[5], glyphs):
            return None
        return Run(self._said(glyphs), start[5] + state.rise * start[3], size, state.face.bold, state.face.italic)

    def _glyphs(self, state: _State, face: Face, pieces: Sequence[Any]) -> Iterator[Glyph]:
        for piece in pieces:
            if not isinstance(piece, bytes):
                self._advance(-float(piece) / 1000 * state.size * state.across)
                continue
            for text, width, is_space in characters(face.font, piece):
                left = self._placed()[4]
                # What spreads letters out belongs to each: it is no gap between words.
                drawn = (width / 1000 * state.size + state.between) * state.across
                right = left + drawn * self._placed()[0]
                self._advance(drawn + (state.words * state.across if is_space else 0))
                yield Glyph(text, left, right)

    def _said(self, glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
        at = next((number for number, said in enumerate(self.instead) if said is not None), None)
        if at is None:
            return glyphs
        text, self.instead[at] = str(self.instead[at]), ""
        return (glyphs[0]._replace(text=text), *(glyph._replace(text="") for glyph in glyphs[1:]))

    def _placed(self) -> Matrix:
        return product(self.text, self.state.matrix)

    def _advance(self, by: float) -> None:
        a, b, c, d, e, f = self.text
        self.text = (a, b, c, d, e + by * a, f + by * b)

    def next_line(self) -> None:
        self.move(0, -self.state.leading)

    def next_line_spaced(self, words: float, between: float) -> None:
        self.state.words, self.state.between = words, between
        self.next_line()

    def move(self, x: float, y: float) -> None:
        self.place(product((1, 0, 0, 1, x, y), self.line))

    def move_leading(self, x: float, y: float) -> None:
        self.state.leading = -y
        self.move(x, y)

    def place(self, matrix: Matrix) -> None:
        self.line = self.text = matrix

    def save(self) -> None:
        self.saved.append(replace(self.state))

    def bring_back(self) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def transform(self, matrix: Matrix) -> None:
        self.state.matrix = product(matrix, self.state.matrix)

    def set_font(self, name: str, size: float) -> None:
        if name not in self.faces:
            self.faces[name] = face_of(entry(self.resources, "/Font", name))
        self.state.face, self.state.size = self.faces[name], size

    def mark(self, kind: str, marks: Any = None) -> None:
        if isinstance(marks, str):
            marks = entry(self.resources, "/Properties", marks)
        # Page numbers, and titles that run on: they belong to the pages, not to what is written on them (14.8.2.2).
        said = b"" if kind == "/Artifact" else dictionary(marks).get("/ActualText")
        self.instead.append(text_said(said))

    def unmark(self) -> None:
        if self.instead:
            self.instead.pop()


def _is_on_a_page(size: float, height: float, glyphs: Sequence[Glyph]) -> bool:
    """Whether letters can be seen at all: of a size, and somewhere."""
    return _SMALLEST <= size < _FAR and all(abs(each) < _FAR for each in (height, glyphs[0].left, glyphs[-1].right))


def _number(name: str, share: float = 1.0) -> Callable[[_Canvas, Sequence[Any]], None]:
    return lambda canvas, operands: setattr(canvas.state, name, float(operands[0]) * share)


# Which operand of an operation is shown.
_SHOWING = {b"Tj": 0, b"TJ": 0, b"'": 0, b'"': 2}
_CHANGES: dict[bytes, Callable[[_Canvas, Sequence[Any]], None]] = {
    b"q": lambda canvas, _: canvas.save(),
    b"Q": lambda canvas, _: canvas.bring_back(),
    b"cm": lambda canvas, operands: canvas.transform(matrix_of(operands)),
    b"BT": lambda canvas, _: canvas.place(IDENTITY),
    b"Tm": lambda canvas, operands: canvas.place(matrix_of(operands)),
    b"Td": lambda canvas, operands: canvas.move(*map(float, operands)),
    b"TD": lambda canvas, operands: canvas.move_leading(*map(float, operands)),
    b"T*": lambda canvas, _: canvas.next_line(),
    b"'": lambda canvas, _: canvas.next_line(),
    b'"': lambda canvas, operands: canvas.next_line_spaced(float(operands[0]), float(operands[1])),
    b"Tf": lambda canvas, operands: canvas.set_font(operands[0], float(operands[1])),
    b"Tc": _number("between"),
    b"Tw": _number("words"),
    b"Tz": _number("across", 0.01),
    b"TL": _number("leading"),
    b"Ts": _number("rise"),
    b"BMC": lambda canvas, operands: canvas.mark(*operands),
    b"BDC": lambda canvas, operands: canvas.mark(*operands),
    b"EMC": lambda canvas, _: canvas.unmark(),
}
