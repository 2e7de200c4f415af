"""Reads a file into drafts: recognises what it is by what it holds, and refuses what cannot be read whole."""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from catalog.errors import N_, InputError
from catalog.importing.encoding import text_of
from catalog.importing.reading import Reading, Remark
from catalog.importing.table import is_table

Reader = Callable[[str, Path], Reading]


def _reader(module: str, function: str) -> Reader:
    """It is loaded for the first file of its format: some need libraries that take longer than many a file."""

    def read(text: str, path: Path) -> Reading:
        reading: Reading = getattr(import_module(f"catalog.importing.{module}"), function)(text, path)
        return reading

    return read


READERS: dict[str, Reader] = {
    "bibtex": _reader("bibtex", "read_bibtex"),
    "bookmarks": _reader("bookmarks", "read_bookmarks"),
    "csl-json": _reader("csl", "read_csl"),
    "csv": _reader("table", "read_table"),
    "json": _reader("records", "read_json"),
    "markdown": _reader("markdown", "read_text"),
    "opml": _reader("opml", "read_opml"),
    "ris": _reader("ris", "read_ris"),
    "toml": _reader("records", "read_toml"),
}
PDF = "pdf"
PDF_SIGNATURE = b"%PDF-"
KNOWN = (*READERS, PDF)
# A bibliography of this size, in bytes, would hold some forty thousand entries.
LIMIT = 20_000_000
# A table of this size would hold some three hundred thousand rows.
TABLE_LIMIT = 60_000_000
# Pages with pictures are heavy; a guide has some hundred of them, of a few thousand characters each.
PDF_LIMIT = 100_000_000
_MEGABYTE = 1_000_000

# How each format begins. What begins otherwise is a table, or else a text.
_BEGINNINGS = {
    "json": r"\{",
    "csl-json": r"\[\s*(\{|\]\s*\Z)",
    "toml": r"(#.*\n|\s)*\[\[\s*resources\s*\]\]",
    "bibtex": r"(%.*\n|\s)*@\w+\s*\{",
    "ris": r"TY  - ",
    "bookmarks": r"<!doctype netscape-bookmark|<!doctype html>\s*<html>\s*<!--so long[^>]*-->"
    r"|(<!doctype html>\s*)?<html>(?s:(?!<body|</head).){0,300}<title>pocket export</title>",
    "opml": r"(<\?xml[^>]*>\s*)?((<!--(?s:.*?)-->|<!doctype\s+opml[^>\[]*(\[(?s:.*?)\]\s*)?>)\s*)*<opml",
    "xml": r"<\?xml",
    "html": r"<!doctype html|<html",
}


def read_file(path: Path, format: str | None = None) -> Reading:  # noqa: A002 (as the option is called)
    """The drafts of a file, and what is to be said about it.

    `format` (a name of KNOWN) spares the recognition. Raises InputError with the line of what is wrong; a file is
    read whole or not at all.
    """
    content = _content(path)
    if format == PDF or (format is None and content.startswith(PDF_SIGNATURE)):
        return _told_empty(_read_pdf(content, path))
    text, remarks = text_of(content, path)
    # A table whose first row names no column we know looks like prose: its name tells it is one.
    named = "csv" if path.suffix.lower() in (".csv", ".tsv") else None
    name = format or (named if recognised(text) == "markdown" and named else recognised(text))
    if name not in READERS:
        raise _unread(name, path)
    if name != "csv" and len(content) > LIMIT:
        raise _too_large(path, LIMIT)
    # Of a large file, one copy in memory is enough.
    del content
    reading = READERS[name](text, path)
    reading.warnings[:0] = remarks
    return _told_empty(reading)


def _read_pdf(content: bytes, path: Path) -> Reading:
    if not content.startswith(PDF_SIGNATURE):
        raise InputError(path, 1, N_("This is not a PDF. Leave out --format, and Vigie looks what it is."))
    from catalog.importing.pdf.document import read_pdf

    return read_pdf(content, path)


def _told_empty(reading: Reading) -> Reading:
    if not reading.drafts:
        reading.warnings.append(Remark(1, N_("No resource was found in this file."), {}))
    return reading


def recognised(text: str) -> str:
    """The name of the format that a text seems to be in."""
    start = text.lstrip()
    for name, beginning in _BEGINNINGS.items():
        if re.match(beginning, start, re.IGNORECASE):
            return name
    return "csv" if is_table(text) else "markdown"


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise InputError(path, 1, N_("This is a folder. Name the files in it one by one."))
    try:
        with path.open("rb") as file:
            content = file.read(TABLE_LIMIT + 1)
            limit = PDF_LIMIT if content.startswith(PDF_SIGNATURE) else TABLE_LIMIT
            content += file.read(limit + 1 - len(content))
    except FileNotFoundError as error:
        raise InputError(path, 1, N_("There is no such file. Check its name and folder.")) from error
    except OSError as error:
        raise InputError(path, 1, N_("The file cannot be opened: {error}."), error=error.strerror) from error
    if len(content) > limit:
        raise _too_large(path, limit)
    return content


def _too_large(path: Path, limit: int) -> InputError:
    message = N_("The file is larger than {limit} MB, the most that Vigie reads. Split it.")
    return InputError(path, 1, message, limit=limit // _MEGABYTE)


def _unread(name: str, path: Path) -> InputError:
    message = N_("Vigie does not read {format} files, only {known}.")
    return InputError(path, 1, message, format=name, known=", ".join(KNOWN))
