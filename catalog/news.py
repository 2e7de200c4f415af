"""The news of the organisations: where they are told, and each of them once."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from catalog.kinds import Kind
from catalog.models import Contribution, Link, NewsEntry, NewsSource, Resource, Use

# The page of an organisation before a website of its, and before whatever else leads to the same place.
_TELLERS = (Kind.ORGANISATION, Kind.WEBSITE)


def organisation_news(session: Session, limit: int | None = None) -> Sequence[NewsEntry]:
    """The newest first, each with its source, the link of that source and the resources that use it."""
    return session.scalars(_in_use().limit(limit)).all()


def latest_of_each_source(session: Session, most: int) -> Sequence[NewsEntry]:
    """The same, of each source no more than so many."""
    place = func.row_number().over(
        partition_by=NewsEntry.source_id, order_by=(NewsEntry.at.desc(), NewsEntry.id.desc())
    )
    placed = select(NewsEntry.id, place.label("place")).subquery()
    latest = select(placed.c.id).where(placed.c.place <= most)
    return session.scalars(_in_use().where(NewsEntry.id.in_(latest))).all()


def news_of(session: Session, resource: Resource, limit: int) -> Sequence[NewsEntry]:
    """What the websites of a resource told last, the newest first."""
    links = [use.link_id for use in resource.uses]
    return session.scalars(_in_use().where(NewsSource.link_id.in_(links)).limit(limit)).all()


def told_by(entry: NewsEntry) -> Resource:
    """The resource whose website tells it."""
    held = [use.resource for use in entry.source.link.uses if use.resource.withdrawn_at is None]
    return min(held, key=lambda resource: _TELLERS.index(resource.kind) if resource.kind in _TELLERS else len(_TELLERS))


def teller(entry: NewsEntry) -> str:
    """Who tells it: the organisation behind the website, or the website itself."""
    resource = told_by(entry)
    return resource.contributions[0].organisation.name if resource.contributions else resource.title


def _in_use() -> Select[NewsEntry]:
    held = Use.resource.has(Resource.withdrawn_at.is_(None))
    makers = joinedload(Use.resource).selectinload(Resource.contributions).joinedload(Contribution.organisation)
    return (
        select(NewsEntry)
        .join(NewsEntry.source)
        .join(NewsSource.link)
        .where(Link.uses.any(held))
        .order_by(NewsEntry.at.desc(), NewsEntry.id.desc())
        .options(joinedload(NewsEntry.source).joinedload(NewsSource.link).selectinload(Link.uses).options(makers))
    )
