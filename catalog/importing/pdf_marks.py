"""Lines of a PDF as marked text (`marks`): italics, bold, exponents that call a note, and labels of links."""

import re
from collections.abc import Iterator, Sequence

from catalog.importing.markdown_inline import LOOKS_LIKE_A_LINK
from catalog.importing.marks import CITED, CITED_END, LINK, LINK_END, STRONG, STRONG_END, plain
from catalog.importing.pdf_text import Line, Span
from catalog.sameness import place_of

# Digits so much smaller than the line call a note.
SUPERSCRIPT = 0.9
_TELLING = 20  # characters of an address that tell which it is

Piece = tuple[str, str | None]


def marked(lines: Sequence[Line], breaks: Sequence[str], *, styled: bool) -> tuple[str, list[str]]:
    """(the marked text of lines that belong together, the addresses of its links); breaks stand between the lines.

    styled: with italics and bold marked.
    """
    return _joined(list(_pieces(lines, breaks, styled=styled)))


def _pieces(lines: Sequence[Line], breaks: Sequence[str], *, styled: bool) -> Iterator[Piece]:
    """Marked text, and the address that it leads to."""
    for number, line in enumerate(lines):
        if number:
            between = breaks[number - 1]
            hyphened = between == " " and re.search(r"\w-$", lines[number - 1].text.rstrip())
            yield ("" if hyphened else between), None
        for span in line.spans:
            yield (_styled(span, lines[0].size) if styled else span.text), span.url


def _styled(span: Span, size: float) -> str:
    text = span.text.strip()
    if not text:
        return span.text
    if text.isdigit() and span.size < SUPERSCRIPT * size:
        return f"[^{text}]"
    start, end = span.text[: len(span.text) - len(span.text.lstrip())], span.text[len(span.text.rstrip()) :]
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
        while pieces and (pieces[0][1] == url or (not pieces[0][0].strip() and pieces[1:] and pieces[1][1] == url)):
            words += pieces.pop(0)[0]
        links.append(url if url[:4].lower() == "http" else f"http://{url}")
        space = " " if words.endswith(" ") else ""
        text += f"{LINK}{'' if _is_its_address(words, url) else words.strip()}{LINK_END}{space}"
    for end, start in ((CITED_END, CITED), (STRONG_END, STRONG)):
        text = re.sub(rf"{end}(\s*){start}", r"\1", text)
    return text.strip(), links


def _is_its_address(label: str, url: str) -> bool:
    """Whether a label is the address that it leads to, perhaps broken over lines."""
    words = "".join(plain(label).split())
    written = words.lower().startswith(("http://", "https://", "www.")) and place_of(url).startswith(
        place_of(words)[:20]
    )
    return written or LOOKS_LIKE_A_LINK.fullmatch(plain(label)) is not None
