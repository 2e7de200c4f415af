"""BibTeX and BibLaTeX, as reference managers write them; parsed by bibtexparser, whose blocks know their lines."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares.enclosing import RemoveEnclosingMiddleware
from bibtexparser.model import Block, Entry, Field, ImplicitComment, ParsingFailedBlock
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from catalog.errors import N_, InputError
from catalog.importing import bibliography
from catalog.importing.bibliography import kind_word, language, not_carried, not_understood, partial_date, person
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.identifiers import COMMON
from catalog.importing.reading import Reading, Remark
from catalog.importing.tidy import one_line, tidied
from catalog.kinds import Kind, kind_named
from catalog.vocabulary import ContributorRole

# Types of the format that our own kinds do not write.
_KINDS = {
    "booklet": Kind.GUIDE, "manual": Kind.GUIDE, "inbook": Kind.ARTICLE, "incollection": Kind.ARTICLE,
    "inproceedings": Kind.ARTICLE, "conference": Kind.ARTICLE, "phdthesis": Kind.STUDY, "mastersthesis": Kind.STUDY,
    "thesis": Kind.STUDY, "report": Kind.REPORT, "online": Kind.WEBSITE, "electronic": Kind.WEBSITE,
    "www": Kind.WEBSITE, "video": Kind.VIDEO, "software": Kind.TOOL, "legislation": Kind.LAW, "periodical": Kind.ISSUE,
}  # fmt: skip
_LANGUAGES = ("language", "langid")
_PUBLISHERS = ("publisher", "institution", "school", "organization")
_CONTAINERS, _ISSUES = ("journal", "journaltitle", "booktitle", "series"), ("number", "issue")
_SUMMARIES, _KEYWORDS = ("abstract", "annote"), ("keywords", "keyword")
_ADDRESSES = ("url", "howpublished", "note")
_KNOWN = {
    "title", "subtitle", "author", "editor", "year", "month", "date", "language", "langid", "entrysubtype", *COMMON,
    *_PUBLISHERS, *_CONTAINERS, *_ISSUES, *_SUMMARIES, *_KEYWORDS, *_ADDRESSES,
}  # fmt: skip
_URL = re.compile(r"\\url\s*\{([^{}]*)\}|(https?://[^\s{},]+)")
_PIECE = re.compile(r"[\w:.-]+|\"[^\"]*\"|\{[^{}]*\}")
_CONCATENATED = re.compile(rf"(?:{_PIECE.pattern})(?:\s*#\s*(?:{_PIECE.pattern}))+")
# Signs that Zotero and others write as macros, and the library does not know.
_SIGNS = {
    "textbar": "|", "textless": "<", "textgreater": ">", "textunderscore": "_", "textbraceleft": "{",
    "textbraceright": "}", "textquotedbl": '"', "textperiodcentered": "·", "S": "§", "euro": "€", "slash": "/",
    "nobreakspace": "\u00a0", "og": "«\u00a0", "fg": "\u00a0»", "-": "",
}  # fmt: skip
# What it has to say of a broken entry we say ourselves, with its line.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
_MACROS = get_default_latex_context_db()
_MACROS.add_context_category("signs", macros=[MacroTextSpec(*sign) for sign in _SIGNS.items()], prepend=True)
_PLAIN = LatexNodes2Text(latex_context=_MACROS, strict_latex_spaces=True)
# A noncharacter, which no text needs (Unicode Corrigendum 9).
_CARET = "\ufdd6"
# Opening braces in one value: the library that decodes LaTeX calls itself for each.
_MOST_BRACES = 200


def read_bibtex(text: str, path: Path) -> Reading:
    """Raises InputError with the line of what is wrong."""
    try:
        library: Library = parse_string(text)
    except RecursionError as error:
        raise InputError(path, 1, N_("The braces of this file are nested too deeply to be read.")) from error
    strings = {string.key.lower(): str(string.value) for string in library.strings}
    drafts, lost = [], []
    remarks: list[Remark] = []
    for block in library.blocks:
        _refuse_broken(block, path)
        entry = _entry(block, library, strings)
        if entry is None:
            continue
        remarks += _twice(entry)
        lost += [
            bibliography.Field(field.key.lower(), _line(field))
            for field in entry.fields
            if field.key.lower() not in _KNOWN
        ]
        draft = _draft(entry, path, strings)
        if draft.title:
            drafts.append(draft)
            said = {field.key.lower(): _plain(str(field.value)) for field in reversed(entry.fields)}
            date, tongue = (said.get(one) or said.get(other, "") for one, other in (("date", "year"), _LANGUAGES))
            remarks += not_understood(_line(entry), draft, date, tongue)
        else:
            remarks.append(Remark(_line(entry), N_("This record has no title and was not read."), {}))
    return Reading(drafts, [*remarks, *not_carried(lost)])


def _refuse_broken(block: Block, path: Path) -> None:
    """What the parser could not read, it tells as such."""
    if isinstance(block, ParsingFailedBlock) and not isinstance(block.ignore_error_block, Entry):
        message = N_("This entry cannot be read. Is a brace or a quotation mark missing, or one too many?")
        raise InputError(path, _line(block), message)
    if isinstance(block, ImplicitComment) and re.search(r"^\s*@\w+\s*\{", block.comment):
        raise InputError(path, _line(block), N_("This entry cannot be read. Is a brace missing, or one too many?"))


def _entry(block: Block, library: Library, strings: dict[str, str]) -> Entry | None:
    """An entry; one whose key another has too, or that has a field twice, the parser puts aside as it was written."""
    if isinstance(block, Entry):
        return block
    aside = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else None
    if not isinstance(aside, Entry):
        return None
    for field in aside.fields:
        field.value = strings.get(str(field.value).lower(), field.value)
    return RemoveEnclosingMiddleware(allow_inplace_modification=True).transform_entry(aside, library)


def _twice(entry: Entry) -> Iterator[Remark]:
    known: set[str] = set()
    for field in entry.fields:
        if field.key.lower() in known:
            message = N_("The field “{field}” stands here a second time, and was not read.")
            yield Remark(_line(field), message, {"field": field.key.lower()})
        known.add(field.key.lower())


def _draft(entry: Entry, path: Path, strings: dict[str, str]) -> Draft:
    fields = {field.key.lower(): _joined(str(field.value), strings) for field in reversed(entry.fields)}
    deep = next((field for field in entry.fields if str(field.value).count("{") > _MOST_BRACES), None)
    if deep is not None:
        raise InputError(path, _line(deep), N_("The braces of this file are nested too deeply to be read."))
    kind = entry.entry_type.lower()
    return tidied(
        Draft(
            title=": ".join(filter(None, (_said(fields, "title"), _said(fields, "subtitle")))),
            line=_line(entry),
            kind=kind_word(_said(fields, "entrysubtype")) or _KINDS.get(kind) or kind_named("bibtex", kind),
            date=_date(fields),
            language=language(_said(fields, "language")) or language(_said(fields, "langid")),
            summary=_first(fields, _SUMMARIES),
            container=_first(fields, _CONTAINERS),
            issue=_first(fields, _ISSUES),
            themes=tuple(re.split(r"[,;]", _first(fields, _KEYWORDS) or "")),
            contributions=tuple(_makers(fields)),
            links=tuple(DraftLink(url) for url in _addresses(fields)),
            identifiers=tuple((name, _said(fields, name)) for name in COMMON),
        )
    )


def _makers(fields: dict[str, str]) -> Iterator[DraftContribution]:
    authors = [
        _plain(name) if name.strip().startswith("{") else person(_plain(name))
        for field in ("author", "editor")
        for name in _names(fields.get(field, ""))
    ]
    for name in authors:
        yield DraftContribution(name, ContributorRole.AUTHOR)
    for field in _PUBLISHERS:
        behind = re.split(r"[,;]\s+", _said(fields, field))
        # Where a report has no publisher, its authors stand as its institution.
        if field != "institution" or behind != authors:
            for name in behind:
                yield DraftContribution(name, ContributorRole.PUBLISHER)


def _names(value: str) -> list[str]:
    """The names that "and" separates, outside of braces."""
    names, depth, start = [], 0, 0
    # What is escaped is passed over.
    for found in re.finditer(r"\\.|[{}]|\s+and\s+", value):
        if found[0].startswith("\\"):
            continue
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
        elif depth == 0:
            names.append(value[start : found.start()])
            start = found.end()
    return [name for name in (*names, value[start:]) if name.strip() and name.strip() != "others"]


def _addresses(fields: dict[str, str]) -> Iterator[str]:
    """As they stand: in an address, "%" and "_" are no LaTeX."""
    if fields.get("url"):
        yield fields["url"].replace("\\%", "%").replace("\\_", "_").replace("\\&", "&").replace("\\#", "#").strip()
    for field in ("howpublished", "note"):
        for found in _URL.finditer(fields.get(field, "")):
            yield found[1] or found[2]


def _date(fields: dict[str, str]) -> str | None:
    date = partial_date(_said(fields, "date"))
    year = partial_date(_said(fields, "year"))
    month = bibliography.month(_said(fields, "month"))
    return date or (f"{year}-{month}" if year and len(year) == 4 and month else year)


def _joined(value: str, strings: dict[str, str]) -> str:
    """What "#" joins: names of strings, and texts in quotation marks or braces."""
    if not _CONCATENATED.fullmatch(value):
        return value
    pieces = (piece[0] for piece in _PIECE.finditer(value))
    return "".join(piece[1:-1] if piece[0] in '"{' else strings.get(piece.lower(), piece) for piece in pieces)


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next(filter(None, (_said(fields, name) for name in names)), None)


def _said(fields: dict[str, str], name: str) -> str:
    return _plain(fields.get(name, ""))


def _plain(latex: str) -> str:
    """The text that LaTeX would print."""
    if not re.search(r"[\\{}~$%]|--|``|''", latex):
        return one_line(latex)
    # The library prints a modifier letter for the plain sign.
    return one_line(_PLAIN.latex_to_text(latex.replace(r"\textasciicircum{}", _CARET)).replace(_CARET, "^"))


def _line(block: Block | Field) -> int:
    return int(block.start_line or 0) + 1
