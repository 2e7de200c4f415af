"""Which links are searched for on their publishers' own sites, and when: lost ones, and those that could be secure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, and_, or_, select
from sqlalchemy.orm import Session, selectinload

from catalog.models import Link, Use, Visit
from catalog.repairs.deciding import Proposed
from catalog.repairs.keeping import keep_found
from catalog.urls import is_short
from catalog.vocabulary import Reason, State
from catalog.worklist import is_used

_SEARCHED_AGAIN = timedelta(days=30)
_SECURED_AGAIN = timedelta(days=180)
# Nobody answers there any more: perhaps only not by http.
_SILENT = (Reason.UNREACHABLE, Reason.TIMEOUT)
# There is no site left to search.
_NO_SITE = (Reason.DNS, Reason.PARKED, Reason.UNREACHABLE, Reason.TIMEOUT, Reason.TLS)


@dataclass(frozen=True, slots=True)
class Sought:
    """A lost document: the address on the publisher's site where it was, and the titles it is known by."""

    link_id: int
    url: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Insecure:
    """An address that is asked for in the clear, with what the last good visit saw there (`Visit`), and its sketch
    (`Link`).
    """

    link_id: int
    url: str
    sketch: str | None
    page_title: str | None = None
    body: str | None = None


def sought(engine: Engine, now: datetime, limit: int) -> Sequence[Sought]:
    """Dead links whose site still stands, and those where another thing is found now; those first that were never
    searched for, each once in 30 days, or when it has died anew.
    """
    standing = or_(Link.reason.is_(None), Link.reason.not_in(_NO_SITE))
    lost = or_(and_(Link.state == State.DEAD, standing), and_(Link.state == State.ALIVE, Link.drifted))
    query = (
        select(Link)
        .where(is_used(), lost, _again(now, _SEARCHED_AGAIN))
        .order_by(Link.searched_at.asc().nulls_first(), Link.id)
        .limit(limit)
        .options(selectinload(Link.uses).joinedload(Use.resource))
    )
    with Session(engine) as session:
        return [Sought(link.id, _place(link), _titles(link)) for link in session.scalars(query)]


def insecure(engine: Engine, now: datetime, limit: int) -> Sequence[Insecure]:
    """Links that no visit was led to https from, those first whose site was never asked for it; each once in 180 days.

    Those that answer, and those whose site no longer answers by http; short links are not pages.
    """
    silent = and_(Link.state == State.DEAD, Link.reason.in_(_SILENT))
    in_clear = and_(Link.url.startswith("http://"), Link.final_url.startswith("http://"), Link.moved_to.is_(None))
    query = (
        select(Link.id, Link.url, Link.sketch)
        .where(is_used(), or_(Link.state == State.ALIVE, silent), ~Link.drifted, ~Link.short, in_clear)
        .where(_again(now, _SECURED_AGAIN))
        .order_by(Link.searched_at.asc().nulls_first(), Link.id)
        .limit(limit)
    )
    with Session(engine) as session:
        return [Insecure(*row, *_last_seen(session, row.id)) for row in session.execute(query)]


def keep_search(engine: Engine, link_id: int, found: Sequence[Proposed], now: datetime) -> None:
    """What a search came to, even where that is nothing."""
    with Session(engine) as session:
        link = session.get(Link, link_id)
        if link is not None:
            link.searched_at = now
            keep_found(session, link_id, found, now)
            session.commit()


def _again(now: datetime, wait: timedelta) -> ColumnElement[bool]:
    """Never searched for, not for so long, or died since."""
    at = Link.searched_at
    return or_(at.is_(None), at <= now - wait, at > now, Link.first_failure_at > at)


def _last_seen(session: Session, link_id: int) -> Sequence[str | None]:
    """The title of what the last good visit saw, and the digest of its bytes."""
    good = Visit.link_id == link_id, Visit.settled, Visit.reason == Reason.OK, ~Visit.unchanged
    query = select(Visit.page_title, Visit.body).where(*good).order_by(Visit.at.desc()).limit(1)
    return session.execute(query).one_or_none() or ()


def _place(link: Link) -> str:
    """Where a short link led, if anybody knows."""
    hops = [hop["url"] for hop in reversed(link.chain)]
    known = (link.moved_to, *hops, link.url) if link.short else (link.url,)
    return next((url for url in known if url and not is_short(url)), link.url)


def _titles(link: Link) -> tuple[str, ...]:
    titles = (title for use in link.uses for title in (use.resource.title, use.resource.known_as))
    return tuple(dict.fromkeys(title for title in titles if title))
