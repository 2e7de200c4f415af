"""What pages and documents say of themselves, where the catalogue says nothing: proposals for a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from catalog.models import ProposalNumber, Resource, Use
from catalog.updates.edition import Edition
from catalog.updates.keeping import held_editions

# In the order in which they are shown.
_FIELDS = ("date", "language", "summary", "author")
_BATCH = 200
_LONGEST_AUTHOR = 120


@dataclass(frozen=True, slots=True)
class Proposal:
    """field: of a resource, or "author". url: where it is said. number: what people call it by, None while it has none;
    a proposal that comes back has the one that it had.
    """

    resource: Resource
    field: str
    value: str
    url: str
    number: int | None = None

    @property
    def mark(self) -> str:
        return blake2b(self.value.encode(errors="replace"), digest_size=16).hexdigest()


def proposals(session: Session, slug: str | None = None) -> Iterator[Proposal]:
    """By resource in the guide's order, some hundreds at a time. Never what a person wrote, emptied, or declined."""
    lacking = or_(*(getattr(Resource, name).is_(None) for name in _FIELDS[:3]), ~Resource.contributions.any())
    query = select(Resource).where(Resource.withdrawn_at.is_(None), lacking).order_by(Resource.position, Resource.id)
    if slug is not None:
        query = query.where(Resource.slug == slug)
    uses = selectinload(Resource.uses).joinedload(Use.link)
    for some in session.scalars(query.options(uses, selectinload(Resource.contributions))).partitions(_BATCH):
        found = held_editions(session, [use.link_id for resource in some for use in resource.uses])
        yield from _numbered(session, [each for resource in some for each in _of(resource, found)])


def number_all(session: Session, slug: str | None = None) -> None:
    """Gives a number to the proposals that have none yet."""
    fresh = [each for each in proposals(session, slug) if each.number is None]
    session.add_all(ProposalNumber(resource_id=each.resource.id, field=each.field, mark=each.mark) for each in fresh)
    session.flush()


def _numbered(session: Session, found: Sequence[Proposal]) -> Iterator[Proposal]:
    rows = select(ProposalNumber).where(ProposalNumber.resource_id.in_({each.resource.id for each in found}))
    known = {(row.resource_id, row.field, row.mark): row.id for row in session.scalars(rows)} if found else {}
    for each in found:
        yield replace(each, number=known.get((each.resource.id, each.field, each.mark)))


def _of(resource: Resource, editions: dict[int, Edition]) -> Iterator[Proposal]:
    """The first link that says something is believed, but for what was declined."""
    for field in _FIELDS:
        if not _lacks(resource, field):
            continue
        for use in resource.uses:
            edition = editions.get(use.link_id)
            value = _said(edition, field) if edition else None
            if value and value not in resource.declined.get(field, ()):
                yield Proposal(resource, field, value, use.link.target)
                break


def _lacks(resource: Resource, field: str) -> bool:
    if field == "author":
        return not resource.contributions and "contributions" not in resource.edited
    return not getattr(resource, field) and field not in resource.edited


def _said(edition: Edition, field: str) -> str | None:
    said = edition.description if field == "summary" else getattr(edition, field)
    if field == "author" and said and (len(said) > _LONGEST_AUTHOR or said.startswith("http")):
        return None
    return said or None
