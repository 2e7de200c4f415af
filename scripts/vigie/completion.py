"""What the terminal proposes when a person presses Tab: names of resources, addresses of links."""

from pathlib import Path
from typing import Any

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.errors import VigieError
from catalog.importing.identifiers import COMMON
from catalog.models import Link, Resource
from catalog.worklist import is_used
from vigie.settings import load_settings

_MOST = 50


def slugs(ctx: typer.Context, incomplete: str) -> list[str]:
    return _asked(
        ctx,
        select(Resource.slug).where(Resource.slug.startswith(incomplete, autoescape=True)).order_by(Resource.slug),
    )


def addresses(ctx: typer.Context, incomplete: str) -> list[str]:
    return _asked(
        ctx,
        select(Link.url).where(is_used(), Link.url.startswith(incomplete, autoescape=True)).order_by(Link.url),
    )


def identifiers(incomplete: str) -> list[str]:
    return [f"{name}=" for name in COMMON if name.startswith(incomplete)]


def formats_out(incomplete: str) -> list[str]:
    from catalog.exporting.formats import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def formats_in(incomplete: str) -> list[str]:
    from catalog.importing.files import KNOWN

    return [name for name in KNOWN if name.startswith(incomplete)]


def _asked(ctx: typer.Context, query: Any) -> list[str]:
    """Nothing where there is no catalogue yet: a person who types is not to be shown errors."""
    config = ctx.find_root().params.get("config")
    try:
        with Session(open_database(load_settings(Path(config) if config else None)[0].storage.database)) as session:
            return list(session.scalars(query.limit(_MOST)))
    except VigieError:
        return []
