"""Finds a resource by the name that a person types, whole or begun."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.errors import N_, VigieError
from catalog.models import Resource

_SHOWN = 6


class UnknownResourceError(VigieError):
    exit_code = 2


def find_resource(session: Session, slug: str) -> Resource:
    """By its name, or by the beginning of it where no other begins so."""
    slug = slug.strip().strip("/").rpartition("/")[2]
    exact = session.scalar(select(Resource).where(Resource.slug == slug))
    if exact is not None:
        return exact
    begun = beginning_with(session, slug)
    if len(begun) == 1:
        return session.scalars(select(Resource).where(Resource.slug == begun[0])).one()
    if not begun:
        raise UnknownResourceError(
            N_("There is no resource “{slug}”. “vigie links --json” lists the names of all."), slug=slug
        )
    names = ", ".join(begun[:_SHOWN]) + (" …" if len(begun) > _SHOWN else "")
    raise UnknownResourceError(
        N_("Several resources begin with “{slug}”: {names}. Write more of it."), slug=slug, names=names
    )


def beginning_with(session: Session, start: str) -> list[str]:
    """The names that begin so, in their order; none for an empty beginning."""
    if not start:
        return []
    slugs = select(Resource.slug).where(Resource.slug.startswith(start, autoescape=True)).order_by(Resource.slug)
    return list(session.scalars(slugs))
