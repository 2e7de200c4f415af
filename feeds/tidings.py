"""What a recipient has still to be told: pure, from what happened, what was told already, and the moment.

Events of a link run on tracks: its deaths and returns on one, its moves on another, and so on. Only the last word on a
track counts, and only while it holds: a death that was undone before the recipient heard of it is never told, and no
more is the return from it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from catalog.models import Event, Link
from catalog.vocabulary import FAULTS, EventKind, Occasion, State

FLIPS = frozenset({EventKind.DIED, EventKind.REVIVED})
# What breaks something for readers is recalled while it waits for a hand.
RECALLED = frozenset({EventKind.DIED, EventKind.DRIFTED, EventKind.FAULTY, EventKind.SHORT_LINK_DIED})
# The kinds that the trigger of the outbox files for every recipient.
ALARMS = RECALLED | {EventKind.REVIVED, EventKind.MOVED, EventKind.UNVERIFIABLE, EventKind.UNDELIVERABLE}
REMINDERS = ((Occasion.LAST_REMINDER, timedelta(days=90)), (Occasion.REMINDER, timedelta(days=30)))
# A site that turns robots away for a week is no news.
LONG = timedelta(days=30)

# An entry of the outbox: an event's id, and the occasion.
Slip = tuple[int, Occasion]


class Subject(StrEnum):
    """The sections of a mail, in its order."""

    DEATH = "death"
    SHORT_LINK = "short_link"
    DRIFT = "drift"
    FAULT = "fault"
    MOVE = "move"
    RETURN = "return"
    UNSTABLE = "unstable"
    UNVERIFIABLE = "unverifiable"
    REMINDER = "reminder"
    UNDELIVERABLE = "undeliverable"


_PLAIN = {
    EventKind.SHORT_LINK_DIED: Subject.SHORT_LINK,
    EventKind.DRIFTED: Subject.DRIFT,
    EventKind.FAULTY: Subject.FAULT,
    EventKind.MOVED: Subject.MOVE,
    EventKind.UNVERIFIABLE: Subject.UNVERIFIABLE,
}


@dataclass(frozen=True, slots=True)
class History:
    """A link with its events of ALARMS, the oldest first. waiting: the ids of those in the outbox of a recipient.

    told: what the recipient was told, and when.
    """

    link: Link
    events: Sequence[Event]
    waiting: Set[int] = frozenset()
    told: Mapping[Slip, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tidings:
    """Something of one link, or of a recipient.

    events: those of that moment, one for each resource perhaps; never empty.
    told_at: when the recipient heard of it, where this recalls it.
    """

    link: Link | None
    events: tuple[Event, ...]
    subject: Subject
    occasion: Occasion = Occasion.NEWS
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class News:
    """All that one mail tells. dropped: the ids of events that wait no more, for nobody need hear of them."""

    tidings: tuple[Tidings, ...] = ()
    dropped: frozenset[int] = frozenset()

    @property
    def only_recalls(self) -> bool:
        """Whether there is nothing in it that the recipient does not know."""
        return bool(self.tidings) and all(each.subject is Subject.REMINDER for each in self.tidings)

    def about(self, *subjects: Subject) -> tuple[Tidings, ...]:
        return tuple(each for each in self.tidings if each.subject in subjects)

    @property
    def slips(self) -> tuple[Slip, ...]:
        return tuple((event.id, each.occasion) for each in self.tidings for event in each.events)

    @property
    def uuids(self) -> tuple[str, ...]:
        """What the mail is known by: the events, and where they are not news the occasion."""
        return tuple(
            event.uuid if each.occasion is Occasion.NEWS else f"{event.uuid} {each.occasion}"
            for each in self.tidings
            for event in each.events
        )

    def __add__(self, other: "News") -> "News":
        return News(self.tidings + other.tidings, self.dropped | other.dropped)

    def only(self, slips: Set[Slip]) -> "News":
        """What still holds of a mail that is on its way."""
        return News(tuple(each for each in self.tidings if any((e.id, each.occasion) in slips for e in each.events)))


def untold(histories: Iterable[History], now: datetime) -> News:
    """What to tell, in the order of the histories."""
    tidings: list[Tidings] = []
    dropped: set[int] = set()
    for history in histories:
        told = tuple(_of_link(history, now))
        tidings += told
        dropped |= _superseded(history, {event.id for each in told for event in each.events})
    return News(tuple(tidings), frozenset(dropped))


def of_recipients(events: Iterable[Event], refused: Set[str], own: str) -> News:
    """Which other recipients cannot be written to, for one who goes by `own`; those who can be again are no news."""
    tidings, dropped = [], set()
    for event in events:
        if event.facts["recipient"] in refused - {own}:
            tidings.append(Tidings(None, (event,), Subject.UNDELIVERABLE))
        else:
            dropped.add(event.id)
    return News(tuple(tidings), frozenset(dropped))


def _of_link(history: History, now: datetime) -> Iterator[Tidings]:
    yield from _flip(history)
    for kind, subject in _PLAIN.items():
        last = _last(history.events, {kind})
        if last and _waits(last, history) and _holds(last[0], history.link, now):
            yield Tidings(history.link, last, subject)
    if not history.link.unstable:
        yield from _reminders(history, now)


def _flip(history: History) -> Iterator[Tidings]:
    """A death, a return, or that the link keeps going from one to the other: then once, until it comes to rest."""
    link, last, heard = history.link, _last(history.events, FLIPS), _last_heard(history)
    if not last or not _waits(last, history):
        return
    if link.unstable:
        if link.state in (State.DEAD, State.ALIVE, State.SUSPECT) and heard is not Occasion.UNSTABLE:
            yield Tidings(link, last, Subject.UNSTABLE, Occasion.UNSTABLE)
    elif last[0].kind is EventKind.DIED and _holds_dead(link):
        yield Tidings(link, last, Subject.DEATH)
    elif (
        last[0].kind is EventKind.REVIVED and link.state is State.ALIVE and heard in (EventKind.DIED, Occasion.UNSTABLE)
    ):
        yield Tidings(link, last, Subject.RETURN)


def _last_heard(history: History) -> EventKind | Occasion | None:
    """What the recipient holds true of the link: that it died, came back, or cannot be relied upon."""
    kinds = {event.id: event.kind for event in history.events if event.kind in FLIPS}
    heard = [slip for slip in history.told if slip[0] in kinds and slip[1] in (Occasion.NEWS, Occasion.UNSTABLE)]
    if not heard:
        return None
    # In the order of the events, whatever the clock said: of one event, that it is unstable is always told first.
    key, occasion = max(heard, key=lambda slip: (slip[0], slip[1] is Occasion.NEWS))
    return kinds[key] if occasion is Occasion.NEWS else Occasion.UNSTABLE


def _reminders(history: History, now: datetime) -> Iterator[Tidings]:
    for kind in RECALLED:
        last = _last(history.events, FLIPS if kind is EventKind.DIED else {kind})
        if not last or last[0].kind is not kind or not _holds(last[0], history.link, now):
            continue
        told = [at for event in last if (at := history.told.get((event.id, Occasion.NEWS)))]
        if told and (occasion := _due(last, history, now - min(told))):
            yield Tidings(history.link, last, Subject.REMINDER, occasion, min(told))


def _due(events: Sequence[Event], history: History, since: timedelta) -> Occasion | None:
    """The later one takes the place of an earlier one that nobody could send in time."""
    for occasion, wait in REMINDERS:
        if any((event.id, occasion) in history.told for event in events):
            return None
        if since >= wait:
            return occasion
    return None


def _holds(event: Event, link: Link, now: datetime) -> bool:
    """Whether what an event said is still so."""
    match event.kind:
        case EventKind.DIED:
            return _holds_dead(link)
        case EventKind.FAULTY:
            return link.state is State.UNVERIFIABLE and link.reason in FAULTS
        case EventKind.SHORT_LINK_DIED:
            return link.short_link_dead and link.state is State.ALIVE
        case EventKind.DRIFTED:
            return link.drifted and link.state is State.ALIVE
        case EventKind.MOVED:
            return link.state is State.ALIVE and link.moved_to == event.facts.get("to") and not link.short_link_dead
        case EventKind.UNVERIFIABLE:
            return link.state is State.UNVERIFIABLE and link.reason not in FAULTS and now - event.at >= LONG
        case _:
            return False


def _holds_dead(link: Link) -> bool:
    return link.state is State.DEAD


def _superseded(history: History, telling: Set[int]) -> set[int]:
    """Events that wait in vain: something later has overtaken them, or nobody heard of what they undo."""
    flips = _last(history.events, FLIPS)
    current = {event.id for event in flips}
    for kind in ALARMS - FLIPS:
        current |= {event.id for event in _last(history.events, {kind})}
    if flips and flips[0].kind is EventKind.REVIVED and _last_heard(history) in (None, EventKind.REVIVED):
        current -= {event.id for event in flips} if not history.link.unstable else set()
    return {key for key in history.waiting if key not in current | telling}


def _last(events: Sequence[Event], kinds: Set[EventKind]) -> tuple[Event, ...]:
    """The last of these events, with those of the same moment."""
    of_kind = [event for event in events if event.kind in kinds]
    return tuple(event for event in of_kind if (event.kind, event.at) == (of_kind[-1].kind, of_kind[-1].at))


def _waits(events: tuple[Event, ...], history: History) -> bool:
    """One of them told is all of them told."""
    return any(event.id in history.waiting for event in events) and not any(
        (event.id, Occasion.NEWS) in history.told for event in events
    )
