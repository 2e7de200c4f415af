"""What a maintainer has still to be told: pure, from what happened and what was told already."""

from collections.abc import Callable, Collection, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from catalog.models import Event, Link
from catalog.vocabulary import FAULTS, EventKind, State

FLIPS = frozenset({EventKind.DIED, EventKind.REVIVED})
ALARMS = FLIPS | {EventKind.FAULTY}

# A link with all its events of ALARMS, the oldest first.
History = tuple[Link, Sequence[Event]]


@dataclass(frozen=True, slots=True)
class Tidings:
    """Something of one link. events: those of that moment, one for each resource perhaps; never empty."""

    link: Link
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class News:
    """All that one mail tells."""

    deaths: tuple[Tidings, ...] = ()
    faults: tuple[Tidings, ...] = ()
    returns: tuple[Tidings, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        tidings = chain(self.deaths, self.faults, self.returns)
        return tuple(chain.from_iterable(each.events for each in tidings))


def untold(histories: Sequence[History], told: Set[int]) -> News:
    """What to tell a person who was told the events of those ids, in the order of the histories.

    Only the last word on a link counts: a death that was undone before the person heard of it is not told, and no
    more is the return from it.
    """

    def told_by(tell: Callable[[Link, Sequence[Event], Set[int]], tuple[Event, ...]]) -> tuple[Tidings, ...]:
        found = ((link, tell(link, events, told)) for link, events in histories)
        return tuple(Tidings(link, events) for link, events in found if events)

    return News(told_by(_death), told_by(_fault), told_by(_return))


def _death(link: Link, events: Sequence[Event], told: Set[int]) -> tuple[Event, ...]:
    last = _last(events, FLIPS)
    still_so = link.state is State.DEAD and _is(EventKind.DIED, last)
    return last if still_so and not _heard(last, told) else ()


def _return(link: Link, events: Sequence[Event], told: Set[int]) -> tuple[Event, ...]:
    last = _last(events, FLIPS)
    still_so = link.state is State.ALIVE and _is(EventKind.REVIVED, last)
    heard = _last([event for event in events if event.id in told], FLIPS)
    return last if still_so and _is(EventKind.DIED, heard) else ()


def _fault(link: Link, events: Sequence[Event], told: Set[int]) -> tuple[Event, ...]:
    last = _last(events, {EventKind.FAULTY})
    still_so = link.state is State.UNVERIFIABLE and link.reason in FAULTS
    return last if still_so and not _heard(last, told) else ()


def _last(events: Sequence[Event], kinds: Collection[EventKind]) -> tuple[Event, ...]:
    """The last of these events, with those of the same moment."""
    of_kind = [event for event in events if event.kind in kinds]
    return tuple(event for event in of_kind if (event.kind, event.at) == (of_kind[-1].kind, of_kind[-1].at))


def _is(kind: EventKind, events: tuple[Event, ...]) -> bool:
    return bool(events) and events[0].kind is kind


def _heard(events: tuple[Event, ...], told: Set[int]) -> bool:
    return any(event.id in told for event in events)
