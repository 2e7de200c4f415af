"""What pages and documents say of themselves, where the catalogue says nothing: proposals for a person."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from catalog.models import Resource, Use
from catalog.updates.edition import Edition
from catalog.updates.keeping import held_editions

# In the order in which they are shown.
_FIELDS = ("date", "language", "summary", "author")
_BATCH = 200
_LONGEST_AUTHOR = 120


@dataclass(frozen=True, slots=True)
class Proposal:
    """field: of a resource, or "author". url: where it is said."""

    resource: Resource
    field: str
    value: str
    url: str


def proposals(session: Session, slug: str | None = None) -> Iterator[Proposal]:
    """By resource in the guide's order, some hundreds at a time. Never for what a person wrote, or emptied."""
    lacking = or_(*(getattr(Resource, name).is_(None) for name in _FIELDS[:3]), ~Resource.contributions.any())
    query = select(Resource).where(Resource.withdrawn_at.is_(None), lacking).order_by(Resource.position, Resource.id)
    if slug is not None:
        query = query.where(Resource.slug == slug)
    uses = selectinload(Resource.uses).joinedload(Use.link)
    for some in session.scalars(query.options(uses, selectinload(Resource.contributions))).partitions(_BATCH):
        found = held_editions(session, [use.link_id for resource in some for use in resource.uses])
        for resource in some:
            yield from _of(resource, found)


def _of(resource: Resource, editions: dict[int, Edition]) -> Iterator[Proposal]:
    """The first link that says it is believed."""
    for field in _FIELDS:
        if not _lacks(resource, field):
            continue
        for use in resource.uses:
            edition = editions.get(use.link_id)
            value = _said(edition, field) if edition else None
            if value:
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
