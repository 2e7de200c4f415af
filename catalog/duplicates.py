"""Which resources seem to be one and the same: by their addresses, by where these lead, by their titles. Pure.

Nothing is joined here: a person looks, and merges.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import filterfalse

from catalog.errors import N_


class Why(StrEnum):
    IDENTIFIER = "identifier"
    ADDRESS = "address"
    TARGET = "target"
    TITLE = "title"
    ALIKE = "alike"
    SITE = "site"


WHY = {
    Why.IDENTIFIER: N_("they bear the same ISBN or DOI"),
    Why.ADDRESS: N_("they have the same address"),
    Why.TARGET: N_("their links lead to the same page"),
    Why.TITLE: N_("they have the same title"),
    Why.ALIKE: N_("their titles are nearly the same"),
    Why.SITE: N_("they lead to the same home page"),
}
# From 0 to 1: how sure it is that two entries are one.
_CONFIDENCE = {Why.IDENTIFIER: 0.95, Why.ADDRESS: 0.9, Why.TARGET: 0.85, Why.TITLE: 0.8, Why.ALIKE: 0.6, Why.SITE: 0.3}
# Two titles of at least this likeness (`SequenceMatcher.ratio`) are looked at by a person.
_ALIKE = 0.88
# A word or an address that so many entries share tells nothing.
_COMMON = 30
_FEWEST_WORDS = 3
# Digits of an ISBN before 2007 and since.
_OLD_ISBN, _ISBN = 10, 13


@dataclass(frozen=True, slots=True)
class Entry:
    """A resource as it is compared: title folded, places and targets as `sameness.place_of` gives them, identifiers as
    `own_numbers` does.
    """

    slug: str
    title: str
    year: str | None = None
    places: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """The first is the older one: it is listed first."""

    one: str
    other: str
    why: Why

    @property
    def confidence(self) -> float:
        return _CONFIDENCE[self.why]


def own_numbers(identifiers: Mapping[str, str]) -> Iterator[str]:
    """Those that one work alone bears, in one spelling: an ISSN is that of all issues of a magazine.

    An ISBN of ten digits is given as that of thirteen (ISO 2108); of a DOI, case says nothing (ISO 26324).
    """
    if doi := identifiers.get("doi", "").strip():
        yield f"doi {doi.casefold()}"
    isbn = re.sub(r"[^0-9X]", "", identifiers.get("isbn", "").upper())
    isbn = _renewed(isbn) if len(isbn) == _OLD_ISBN else isbn
    if len(isbn) == _ISBN:
        yield f"isbn {isbn}"


def share_something(least: float) -> bool:
    """Whether pairs of at least this confidence have a number, an address or a title in common, the very same."""
    return least > _CONFIDENCE[Why.ALIKE]


def duplicates(entries: Sequence[Entry], least: float = 0.0) -> list[Pair]:
    """Each pair once, with its surest reason; the surest pairs first, then in the order of the entries.

    least: the confidence below which pairs are not looked for.
    """
    found: dict[tuple[int, int], Why] = {}
    for why, pairs in (
        (Why.IDENTIFIER, _sharing(entries, lambda entry: entry.identifiers)),
        (Why.ADDRESS, _sharing(entries, lambda entry: filterfalse(is_home, entry.places))),
        (Why.TARGET, _sharing(entries, lambda entry: filterfalse(is_home, entry.places | entry.targets))),
        (Why.TITLE, _sharing(entries, lambda entry: [entry.title] if entry.title else [])),
        (Why.ALIKE, _alike(entries)),
        (Why.SITE, _sharing(entries, lambda entry: filter(is_home, entry.places | entry.targets))),
    ):
        for one, other in pairs if _CONFIDENCE[why] >= least else ():
            # A number is that of one work, whatever its years are said to be.
            if why is Why.IDENTIFIER or _agree(entries[one].year, entries[other].year):
                found.setdefault((one, other), why)
    order = sorted(found.items(), key=lambda each: (-_CONFIDENCE[each[1]], each[0]))
    return [Pair(entries[one].slug, entries[other].slug, why) for (one, other), why in order]


def _renewed(isbn: str) -> str:
    digits = f"978{isbn[:-1]}"
    if "X" in digits:
        return ""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def _sharing(
    entries: Sequence[Entry], keys: Callable[[Entry], Iterable[Hashable]], most: int = _COMMON
) -> Iterator[tuple[int, int]]:
    index: dict[Hashable, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for key in keys(entry):
            index[key].append(number)
    for numbers in index.values():
        if len(numbers) <= most:
            yield from ((one, other) for at, one in enumerate(numbers) for other in numbers[at + 1 :])


def _alike(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Only titles that share a word which few others have are compared: all pairs would be too many."""
    counts = Counter(word for entry in entries for word in set(entry.title.split()))

    def rare(entry: Entry) -> list[str]:
        words = set(entry.title.split())
        few = len(words) < _FEWEST_WORDS
        return [] if few else sorted(words, key=lambda word: (counts[word], word))[:_FEWEST_WORDS]

    for one, other in set(_sharing(entries, rare)):
        if _likeness(entries[one].title, entries[other].title) >= _ALIKE:
            yield one, other


def is_home(place: str) -> bool:
    """Many a resource is said to be found on somebody's site: that alone does not make two of them one."""
    return "/" not in place and "?" not in place


def _likeness(one: str, other: str) -> float:
    """The same whichever of the two is asked about."""
    first, second = sorted((one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _agree(one: str | None, other: str | None) -> bool:
    """Annual reports bear the same title every year."""
    return one is None or other is None or one == other
