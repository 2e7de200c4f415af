"""Which draft is which resource: pure decisions about what two entries have in common."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from catalog.importing.families import Families

# Two titles at one address that are at least this alike are two spellings of one title (`SequenceMatcher.ratio`).
ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Identity:
    """What an entry is known by. title and makers are folded, places are those of `tidy.place_of`."""

    title: str
    year: str | None
    places: frozenset[str]
    makers: frozenset[str]
    source: str


Score = tuple[float, ...]
Pairs = Iterator[tuple[Score, int, int]]


def grouped(entries: Sequence[Identity]) -> list[list[int]]:
    """The entries of one file by the resource they describe, as indexes, in the order of their first.

    Entries of the same title are one resource if they share an address, or the year without contradiction.
    """
    families = Families(len(entries))
    for alike in _by(entries, lambda entry: [entry.title]).values():
        for position, index in enumerate(alike):
            for earlier in alike[:position]:
                if _same(entries[earlier], entries[index]):
                    families.join(earlier, index)
    found: dict[int, list[int]] = {}
    for index in range(len(entries)):
        found.setdefault(families.head(index), []).append(index)
    return list(found.values())


def matched(incoming: Sequence[Identity], known: Sequence[Identity]) -> dict[int, int]:
    """For each incoming entry that is known already: its index, and that of the known one.

    The surest pairs are made first, and nothing is paired twice: two entries of a file never melt into one resource
    because they share an address, and the same import made again finds the same pairs. What is found elsewhere under
    the same title comes last: that it is of the same year may have been told by another entry of this very file.
    """
    pairs: dict[int, int] = {}
    for likely in (_by_title, _by_place, partial(_by_title, elsewhere=True)):
        taken = set(pairs.values())
        for _, one, other in sorted(likely(incoming, known, set(pairs), taken), key=lambda pair: (pair[0], pair[1:])):
            if one not in pairs and other not in taken:
                pairs[one] = other
                taken.add(other)
    return pairs


def _by_title(
    incoming: Sequence[Identity],
    known: Sequence[Identity],
    _paired: set[int],
    _taken: set[int],
    *,
    elsewhere: bool = False,
) -> Pairs:
    """elsewhere: those that both have addresses and none in common, instead of the others."""
    titles = _by(known, lambda entry: [entry.title])
    for one, entry in enumerate(incoming):
        for other in titles.get(entry.title, ()):
            score = _sureness(entry, known[other])
            if score is not None and _are_apart(entry, known[other]) == elsewhere:
                yield score, one, other


def _are_apart(entry: Identity, known: Identity) -> bool:
    """Both have addresses, and none in common."""
    return bool(entry.places and known.places) and not entry.places & known.places


def _by_place(incoming: Sequence[Identity], known: Sequence[Identity], paired: set[int], taken: set[int]) -> Pairs:
    places = _by(known, lambda entry: entry.places)
    for one, entry in enumerate(incoming):
        if one in paired:
            continue
        for other in sorted({index for place in entry.places for index in places.get(place, ())} - taken):
            likeness = _likeness(entry.title, known[other].title)
            if _agree(entry.year, known[other].year) and _may_be_retitled(entry, known[other], likeness):
                yield (-likeness,), one, other


def _may_be_retitled(entry: Identity, known: Identity, likeness: float) -> bool:
    """A file that was corrected keeps most of a title. Another source may call a page as it likes.

    But if that source has further addresses, they show that it speaks of something else.
    """
    if entry.source == known.source:
        return likeness >= ALIKE
    return entry.places <= known.places


def _sureness(entry: Identity, known: Identity) -> Score | None:
    """How surely two entries of one title are the same, the surest first; None if they are not.

    Among equals the most alike comes first: an entry is ever paired with the resource that it once became.
    """
    level = _level(entry, known)
    if level is None:
        return None
    return level, entry.year != known.year, _apart(entry.makers, known.makers), entry.places != known.places


def _apart(makers: frozenset[str], others: frozenset[str]) -> int:
    """Who is named in both says more than that one names nobody."""
    return 0 if makers == others else 1 if makers & others else 2


def _level(entry: Identity, known: Identity) -> int | None:
    if entry.places & known.places:
        return 0
    if not _may_be_of(entry.makers, known.makers):
        return None
    if entry.year == known.year:
        return 1
    return 2 if _agree(entry.year, known.year) and not _are_apart(entry, known) else None


def _same(one: Identity, other: Identity) -> bool:
    return _level(one, other) in (0, 1)


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _may_be_of(makers: frozenset[str], others: frozenset[str]) -> bool:
    """Many an annual report bears the same title: who made it tells them apart."""
    return not makers or not others or bool(makers & others)


def _likeness(one: str, other: str) -> float:
    if f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} "):
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _by(entries: Sequence[Identity], keys: Callable[[Identity], Iterable[Hashable]]) -> dict[Hashable, list[int]]:
    index: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for key in keys(entry):
            index[key].append(number)
    return dict(index)
