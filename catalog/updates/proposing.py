"""What pages and documents say of themselves, where the catalogue says nothing: proposals for a person."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain, islice
from typing import Any, NamedTuple, cast

from sqlalchemy import Row, Table, bindparam, func, insert, or_, select, tuple_
from sqlalchemy.orm import Session

from catalog.models import Link, ProposalNumber, Resource, StoredEdition, Use
from catalog.updates.keeping import HELD

# In the order in which they are shown.
FIELDS = ("date", "language", "summary", "author")
_BATCH = 200
_AT_ONCE = 1_000
_LONGEST_AUTHOR = 120
_NUMBERS = cast("Table", ProposalNumber.__table__)
_RESOURCES = (
    select(Resource.id, Resource.slug, Resource.title, Resource.position, Resource.edited, Resource.declined)
    .add_columns(Resource.date, Resource.language, Resource.summary, Resource.contributions.any().label("made"))
    .where(
        # Not by the index of what is withdrawn: by it all others would be sought, and put in order, for each part anew.
        Resource.id.not_in(select(Resource.id).where(Resource.withdrawn_at.is_not(None))),
        or_(*(getattr(Resource, name).is_(None) for name in FIELDS[:3]), ~Resource.contributions.any()),
    )
    .order_by(Resource.position, Resource.id)
)
_SAID = (
    select(Use.resource_id, func.coalesce(Link.moved_to, Link.url), StoredEdition.content)
    .join(Link, Link.id == Use.link_id)
    .join(StoredEdition, HELD)
    .where(Use.resource_id.in_(bindparam("resources", expanding=True)))
    .order_by(Use.position)
)
_NUMBERED = select(_NUMBERS.c.resource_id, _NUMBERS.c.field, _NUMBERS.c.mark, _NUMBERS.c.id).where(
    _NUMBERS.c.resource_id.in_(bindparam("resources", expanding=True))
)

# By resource, in the order of its links: where something is said, and the fields of the edition (`updates.Edition`).
_Said = Mapping[int, Sequence[tuple[str, Mapping[str, Any]]]]


class Lacking(NamedTuple):
    """The resource that lacks something, as far as people are shown it: the others are too many to be loaded."""

    id: int
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """field: of a resource, or "author". url: where it is said. number: what people call it by, None while it has none;
    a proposal that comes back has the one that it had.
    """

    resource: Lacking
    field: str
    value: str
    url: str
    number: int | None = None

    @property
    def mark(self) -> str:
        return mark_of(self.value)


def mark_of(value: str) -> str:
    return blake2b(value.encode(errors="replace"), digest_size=16).hexdigest()


def proposals(session: Session, slug: str | None = None, fields: Container[str] = FIELDS) -> Iterator[Proposal]:
    """By resource in the guide's order. Never what a person wrote, emptied, or declined.

    By parts, and nothing is open between them: the catalogue may be changed, and left at any moment.
    """
    return chain.from_iterable(_numbered(session, some) for some in _parts(session, slug, fields))


def give_numbers(session: Session, found: Iterable[Proposal]) -> None:
    """To those that have none yet."""
    fresh = (
        {"resource_id": each.resource.id, "field": each.field, "mark": each.mark}
        for each in found
        if each.number is None
    )
    while rows := list(islice(fresh, _AT_ONCE)):
        session.execute(insert(_NUMBERS), rows)


def _parts(session: Session, slug: str | None, fields: Container[str]) -> Iterator[list[Proposal]]:
    """Those of some hundred resources at a time."""
    query = _RESOURCES if slug is None else _RESOURCES.where(Resource.slug == slug)
    following = query.limit(_BATCH)
    while rows := session.execute(following).all():
        said = _said(session, [row.id for row in rows])
        yield [each for row in rows for each in _of(row, said, fields)]
        place = tuple_(Resource.position, Resource.id) > (rows[-1].position, rows[-1].id)
        following = query.where(place).limit(_BATCH)


def _said(session: Session, resources: list[int]) -> _Said:
    found: dict[int, list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    for resource, url, content in session.execute(_SAID, {"resources": resources}):
        found[resource].append((url, content))
    return found


def _numbered(session: Session, found: Sequence[Proposal]) -> Iterator[Proposal]:
    resources = {"resources": list({each.resource.id for each in found})}
    known = {tuple(key): number for *key, number in session.execute(_NUMBERED, resources)} if found else {}
    for each in found:
        yield replace(each, number=known.get((each.resource.id, each.field, each.mark)))


def _of(row: Row[*tuple[Any, ...]], said: _Said, fields: Container[str]) -> Iterator[Proposal]:
    """The first link that says something is believed, but for what was declined."""
    for field in FIELDS:
        if field not in fields or not _lacks(row, field):
            continue
        for url, content in said.get(row.id, ()):
            value = _value(content, field)
            if value and value not in row.declined.get(field, ()):
                yield Proposal(Lacking(row.id, row.slug, row.title), field, value, url)
                break


def _lacks(row: Row[*tuple[Any, ...]], field: str) -> bool:
    if field == "author":
        return not row.made and "contributions" not in row.edited
    return not getattr(row, field) and field not in row.edited


def _value(content: Mapping[str, Any], field: str) -> str | None:
    said: str | None = content.get("description" if field == "summary" else field)
    if field == "author" and said and (len(said) > _LONGEST_AUTHOR or said.startswith("http")):
        return None
    return said or None
