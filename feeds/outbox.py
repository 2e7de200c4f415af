"""The outbox: who is told, what waits for whom, what is on its way, and what was told."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, bindparam, delete, exists, insert, literal, or_, select, update
from sqlalchemy.orm import Session, aliased, selectinload

from catalog.models import Contribution, Event, Link, OutboxEntry, Recipient, Resource, Use
from catalog.vocabulary import EventKind, Occasion
from catalog.worklist import is_used
from feeds.tidings import ALARMS, RECALLED, REMINDERS, History, News, Slip

_SHORTEST = min(wait for _, wait in REMINDERS)


def enrol(session: Session, keys: Collection[str], now: datetime) -> None:
    """Makes these the recipients, and no others.

    To one who is new everything is filed that ever was: what still holds will be told, the rest dropped.
    """
    known = set(session.scalars(select(Recipient.key)))
    session.execute(delete(Recipient).where(Recipient.key.not_in(list(keys))))
    for key in dict.fromkeys(keys):
        if key not in known:
            session.add(Recipient(key=key, since=now))
            filed = exists().where(OutboxEntry.recipient == key, OutboxEntry.event_id == Event.id)
            backlog = select(literal(key), Event.id, literal(Occasion.NEWS, OutboxEntry.occasion.type)).where(
                Event.kind.in_(ALARMS), ~filed
            )
            session.execute(insert(OutboxEntry).from_select(["recipient", "event_id", "occasion"], backlog))
    session.commit()


def histories(session: Session, recipient: str, now: datetime) -> Sequence[History]:
    """The links in use of which something waits for a recipient, or may be to recall, in the directory's order."""
    concerned = _concerned(recipient, now)
    used = Link.uses.and_(Use.resource.has(Resource.withdrawn_at.is_(None)))
    resource = selectinload(used).joinedload(Use.resource)
    links = session.scalars(
        select(Link)
        .where(Link.id.in_(concerned), is_used())
        .options(
            resource.selectinload(Resource.contributions).joinedload(Contribution.organisation),
            resource.selectinload(Resource.uses),
            resource.selectinload(Resource.themes),
        )
    ).all()
    events: dict[int | None, list[Event]] = defaultdict(list)
    of_links = and_(Event.kind.in_(ALARMS), Event.link_id.in_(concerned))
    for event in session.scalars(select(Event).where(of_links).order_by(Event.at, Event.id)):
        events[event.link_id].append(event)
    waiting: dict[int | None, set[int]] = defaultdict(set)
    told: dict[int | None, dict[Slip, datetime]] = defaultdict(dict)
    entries = select(OutboxEntry, Event.link_id).join(OutboxEntry.event)
    for entry, link_id in session.execute(entries.where(OutboxEntry.recipient == recipient, of_links)):
        if entry.settled_at is None:
            waiting[link_id].add(entry.event_id)
        elif entry.message_id is not None:
            told[link_id][entry.event_id, entry.occasion] = entry.settled_at
    return [History(link, events[link.id], waiting[link.id], told[link.id]) for link in sorted(links, key=_place)]


def _concerned(recipient: str, now: datetime) -> Select[int | None]:
    """The links of what waits, and of what was told so long ago, without a last reminder, that one may be due."""
    last = aliased(OutboxEntry)
    recalled_for_good = exists().where(
        last.recipient == recipient, last.event_id == OutboxEntry.event_id, last.occasion == Occasion.LAST_REMINDER
    )
    old = and_(Event.kind.in_(RECALLED), OutboxEntry.settled_at <= now - _SHORTEST, ~recalled_for_good)
    return (
        select(Event.link_id)
        .join(OutboxEntry, OutboxEntry.event_id == Event.id)
        .where(OutboxEntry.recipient == recipient, or_(OutboxEntry.settled_at.is_(None), old))
    )


def undeliverable(session: Session, recipient: str) -> Sequence[Event]:
    """What waits for a recipient about others who cannot be written to."""
    waits = OutboxEntry.recipient == recipient, OutboxEntry.settled_at.is_(None)
    query = select(Event).join(OutboxEntry, OutboxEntry.event_id == Event.id)
    return session.scalars(query.where(*waits, Event.kind == EventKind.UNDELIVERABLE).order_by(Event.id)).all()


def refused(session: Session) -> frozenset[str]:
    return frozenset(session.scalars(select(Recipient.key).where(Recipient.refused_at.is_not(None))))


def on_its_way(session: Session, recipient: str) -> tuple[str, frozenset[Slip]] | None:
    """The message whose fate is not known, and what it tells: we were stopped, or cut off, while it was being sent."""
    entries = session.scalars(
        select(OutboxEntry)
        .where(
            OutboxEntry.recipient == recipient, OutboxEntry.settled_at.is_(None), OutboxEntry.message_id.is_not(None)
        )
        .order_by(OutboxEntry.event_id)
    ).all()
    message_ids = {entry.message_id for entry in entries if entry.message_id}
    if not message_ids:
        return None
    message_id = min(message_ids)
    slips = ((entry.event_id, entry.occasion) for entry in entries if entry.message_id == message_id)
    return message_id, frozenset(slips)


def send_off(session: Session, recipient: str, news: News, message_id: str) -> None:
    """Written before the message is sent: should we be stopped, the same message goes again, not another one."""
    table = OutboxEntry.__table__
    slips = [{"of": event_id, "on": occasion, "id": message_id} for event_id, occasion in dict.fromkeys(news.slips)]
    filed = [slip for slip in slips if slip["on"] is Occasion.NEWS]
    if filed:
        here = and_(_of(recipient, Occasion.NEWS), table.c.event_id == bindparam("of"), table.c.settled_at.is_(None))
        session.connection().execute(update(table).where(here).values(message_id=bindparam("id")), filed)  # type: ignore[arg-type]
    session.add_all(
        OutboxEntry(recipient=recipient, event_id=slip["of"], occasion=slip["on"], message_id=message_id)
        for slip in slips
        if slip["on"] is not Occasion.NEWS
    )
    session.commit()


def settle(session: Session, recipient: str, message_id: str, now: datetime) -> None:
    """The message has arrived."""
    session.execute(update(OutboxEntry).where(_under(recipient, message_id)).values(settled_at=now))


def take_back(session: Session, recipient: str, message_id: str) -> None:
    """The message was not accepted: what it told waits again."""
    under = _under(recipient, message_id)
    session.execute(delete(OutboxEntry).where(under, OutboxEntry.occasion != Occasion.NEWS))
    session.execute(update(OutboxEntry).where(under).values(message_id=None))


def drop(session: Session, recipient: str, event_ids: Iterable[int], now: datetime) -> None:
    """Nobody need hear of these any more."""
    table = OutboxEntry.__table__
    here = and_(_of(recipient, Occasion.NEWS), table.c.event_id == bindparam("of"), table.c.settled_at.is_(None))
    if rows := [{"of": event_id} for event_id in event_ids]:
        session.connection().execute(update(table).where(here).values(settled_at=now), rows)  # type: ignore[arg-type]


def _of(recipient: str, occasion: Occasion) -> ColumnElement[bool]:
    return and_(OutboxEntry.recipient == recipient, OutboxEntry.occasion == occasion)


def _under(recipient: str, message_id: str) -> ColumnElement[bool]:
    return and_(
        OutboxEntry.recipient == recipient, OutboxEntry.message_id == message_id, OutboxEntry.settled_at.is_(None)
    )


def _place(link: Link) -> tuple[int, int, int]:
    return min((use.resource.position, use.position, link.id) for use in link.uses)
