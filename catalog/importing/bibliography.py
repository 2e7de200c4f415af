"""What the formats of reference managers have in common: names of persons, dates, kinds, and what is not kept."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from catalog.errors import N_
from catalog.importing.draft import Draft
from catalog.importing.reading import Remark
from catalog.importing.values import is_language, is_partial_date
from catalog.importing.written_dates import date_alone, month_named
from catalog.kinds import Kind

_MORE_THAN_A_YEAR = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?!\d)(?:[-/](\d{1,2})(?!\d))?)?[-/]*")


class Field(NamedTuple):
    """A field that is not carried over, with the line on which it stands."""

    name: str
    line: int


def person(name: str) -> str:
    """As one says "Dupont, Marie": "Marie Dupont"; other names as they are."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}".strip() if comma and given.strip() else name.strip().rstrip(",")


def partial_date(text: str) -> str | None:
    """ISO 8601 at the precision of "2013", "2013/02//", "2013-2-8", "juin 2013"; of other texts the year; or None."""
    if written := date_alone(text):
        return written
    found = _MORE_THAN_A_YEAR.match(text.strip())
    if found is None:
        year = re.search(r"\b\d{4}\b", text)
        return year[0] if year and is_partial_date(year[0]) else None
    parts = [part.zfill(2) for part in found.groups() if part]
    dates = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next(filter(is_partial_date, dates), None)


def month(text: str) -> str | None:
    """Of "jan", "January", "janvier" or "1": "01"."""
    name = text.strip()
    if name.isdecimal() and 1 <= int(name) <= 12:
        return f"{int(name):02}"
    number = month_named(name)
    return f"{number:02}" if number else None


def language(text: str) -> str | None:
    tag = text.strip()
    return _LANGUAGES.get(tag.lower()) or (tag if is_language(tag) else None)


def kind_word(text: str) -> Kind | None:
    """The kind that our own exports name beside the format's."""
    return Kind(text) if text in set(Kind) else None


def not_understood(line: int, draft: Draft, date: str, tongue: str) -> Iterator[Remark]:
    """A date and a language that say something, but nothing that was read."""
    if date.strip() and draft.date is None:
        message = N_("“{value}” is not a date. Write it like 2013, 2014-02 or 2015-06-08.")
        yield Remark(line, message, {"value": date.strip()[:80]})
    if tongue.strip() and draft.language is None:
        message = N_("“{value}” is not a language. Write its code, such as fr or en.")
        yield Remark(line, message, {"value": tongue.strip()[:80]})


def not_carried(fields: list[Field]) -> Iterator[Remark]:
    """One remark per kind of field, on the line of its first."""
    counts = Counter(field.name for field in fields)
    first: dict[str, int] = {}
    for field in fields:
        first.setdefault(field.name, field.line)
    for name, count in counts.items():
        message = N_("The field “{field}” is not kept by Vigie and was not read (×{count}).")
        yield Remark(first[name], message, {"field": name, "count": count})


# As reference managers write them out.
_LANGUAGES = {
    "french": "fr", "français": "fr", "francais": "fr", "fre": "fr", "fra": "fr", "english": "en", "anglais": "en",
    "eng": "en", "german": "de", "allemand": "de", "spanish": "es", "espagnol": "es", "italian": "it", "italien": "it",
    "portuguese": "pt", "portugais": "pt", "dutch": "nl", "néerlandais": "nl",
}  # fmt: skip
