"""The news of the organisations: where they are told, and each of them once."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from catalog.models import Contribution, Link, NewsEntry, NewsSource, Resource, Use


def organisation_news(session: Session, limit: int | None = None) -> Sequence[NewsEntry]:
    """The newest first, each with its source, the link of that source and the resources that use it."""
    held = Use.resource.has(Resource.withdrawn_at.is_(None))
    makers = joinedload(Use.resource).selectinload(Resource.contributions).joinedload(Contribution.organisation)
    return session.scalars(
        select(NewsEntry)
        .join(NewsEntry.source)
        .join(NewsSource.link)
        .where(Link.uses.any(held))
        .order_by(NewsEntry.at.desc(), NewsEntry.id.desc())
        .limit(limit)
        .options(joinedload(NewsEntry.source).joinedload(NewsSource.link).selectinload(Link.uses).options(makers))
    ).all()


def teller(entry: NewsEntry) -> str:
    """Who tells it: the organisation behind the website, or the website itself."""
    resource = entry.source.link.uses[0].resource
    return resource.contributions[0].organisation.name if resource.contributions else resource.title
