"""Finds a resource by the name that a person types."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.errors import N_, VigieError
from catalog.models import Resource


class UnknownResourceError(VigieError):
    exit_code = 2


def find_resource(session: Session, slug: str) -> Resource:
    resource = session.scalar(select(Resource).where(Resource.slug == slug))
    if resource is None:
        raise UnknownResourceError(
            N_("There is no resource “{slug}”. “vigie links --json” lists the names of all."), slug=slug
        )
    return resource
