"""Which websites of the catalogue are asked for their news, when, and what came of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session, joinedload, undefer

from catalog.kinds import Kind
from catalog.models import Link, NewsEntry, NewsSource, Resource, Use
from catalog.newsworthy import NewsItem, Telling, corrected
from catalog.observation import Validators
from catalog.urls import normalised
from catalog.vocabulary import State

# A little less than a day: a daily run comes a minute sooner or later.
_FIRST, _LONGEST = timedelta(hours=20), timedelta(days=7)
_GROWTH = 1.5
# So many failures in a row are no accident: another source is looked for, and the maintainers may know.
LASTING = 3
# Nobody corrects what was told long ago.
_MOST_EDITED = 500
# Where nothing is to be had, or nothing is found, there may be something later.
_SELDOM = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a website tells its news. page: the website. url: of its feed or site map, None where none is known yet.

    seen: None before it was first read. failures: in a row.
    """

    link_id: int
    page: str
    url: str | None = None
    validators: Validators | None = None
    seen: Sequence[str] | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source was found to hold. url: None where a website tells its news nowhere.

    told: the oldest first. seen: all marks that are known now, None where nothing has changed. held: all that stands in
    it, where it says what it is called.
    """

    url: str | None
    validators: Validators | None = None
    told: Sequence[Telling] = ()
    seen: Sequence[str] | None = None
    held: Sequence[NewsItem] = ()


def sources_due(engine: Engine, now: datetime, limit: int) -> Sequence[Source]:
    """Living websites whose turn it is, those first that were never asked. What has become another site has no say."""
    again = or_(NewsSource.next_check_at.is_(None), NewsSource.next_check_at <= now, NewsSource.checked_at > now)
    site = Resource.kind.in_((Kind.WEBSITE, Kind.ORGANISATION)) & Resource.withdrawn_at.is_(None)
    query = (
        select(Link, NewsSource)
        .outerjoin(NewsSource, NewsSource.link_id == Link.id)
        .where(Link.state == State.ALIVE, Link.drifted.is_(False), Link.uses.any(Use.resource.has(site)), again)
        .order_by(NewsSource.next_check_at.asc().nulls_first(), Link.id)
        .limit(limit)
        .options(undefer(NewsSource.seen))
    )
    with Session(engine) as session:
        _pass_on(session)
        session.commit()
        return [_source(link, source) for link, source in session.execute(query)]


def places_told(engine: Engine) -> dict[str, int]:
    """The addresses of all sources that are known, in one spelling each, and the links whose sources they are."""
    query = select(NewsSource.url, NewsSource.link_id).where(NewsSource.url.is_not(None)).order_by(NewsSource.id.desc())
    with Session(engine) as session:
        return {normalised(url): link_id for url, link_id in session.execute(query) if url}


def silent_sources(session: Session) -> tuple[int, Sequence[str]]:
    """How many sources are followed, and the addresses of those among them that could not be had for some time."""
    query = select(NewsSource.url, NewsSource.failures).where(NewsSource.url.is_not(None)).order_by(NewsSource.id)
    rows = session.execute(query).all()
    return len(rows), [url for url, failures in rows if url and failures >= LASTING]


def keep_reading(engine: Engine, source: Source, reading: Reading, now: datetime) -> None:
    with Session(engine) as session:
        kept = _kept(session, source.link_id)
        if kept is None:
            return
        kept.interval = _interval(kept.interval, reading)
        kept.url, kept.validators, kept.failures = reading.url, reading.validators, 0
        kept.seen = list(reading.seen) if reading.seen is not None else kept.seen
        kept.checked_at, kept.next_check_at = now, now + kept.interval
        _correct(session, kept, reading.held)
        _add(session, kept, reading.told, now)
        session.commit()


def keep_failures(engine: Engine, sources: Iterable[Source], now: datetime) -> None:
    """Sources that could not be had or read: they stay what they are, and are asked ever less."""
    with Session(engine) as session:
        for source in sources:
            kept = _kept(session, source.link_id)
            if kept is not None:
                kept.failures += 1
                wait = min(_FIRST * 2 ** min(kept.failures - 1, 10), _SELDOM)
                kept.checked_at, kept.next_check_at = now, now + wait
        session.commit()


def _pass_on(session: Session) -> None:
    """A website that a maintainer gave another address still tells its news, and nothing of it twice."""
    replaced = select(NewsSource).join(NewsSource.link).where(Link.replaced_by_id.is_not(None))
    known = set(session.scalars(select(NewsSource.link_id)))
    for source in session.scalars(replaced.order_by(NewsSource.id).options(joinedload(NewsSource.link))).all():
        successor = source.link.replaced_by_id
        if successor is not None and successor not in known:
            source.link_id = successor
            known.add(successor)


def _source(link: Link, known: NewsSource | None) -> Source:
    if known is None:
        return Source(link.id, link.target)
    return Source(link.id, link.target, known.url, known.validators, known.seen, known.failures)


def _kept(session: Session, link_id: int) -> NewsSource | None:
    """None where the link has gone meanwhile."""
    if session.get(Link, link_id) is None:
        return None
    kept = session.scalar(select(NewsSource).where(NewsSource.link_id == link_id).options(undefer(NewsSource.seen)))
    if kept is None:
        kept = NewsSource(link_id=link_id, failures=0)
        session.add(kept)
        session.flush()
    return kept


def _interval(last: timedelta | None, reading: Reading) -> timedelta:
    """Those that tell much are asked every day, the silent once a week."""
    if reading.url is None:
        return _SELDOM
    if reading.told or last is None or last > _LONGEST:
        return _FIRST
    return min(last * _GROWTH, _LONGEST)


def _correct(session: Session, source: NewsSource, held: Sequence[NewsItem]) -> None:
    """What was edited since is told as it is now, and no second time: neither its id nor its date changes."""
    if not held:
        return
    latest = select(NewsEntry).where(NewsEntry.source_id == source.id).order_by(NewsEntry.id.desc()).limit(_MOST_EDITED)
    told = session.scalars(latest).all()
    for entry, item in zip(told, corrected(held, [(each.key, each.url) for each in told]), strict=True):
        if item is not None:
            entry.title, entry.summary = item.title, item.summary


def _add(session: Session, source: NewsSource, told: Sequence[Telling], now: datetime) -> None:
    known = _known(session, source, {each.item.marks[0] for each in told})
    elsewhere = _told_elsewhere(session, source, {each.item.url for each in told})
    for each in told:
        item = each.item
        if item.marks[0] not in known and (item.url, item.title) not in elsewhere:
            entry = NewsEntry(uid=str(uuid4()), key=item.marks[0], title=item.title, url=item.url, summary=item.summary)
            entry.source_id, entry.at, entry.seen_at = source.id, each.at, now
            session.add(entry)


def _told_elsewhere(session: Session, source: NewsSource, urls: Collection[str]) -> set[tuple[str, str]]:
    """Addresses and titles: websites repeat what others publish, and much may stand at one address."""
    query = select(NewsEntry.url, NewsEntry.title).where(NewsEntry.source_id != source.id, NewsEntry.url.in_(urls))
    return {(url, title) for url, title in session.execute(query)}


def _known(session: Session, source: NewsSource, keys: Collection[str]) -> set[str]:
    """Marks are forgotten after some thousands; what was told is not."""
    query = select(NewsEntry.key).where(NewsEntry.source_id == source.id, NewsEntry.key.in_(keys))
    return set(session.scalars(query))
