"""Which links a web archive is to be asked for, and what it answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, case, or_, select
from sqlalchemy.orm import Session, selectinload

from catalog.events import new_event
from catalog.models import Event, Link, Use
from catalog.vocabulary import EventKind, State

# An archive that had no copy of a failing link may have one later.
_ASKED_AGAIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A copy to look for: of `url`, as near as may be to `date` (ISO 8601, perhaps a year only)."""

    link_id: int
    url: str
    date: str | None


def copies_wanted(engine: Engine, now: datetime, limit: int) -> Sequence[Wanted]:
    """Failing links without a copy first, the dead before the suspect; then living ones, each asked for once."""
    asked = Link.archive_asked_at
    failing = Link.state.in_((State.DEAD, State.SUSPECT))
    again = (failing & (asked <= now - _ASKED_AGAIN)) | (asked > now)
    query = (
        select(Link)
        .where(
            Link.uses.any(),
            Link.archive_url.is_(None),
            failing | (Link.state == State.ALIVE),
            or_(asked.is_(None), again),
        )
        .order_by(case({State.DEAD: 0, State.SUSPECT: 1}, value=Link.state, else_=2), Link.id)
        .limit(limit)
        .options(selectinload(Link.uses).joinedload(Use.resource))
    )
    with Session(engine) as session:
        return [Wanted(link.id, link.target, _date_of(link)) for link in session.scalars(query)]


def keep_copy(engine: Engine, link_id: int, now: datetime, url: str | None, made_at: datetime | None) -> None:
    """What the archive answered: the address of its copy, or None."""
    with Session(engine) as session:
        link = session.get(Link, link_id)
        if link is not None:
            link.archive_asked_at = now
            link.archive_url, link.archive_at = (url, made_at) if url else (link.archive_url, link.archive_at)
            if link.state is State.DEAD:
                offer_copy(session, link, now)
            session.commit()


def offer_copy(session: Session, link: Link, at: datetime) -> tuple[Event, ...]:
    """Tells readers that a copy takes the place of a link that died; nothing where there is no copy."""
    if link.archive_url is None:
        return ()
    resource = link.uses[0].resource if link.uses else None
    facts = copy_facts(link.archive_url, link.archive_at)
    return (new_event(session, EventKind.ARCHIVED, at, resource, link, facts),)


def copy_facts(url: str, made_at: datetime | None) -> dict[str, str | None]:
    """What the telling of a copy needs."""
    return {"copy": url, "made_at": made_at.isoformat() if made_at else None}


def _date_of(link: Link) -> str | None:
    return next((use.resource.date for use in link.uses if use.resource.date), None)
