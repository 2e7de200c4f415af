"""Identifiers of works: ISBN, ISSN, DOI, and whatever else a catalogue numbers its works by."""

import re
from collections.abc import Iterable

# Those that the formats of reference managers have a field for; others are free.
COMMON = ("isbn", "issn", "doi")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")

Identifiers = tuple[tuple[str, str], ...]


def identifiers_of(pairs: Iterable[tuple[str, str | None]]) -> Identifiers:
    """Name and value of each, in the order of their names; a DOI without the address that resolves it.

    The first value of a name stands.
    """
    found: dict[str, str] = {}
    for name, value in pairs:
        key, text = name.strip().lower(), " ".join((value or "").split())
        text = _DOI.sub("", text, count=1) if key == "doi" else text
        if key and text:
            found.setdefault(key, text)
    return tuple(sorted(found.items()))


def standard_number(value: str) -> tuple[str, str]:
    """An ISBN or an ISSN, for formats that have one field for both."""
    return ("issn" if _ISSN.fullmatch(value.strip()) else "isbn"), value
