"""What was told to whom: the reason why nobody hears anything twice."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, selectinload

from catalog.models import Contribution, Delivery, Event, Link, Resource, Use
from feeds.tidings import ALARMS, History

# A little less than a day and a week: a run that starts some minutes early is not put off by a whole period.
PERIODS = {"always": timedelta(0), "daily": timedelta(hours=20), "weekly": timedelta(days=6.5)}


def histories(session: Session) -> Sequence[History]:
    """Every link that ever raised an alarm and is still in use, in the order of the directory."""
    resource = selectinload(Link.uses).joinedload(Use.resource)
    links = session.scalars(
        select(Link)
        .where(Link.id.in_(select(Event.link_id).where(Event.kind.in_(ALARMS))), Link.uses.any())
        .options(
            resource.selectinload(Resource.contributions).joinedload(Contribution.organisation),
            resource.selectinload(Resource.uses),
        )
    ).all()
    events: dict[int | None, list[Event]] = {}
    for event in session.scalars(select(Event).where(Event.kind.in_(ALARMS)).order_by(Event.at, Event.id)):
        events.setdefault(event.link_id, []).append(event)
    return [(link, events[link.id]) for link in sorted(links, key=_place)]


def told_to(session: Session, recipient: str) -> frozenset[int]:
    """The ids of the events that a recipient was told."""
    return frozenset(session.scalars(select(Delivery.event_id).where(Delivery.recipient == recipient)))


def wait_until(session: Session, recipient: str, period: str, now: datetime) -> datetime | None:
    """When the next mail may go; None if it may go now. A mail dated in the future was dated by a wrong clock."""
    last = session.scalar(select(func.max(Delivery.sent_at)).where(Delivery.recipient == recipient))
    if last is None or last > now or now - last >= PERIODS[period]:
        return None
    return last + PERIODS[period]


def record(engine: Engine, recipient: str, event_ids: Iterable[int], message_id: str, now: datetime) -> None:
    """Remembers, for good, that a recipient was told these events."""
    with Session(engine) as session:
        session.add_all(
            Delivery(recipient=recipient, event_id=event_id, message_id=message_id, sent_at=now)
            for event_id in event_ids
        )
        session.commit()


def _place(link: Link) -> tuple[int, int, int]:
    return min((use.resource.position, use.position, link.id) for use in link.uses)
