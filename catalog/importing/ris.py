"""RIS, the tagged format of reference managers: "TY  - BOOK" to "ER  - ", a field a line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalog.errors import N_, InputError
from catalog.importing.bibliography import Field, kind_word, language, not_carried, not_understood, partial_date, person
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.identifiers import standard_number
from catalog.importing.reading import Reading, Remark
from catalog.importing.tidy import one_line, tidied
from catalog.kinds import Kind, kind_named
from catalog.vocabulary import ContributorRole

_TAG = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?$")
_MAKERS = {
    "AU": ContributorRole.AUTHOR,
    "A1": ContributorRole.AUTHOR,
    "A2": ContributorRole.ORGANISER,
    "ED": ContributorRole.ORGANISER,
    "A3": ContributorRole.COMMISSIONER,
    "A4": ContributorRole.PARTNER,
}
# Types of the format that our own kinds do not write.
_KINDS = {
    "JOUR": Kind.ARTICLE, "NEWS": Kind.ARTICLE, "EJOUR": Kind.ARTICLE, "CHAP": Kind.ARTICLE, "THES": Kind.STUDY,
    "EBOOK": Kind.GUIDE, "BLOG": Kind.WEBSITE, "WEB": Kind.WEBSITE, "MPCT": Kind.VIDEO, "BILL": Kind.LAW,
    "LEGAL": Kind.LAW, "CPAPER": Kind.ARTICLE,
}  # fmt: skip
_TITLES, _DATES, _SUMMARIES = ("TI", "T1", "CT", "BT"), ("DA", "PY", "Y1"), ("AB", "N2")
_CONTAINERS, _ADDRESSES = ("T2", "JO", "JF", "JA", "T3"), ("UR", "L1", "L2", "LK")
# Attachments: of a reference manager, most of them are files of its own.
_ATTACHED = ("L1", "L2")
_KNOWN = {"TY", "ER", "ID", "M3", "C1", "PB", "IS", "LA", "KW", "SN", "DO", *_MAKERS, *_TITLES, *_DATES, *_SUMMARIES}
_KNOWN |= {*_CONTAINERS, *_ADDRESSES}


@dataclass(slots=True)
class _Record:
    """line: where it begins. fields: tag, value and line of each."""

    line: int
    kind: str
    fields: list[tuple[str, str, int]] = field(default_factory=list)

    def all(self, *tags: str) -> list[str]:
        """What the first of the tags that says anything says."""
        for tag in tags:
            found = [value for name, value, _ in self.fields if name == tag and value.strip()]
            if found:
                return found
        return []

    def first(self, *tags: str) -> str:
        return next(iter(self.all(*tags)), "")


def read_ris(text: str, path: Path) -> Reading:
    """Raises InputError with the line of what is wrong."""
    records = list(_records(text, path))
    fields = [field for record in records for field in record.fields]
    lost = [Field(tag, line) for tag, value, line in fields if tag not in _KNOWN or _is_a_file(tag, value)]
    drafts: list[Draft] = []
    remarks: list[Remark] = []
    for record in records:
        if one_line(record.first(*_TITLES)):
            drafts.append(_draft(record))
            remarks += not_understood(record.line, drafts[-1], record.first(*_DATES), record.first("LA"))
        else:
            remarks.append(Remark(record.line, N_("This record has no title and was not read."), {}))
    return Reading(drafts, [*remarks, *not_carried(lost)])


def _records(text: str, path: Path) -> Iterator[_Record]:
    record: _Record | None = None
    # Only these end a line: a form feed within a value does not.
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        found = _TAG.match(line.rstrip())
        if found is None:
            _continue(record, line, number, path)
        elif found[1] == "TY":
            if record is not None:
                raise _unended(record, path)
            record = _Record(number, (found[2] or "").strip())
        elif record is None:
            raise InputError(path, number, N_("This line stands outside of a record. Records begin with “TY  - ”."))
        elif found[1] == "ER":
            yield record
            record = None
        else:
            record.fields.append((found[1], found[2] or "", number))
    if record is not None:
        raise _unended(record, path)


def _unended(record: _Record, path: Path) -> InputError:
    return InputError(path, record.line, N_("The record that begins here is not ended by “ER  - ”. Is the file whole?"))


def _continue(record: _Record | None, line: str, number: int, path: Path) -> None:
    """Some programs break long values over several lines; others write numbers or blank lines between records."""
    if record is not None and record.fields and line.strip():
        tag, value, first = record.fields[-1]
        record.fields[-1] = tag, f"{value}\n{line.strip()}", first
    elif record is None and line.strip() and not re.fullmatch(r"\ufeff?\s*\d+\.?\s*", line):
        raise InputError(path, number, N_("This line stands outside of a record. Records begin with “TY  - ”."))


def _draft(record: _Record) -> Draft:
    # In our own exports, which name their kinds, a comma belongs to the name.
    kind = kind_word(record.first("M3"))
    read: Callable[[str], str] = person if kind is None else one_line
    makers = [
        DraftContribution(read(value), _MAKERS[tag]) for tag, value, _ in record.fields if tag in _MAKERS and value
    ]
    publishers = [DraftContribution(name, ContributorRole.PUBLISHER) for name in record.first("PB").split(";")]
    return tidied(
        Draft(
            title=record.first(*_TITLES),
            line=record.line,
            kind=kind or _KINDS.get(record.kind) or kind_named("ris", record.kind),
            date=next(filter(None, map(partial_date, (record.first(tag) for tag in _DATES))), None),
            language=language(record.first("LA")),
            summary=record.first(*_SUMMARIES) or None,
            container=record.first(*_CONTAINERS) or None,
            issue=record.first("IS") or None,
            place=record.first("C1") or None,
            themes=tuple(record.all("KW")),
            contributions=(*makers, *publishers),
            links=tuple(DraftLink(url) for tag in _ADDRESSES for url in record.all(tag) if not _is_a_file(tag, url)),
            identifiers=(*map(standard_number, record.all("SN")), ("doi", record.first("DO"))),
        )
    )


def _is_a_file(tag: str, value: str) -> bool:
    return tag in _ATTACHED and not re.match(r"https?://", value.strip(), re.IGNORECASE)
