"""Which drafts describe resources that are in the catalogue: it may be large, so they are compared by parts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.importing.draft import Draft
from catalog.importing.families import Families
from catalog.importing.matching import Identity, matched
from catalog.journal.reading import found_records
from catalog.journal.record import Record
from catalog.models import Link, Resource, Use
from catalog.sameness import folded, place_of

_PART = 500
_BY_PARTS = {"yield_per": 1000}
_NAMES = select(Resource.id, Resource.title, Resource.known_as)
_ADDRESSES = select(Use.resource_id, Link.url).join(Use.link)


class Acquaintance(NamedTuple):
    """A draft, by its number among those of the file, and the record of the resource that it describes."""

    number: int
    record: Record


class _Part(NamedTuple):
    """Drafts and resources, by their numbers, that have nothing in common with those of other parts."""

    drafts: list[int]
    known: list[int]


def acquaintances(session: Session, drafts: Sequence[Draft], source: str) -> Iterator[list[Acquaintance]]:
    """Some hundreds at a time, each list in the order of the file.

    Only what shares a title or an address can be paired (`matching.matched`), directly or through others: what is not
    linked in this way may be looked at apart, with the same result.
    """
    for part in _parts(drafts, _in_common(session)) if session.scalar(select(Resource.id).limit(1)) else ():
        known = [(record, name) for record in _records(session, part.known) for name in _names(record)]
        known.sort(key=lambda pair: pair[1] != pair[0]["title"])
        incoming = [identity_of(drafts[number], source) for number in part.drafts]
        pairs = matched(incoming, [_known_identity(record, name) for record, name in known])
        yield [Acquaintance(part.drafts[one], known[other][0]) for one, other in sorted(pairs.items())]


def identity_of(draft: Draft, source: str) -> Identity:
    makers = (each.name for each in draft.contributions)
    return _identity(draft.title, draft.date, (link.url for link in draft.links), makers, source)


def _known_identity(record: Record, title: str) -> Identity:
    makers = (each["name"] for each in record["contributions"])
    return _identity(title, record["date"], (use["url"] for use in record["links"]), makers, record["source"])


def _identity(title: str, date: str | None, urls: Iterable[str], makers: Iterable[str], source: str) -> Identity:
    return Identity(
        title=folded(title),
        year=date[:4] if date else None,
        places=frozenset(map(place_of, urls)),
        makers=_makers(tuple(makers)),
        source=source,
    )


# Few organisations make most of what is listed: each set of them is kept once.
@lru_cache(maxsize=4096)
def _makers(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(folded, names))


def _names(record: Record) -> Iterator[str]:
    """A resource that a maintainer has given another title is known by both."""
    yield record["title"]
    if record["known_as"]:
        yield record["known_as"]


def _records(session: Session, numbers: Sequence[int]) -> list[Record]:
    """In the order of the directory."""
    found: list[Record] = []
    for at in range(0, len(numbers), _PART):
        found += found_records(session, Resource.id.in_(numbers[at : at + _PART]))
    return sorted(found, key=lambda record: record["position"])


def _in_common(session: Session) -> Iterator[tuple[int, str]]:
    """What resources may have in common with drafts, as rows."""
    connection = session.connection()
    for number, *names in connection.execute(_NAMES, execution_options=_BY_PARTS):
        yield from ((number, folded(name)) for name in names if name)
    for number, url in connection.execute(_ADDRESSES, execution_options=_BY_PARTS):
        yield number, place_of(url)


def _parts(drafts: Sequence[Draft], in_common: Iterable[tuple[int, str]]) -> list[_Part]:
    """Whole families, as many together as make some hundreds of drafts. Of what they share, hashes are held."""
    families, first = Families(len(drafts)), dict[int, int]()
    for number, draft in enumerate(drafts):
        for key in {folded(draft.title), *(place_of(link.url) for link in draft.links)}:
            families.join(number, first.setdefault(hash(key), number))
    # One of the drafts with which a resource has something in common.
    held: dict[int, int] = {}
    for known, key in in_common:
        shared = first.get(hash(key))
        if shared is not None:
            families.join(shared, held.setdefault(known, shared))
    kin: dict[int, list[int]] = defaultdict(list)
    for known, number in held.items():
        kin[families.head(number)].append(known)
    return _put_together(list(map(families.head, range(len(drafts)))), kin)


def _put_together(heads: Sequence[int], kin: Mapping[int, list[int]]) -> list[_Part]:
    """heads: of the family of each draft; kin: the resources of a family, by its head."""
    parts: list[_Part] = []
    part_of: dict[int, _Part] = {}
    for number, head in enumerate(heads):
        if head not in kin:
            continue
        if head not in part_of:
            if not parts or len(parts[-1].drafts) >= _PART:
                parts.append(_Part([], []))
            part_of[head] = parts[-1]
            parts[-1].known.extend(kin[head])
        part_of[head].drafts.append(number)
    return parts
