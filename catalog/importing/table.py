"""A catalogue as a table (CSV, RFC 4180): one row per link, as a spreadsheet writes it."""

import csv
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from catalog.errors import N_, InputError
from catalog.importing import french_tables
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.identifiers import COMMON
from catalog.importing.reading import Reading
from catalog.importing.table_columns import COLUMNS, ORGANISATIONS, unprotected
from catalog.importing.table_remarks import nameless_columns, odd_addresses, other_words, unknown_columns
from catalog.importing.tidy import combined, one_line, tidied
from catalog.importing.values import is_language, is_partial_date
from catalog.importing.written_dates import date_alone
from catalog.kinds import Kind
from catalog.sameness import folded
from catalog.selecting import is_selector
from catalog.vocabulary import ContributorRole, LinkRole, Watch

REQUIRED = ("title", "url")
# What Pocket and others have in the place of themes, separated by "|"; read where there are no themes.
TAGS = "tags"
DELIMITERS = ",;\t"
# What Excel writes before the header, or wants there.
_SEPARATOR_LINE = re.compile(r"sep=[^\r\n](?:\r\n|\r|\n)", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*")

Word = TypeVar("Word", bound=StrEnum)


class Row(NamedTuple):
    """The cells of a row by the name of their column; `line` is where it begins."""

    line: int
    cells: dict[str, str]


def is_table(text: str) -> bool:
    """Whether a text opens with the header of a table that we could read, or nearly so."""
    first = _first_line(text)
    names = _names(first, _delimiter(first))
    return len(names) > 1 and not set(REQUIRED).isdisjoint(names)


def read_table(text: str, path: Path) -> Reading:
    """Reads a table with at least the columns of REQUIRED. Raises InputError with the line of what is wrong.

    Rows of one title, date and organisations are one resource with several links.
    """
    lines = _cells(text, path)
    header = next(lines, None)
    if header is None:
        raise InputError(path, 1, N_("The file is empty."))
    line, names = header[0], [french_tables.column(name) for name in header[1]]
    _check_header(names, line, path)
    groups: dict[str, list[Draft]] = {}
    known = _known(names)
    remarks = [*unknown_columns(header[1], names, known, line)]
    nameless: set[int] = set()
    for row in _rows(names, known, lines, path, nameless):
        draft = _draft(row, path)
        remarks += odd_addresses(draft)
        groups.setdefault(_key(row), []).append(tidied(draft))
    remarks += nameless_columns(nameless, line)
    joined = [group for group in groups.values() if len(group) > 1]
    remarks += [remark for group in joined for remark in other_words(group)]
    drafts = [group[0] if len(group) == 1 else combined(group) for group in groups.values()]
    return Reading(drafts, remarks)


def _first_line(text: str) -> str:
    start = text.lstrip()
    if said := _SEPARATOR_LINE.match(start):
        start = start[said.end() :].lstrip()
    found = _LINE.match(start)
    return found[0] if found else ""


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=lambda sign: (len(set(_names(header, sign)) & set(COLUMNS)), header.count(sign)))


def _names(header: str, delimiter: str) -> list[str]:
    return [french_tables.column(name.strip().strip('"')) for name in header.split(delimiter)]


def _cells(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds anything, with the line on which it begins."""
    reader = csv.reader(_lines(text), delimiter=_delimiter(_first_line(text)), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = N_("This row cannot be read. Is a quotation mark missing, or one too many?")
            raise InputError(path, line, message) from error
        if any(cell.strip() for cell in cells) and not (line == 1 and _SEPARATOR_LINE.match(text.lstrip())):
            yield line, cells


def _lines(text: str) -> Iterator[str]:
    """As they stand, with their ends; io.StringIO would hold the text a second time, four bytes a character."""
    return (line[0] for line in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text))


def _check_header(names: list[str], line: int, path: Path) -> None:
    for name in REQUIRED:
        if name not in names:
            raise InputError(
                path, line, N_("The column “{column}” is missing from the first row. Add it."), column=name
            )
    for name in COLUMNS:
        if names.count(name) > 1:
            raise InputError(path, line, N_("There are two columns “{column}”. Rename or remove one."), column=name)


def _known(names: list[str]) -> frozenset[str]:
    return frozenset(COLUMNS if "themes" in names else (*COLUMNS, TAGS))


def _rows(
    names: list[str], known: frozenset[str], lines: Iterator[tuple[int, list[str]]], path: Path, nameless: set[int]
) -> Iterator[Row]:
    """nameless: takes the columns that hold something and have no name."""
    unnamed = [number for number, name in enumerate(names) if not name]
    for line, cells in lines:
        nameless.update(number for number in unnamed if number < len(cells) and cells[number].strip())
        if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
            message = N_(
                "This row has {count} cells, the first {expected}. Is a cell with a separator not in quotation marks?"
            )
            raise InputError(path, line, message, count=len(cells), expected=len(names))
        said = zip(names, map(str.strip, cells), strict=False)
        yield Row(line, {name: unprotected(cell) for name, cell in said if cell and name in known})


def _key(row: Row) -> str:
    cells = [row.cells.get(name, "") for name in ("slug", "title", "year", "date", *ORGANISATIONS)]
    return "\0".join(folded(cell) if cell else "" for cell in cells)


def _draft(row: Row, path: Path) -> Draft:
    cells = row.cells
    if not one_line(cells.get("title")):
        raise InputError(path, row.line, N_("This row has no title. Add one, or remove the row."))
    role = _word(LinkRole, "role", row, path)
    return Draft(
        title=cells["title"],
        line=row.line,
        kind=_word(Kind, "kind", row, path),
        date=_date(row, path),
        language=_language(row, path),
        summary=cells.get("summary"),
        container=cells.get("container"),
        issue=cells.get("issue"),
        place=cells.get("place"),
        themes=_listed(cells.get("themes")) or _listed(cells.get(TAGS, "").replace("|", ";")),
        contributions=tuple(
            each for column, did in ORGANISATIONS.items() if column in cells for each in _made(cells[column], did)
        ),
        links=(DraftLink(cells["url"], role),) if "url" in cells else (),
        identifiers=tuple((name, cells[name]) for name in COMMON if name in cells),
        watch=_word(Watch, "watch", row, path),
        watch_only=_selector(row, path),
    )


# The same organisations and themes come again and again: each is kept once.
@lru_cache(maxsize=4096)
def _listed(cell: str | None) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, cell.split(";")))) if cell else ()


@lru_cache(maxsize=4096)
def _made(cell: str, role: ContributorRole) -> tuple[DraftContribution, ...]:
    return tuple(DraftContribution(name, role) for name in _listed(cell))


def _word(words: type[Word], column: str, row: Row, path: Path) -> Word | None:
    cell = row.cells.get(column)
    if cell is None:
        return None
    try:
        meant: Word = _meant(words, column, cell)
    except ValueError as error:
        message = N_("“{value}” is no value for “{column}”. Write one of these: {known}.")
        raise InputError(path, row.line, message, value=cell, column=column, known=", ".join(words)) from error
    return meant


@lru_cache(maxsize=512)
def _meant(words: type[Word], column: str, cell: str) -> Word:
    """Raises ValueError."""
    return words(french_tables.value(column, cell).casefold())


def _date(row: Row, path: Path) -> str | None:
    """The year, or the exact date beside it where there is one."""
    year, date = (_dated(row, name, path) for name in ("year", "date"))
    if year and date and year[:4] != date[:4]:
        message = N_("The year {year} and the date {date} do not agree. Correct one of them.")
        raise InputError(path, row.line, message, year=year, date=date)
    return date or year


def _dated(row: Row, column: str, path: Path) -> str | None:
    """As spreadsheets show it, too: "15/06/2015", "juin 2015"."""
    value = row.cells.get(column)
    if not value or is_partial_date(value):
        return value
    if (date := date_alone(value)) is None:
        message = N_("“{value}” is not a date. Write it like 2013, 2014-02 or 2015-06-08.")
        raise InputError(path, row.line, message, value=value)
    return date


def _language(row: Row, path: Path) -> str | None:
    language = row.cells.get("language")
    if language:
        language = french_tables.value("language", language)
    if language and not is_language(language):
        message = N_("“{value}” is not a language. Write its code, such as fr or en.")
        raise InputError(path, row.line, message, value=language)
    return language


def _selector(row: Row, path: Path) -> str | None:
    selector = row.cells.get("watch_only")
    if selector and not is_selector(one_line(selector)):
        raise InputError(
            path, row.line, N_("“{value}” is no CSS selector. Correct it, or leave it out."), value=selector
        )
    return selector
