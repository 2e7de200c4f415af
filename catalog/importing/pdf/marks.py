"""Lines of a PDF as marked text (`marks`): italics, bold, exponents that call a note, and labels of links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from catalog.importing.markdown_inline import LOOKS_LIKE_A_LINK
from catalog.importing.marks import CITED, CITED_END, LINK, LINK_END, STRONG, STRONG_END, plain
from catalog.importing.pdf.hyphens import Hyphens
from catalog.importing.pdf.text import Line, Span
from catalog.sameness import place_of

# Digits so much smaller than the line call a note.
_SUPERSCRIPT = 0.9
_TELLING = 20  # characters of an address that tell which it is

Piece = tuple[str, str | None]


def marked(lines: Sequence[Line], breaks: Sequence[str], hyphens: Hyphens, *, styled: bool) -> tuple[str, list[str]]:
    """(the marked text of lines that belong together, the addresses of its links); breaks stand between the lines.

    styled: with italics and bold marked.
    """
    return _joined(list(_pieces(lines, breaks, hyphens, styled=styled)))


def _pieces(lines: Sequence[Line], breaks: Sequence[str], hyphens: Hyphens, *, styled: bool) -> Iterator[Piece]:
    """Marked text, and the address that it leads to."""
    for line, following, between in zip_longest(lines, lines[1:], breaks):
        spans, broken = line.spans, between == " " and re.search(r"\w[-\u2010\u00ad]$", line.text.rstrip())
        if broken and hyphens.only_break(line.text, following.text):
            spans = (*spans[:-1], replace(spans[-1], text=spans[-1].text.rstrip()[:-1]))
        for span in spans:
            yield (_styled(span, lines[0]) if styled else span.text), span.url
        if between and not broken:
            yield between, None


def is_exponent(span: Span, line: Line) -> bool:
    """Whether it calls a footnote, or numbers one."""
    return span.text.strip().isdigit() and span.size < _SUPERSCRIPT * line.size


def _styled(span: Span, line: Line) -> str:
    text = span.text.strip()
    if not text:
        return span.text
    if is_exponent(span, line):
        return f"[^{text}]"
    start = span.text[: len(span.text) - len(span.text.lstrip())]
    end = span.text[len(span.text.rstrip()) :]
    if span.italic:
        text = f"{CITED}{text}{CITED_END}"
    elif span.bold:
        text = f"{STRONG}{text}{STRONG_END}"
    return f"{start}{text}{end}"


def _joined(pieces: list[Piece]) -> tuple[str, list[str]]:
    """(the text with a label for each link, the addresses). A link that goes on, on the next line too, is one."""
    text, links = "", []
    while pieces:
        words, url = pieces.pop(0)
        if url is None:
            text += words
            continue
        while (on := _goes_on(pieces, url)) is not None:
            words += "".join(text for text, _ in pieces[: on + 1])
            del pieces[: on + 1]
        links.append(url if url[:4].lower() == "http" else f"http://{url}")
        space = " " if words.endswith(" ") else ""
        text += f"{LINK}{'' if _is_its_address(words, url) else words.strip()}{LINK_END}{space}"
    for end, start in ((CITED_END, CITED), (STRONG_END, STRONG)):
        text = re.sub(rf"{end}(\s*){start}", r"\1", text)
        # Who sets a title in italics often takes the comma after it along.
        text = re.sub(rf"([\s,;]+){end}", rf"{end}\1", text)
    return text.strip(), links


def _goes_on(pieces: Sequence[Piece], url: str) -> int | None:
    """Which piece goes on with a link, after nothing but spaces."""
    on = next((number for number, (text, to) in enumerate(pieces[:3]) if to or text.strip()), None)
    return on if on is not None and pieces[on][1] == url else None


def _is_its_address(label: str, url: str) -> bool:
    """Whether a label is the address that it leads to, perhaps broken over lines."""
    words = "".join(plain(label).split())
    written = words.lower().startswith(("http://", "https://", "www.")) and place_of(url).startswith(
        place_of(words)[:20]
    )
    return written or LOOKS_LIKE_A_LINK.fullmatch(plain(label)) is not None
