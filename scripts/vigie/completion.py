"""What the terminal proposes when a person presses Tab: names of resources, addresses of links."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.errors import VigieError
from catalog.models import Link, Resource
from catalog.worklist import is_used
from vigie.settings import load_settings

_MOST = 50


def slugs(incomplete: str) -> list[str]:
    return _asked(
        select(Resource.slug).where(Resource.slug.startswith(incomplete, autoescape=True)).order_by(Resource.slug)
    )


def addresses(incomplete: str) -> list[str]:
    return _asked(
        select(Link.url).where(is_used(), Link.url.startswith(incomplete, autoescape=True)).order_by(Link.url)
    )


def _asked(query: Any) -> list[str]:
    """Nothing where there is no catalogue yet: a person who types is not to be shown errors."""
    try:
        with Session(open_database(load_settings(None)[0].storage.database)) as session:
            return list(session.scalars(query.limit(_MOST)))
    except VigieError:
        return []
