"""A catalogue to crawl, written quickly."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bench.web import TITLE
from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Link, Resource, Use
from catalog.urls import host_of
from catalog.vocabulary import LinkRole, State, Watch


def write_catalogue(file: Path, urls: list[str], watch: Watch | None = None) -> None:
    """watch: what is watched of each resource, None for all of it (`Resource.watch`)."""
    file.unlink(missing_ok=True)
    now = datetime.now(UTC)
    with Session(open_database(f"sqlite:///{file}")) as session:
        keys = range(1, len(urls) + 1)
        session.execute(
            insert(Resource),
            [
                {"id": key, "slug": f"r{key}", "title": TITLE, "kind": Kind.GUIDE, "position": key, "source": "bench"}
                | {"added_at": now, "watch": watch}
                for key in keys
            ],
        )
        session.execute(
            insert(Link),
            [
                {"id": key, "url": url, "host": host_of(url), "short": False, "state": State.UNCHECKED}
                for key, url in zip(keys, urls, strict=True)
            ],
        )
        session.execute(
            insert(Use), [{"resource_id": key, "link_id": key, "role": LinkRole.PAGE, "position": 0} for key in keys]
        )
        session.commit()
