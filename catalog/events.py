"""The one way an event is written down."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from catalog.models import Event, Link, Resource
from catalog.vocabulary import EventKind


def new_event(
    session: Session, kind: EventKind, at: datetime, resource: Resource | None, link: Link | None, facts: dict[str, Any]
) -> Event:
    """An event with an identity of its own, added to the session.

    To its facts come `title`, `slug` and `url` (each None where there is none) as they were at that moment: the
    telling needs them even after the resource and the link are gone.
    """
    event = Event(
        # Random and stored: feed readers know an entry by it, whatever becomes of its title and address.
        uuid=str(uuid.uuid4()),
        at=at,
        kind=kind,
        resource=resource,
        link=link,
        facts={**_snapshot(resource, link), **facts},
    )
    session.add(event)
    return event


def _snapshot(resource: Resource | None, link: Link | None) -> dict[str, str | None]:
    if link is None and resource is not None and resource.uses:
        link = resource.uses[0].link
    return {
        "title": resource.title if resource else None,
        "slug": resource.slug if resource else None,
        "url": link.url if link else None,
    }
