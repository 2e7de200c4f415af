"""A guide as a PDF: its links with the text that they cover, under the nearest heading above. Lines are pages."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError, LimitReachedError

from catalog.errors import N_, InputError
from catalog.importing.guide import read_guide
from catalog.importing.pdf.blocks import blocks_of
from catalog.importing.pdf.runs import MOST_FORMS
from catalog.importing.pdf.text import Line, lines_of
from catalog.importing.reading import Reading, Remark
from catalog.pdf_limits import pdf_limits

_MOST_PAGES, _MOST_CHARACTERS = 2_000, 10_000_000
# Bytes of one page's unpacked text, and the operations in it: more is a bomb.
_UNPACKED, _OPERATIONS = 20_000_000, 500_000
_BARE = re.compile(r"(?:https?://|www\.)[^\s<>\"«»“”]+[\w/]", re.IGNORECASE)
_MAIL = ("mailto:", "tel:")


def read_pdf(content: bytes, path: Path) -> Reading:
    """Raises InputError with the page of what is wrong: a password, a file cut short, a bomb."""
    if b"%%EOF" not in content[-4096:]:
        raise InputError(path, 1, N_("This PDF is cut short: its end is missing. Fetch or save it again."))
    with pdf_limits(_UNPACKED, _OPERATIONS, MOST_FORMS):
        reader = _opened(content, path)
        pages, remarks = [], []
        for number, lines, others in _pages(reader, path):
            pages.append(lines)
            remarks += list(_not_read(number, lines, others))
    if not any(line.text.strip() for lines in pages for line in lines):
        message = N_("This PDF holds pictures of pages and no text. Have it recognised (OCR) first.")
        return Reading([], [Remark(1, message, {})])
    return Reading(read_guide(blocks_of(pages)), remarks)


def _opened(content: bytes, path: Path) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(content))
        # Many are only locked against changes: they open with an empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(path, 1, N_("This PDF is locked by a password. Save a copy without one, and import that."))
        count = len(reader.pages)
    except InputError:
        raise
    except Exception as error:  # what a broken file does to the library has no end of names
        raise _unreadable(path, 1, error) from error
    if count > _MOST_PAGES:
        raise InputError(path, 1, N_("This PDF has {count} pages, more than Vigie reads. Split it."), count=count)
    return reader


def _pages(reader: PdfReader, path: Path) -> Iterator[tuple[int, list[Line], list[str]]]:
    """(number, lines, addresses that are not of the web) of each page."""
    read = 0
    for number in range(1, len(reader.pages) + 1):
        try:
            lines, others = lines_of(reader.pages[number - 1])
        except Exception as error:  # likewise
            raise _unreadable(path, number, error) from error
        read += sum(len(line.text) for line in lines)
        if read > _MOST_CHARACTERS:
            raise InputError(path, number, N_("There is more text in this PDF than in any guide. Split it."))
        yield number, lines, others


def _unreadable(path: Path, page: int, error: Exception) -> InputError:
    if isinstance(error, FileNotDecryptedError):
        return InputError(path, page, N_("This PDF is locked by a password. Save a copy without one, and import that."))
    if isinstance(error, LimitReachedError):
        return InputError(path, page, N_("This page unpacks to more than any page of a guide, and is not read."))
    return InputError(path, page, N_("This page of the PDF cannot be read. Open the file and print it into a new PDF."))


def _not_read(page: int, lines: list[Line], others: list[str]) -> Iterator[Remark]:
    for url in others:
        if not url.lower().startswith(_MAIL):
            yield Remark(page, N_("“{url}” is no web address, and this link was not read."), {"url": url[:80]})
    for line in lines:
        plain = "".join(" " if span.url else span.text for span in line.spans)
        for found in _BARE.finditer(plain):
            message = N_("“{url}” is written there, but is no link, and was not read.")
            yield Remark(page, message, {"url": found[0][:80]})
