"""Which lost links are searched for on their publishers' own sites, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session, selectinload

from catalog.models import Link, Use
from catalog.repairs.deciding import Proposed
from catalog.repairs.keeping import keep_found
from catalog.urls import is_short
from catalog.vocabulary import Reason, State
from catalog.worklist import is_used

_SEARCHED_AGAIN = timedelta(days=30)
# There is no site left to search.
_NO_SITE = (Reason.DNS, Reason.PARKED, Reason.UNREACHABLE, Reason.TIMEOUT, Reason.TLS)


@dataclass(frozen=True, slots=True)
class Sought:
    """A lost document: the address on the publisher's site where it was, and the titles it is known by."""

    link_id: int
    url: str
    titles: tuple[str, ...]


def sought(engine: Engine, now: datetime, limit: int) -> Sequence[Sought]:
    """Dead links whose site still stands, those first that were never searched for; each once in 30 days, or when it
    has died anew.
    """
    at = Link.searched_at
    again = or_(at.is_(None), at <= now - _SEARCHED_AGAIN, at > now, Link.first_failure_at > at)
    query = (
        select(Link)
        .where(is_used(), Link.state == State.DEAD, or_(Link.reason.is_(None), Link.reason.not_in(_NO_SITE)), again)
        .order_by(at.asc().nulls_first(), Link.id)
        .limit(limit)
        .options(selectinload(Link.uses).joinedload(Use.resource))
    )
    with Session(engine) as session:
        return [Sought(link.id, _place(link), _titles(link)) for link in session.scalars(query)]


def keep_search(engine: Engine, link_id: int, found: Sequence[Proposed], now: datetime) -> None:
    """What a search came to, even where that is nothing."""
    with Session(engine) as session:
        link = session.get(Link, link_id)
        if link is not None:
            link.searched_at = now
            keep_found(session, link_id, found, now)
            session.commit()


def _place(link: Link) -> str:
    """Where a short link led, if anybody knows."""
    hops = [hop["url"] for hop in reversed(link.chain)]
    known = (link.moved_to, *hops, link.url) if link.short else (link.url,)
    return next((url for url in known if url and not is_short(url)), link.url)


def _titles(link: Link) -> tuple[str, ...]:
    titles = (title for use in link.uses for title in (use.resource.title, use.resource.known_as))
    return tuple(dict.fromkeys(title for title in titles if title))
