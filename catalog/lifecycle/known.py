"""What is known of a link, and what is worth telling of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from catalog.observation import Validators
from catalog.vocabulary import EventKind, Reason, State


class Known(NamedTuple):
    """What is known of a link. All times are UTC. A tuple: whole runs of them are made from rows, changed and written.

    failures counts the failing visits since the last good one, plain_failures those of them that said plainly
    that the page is gone; the first of each kind is dated. refusals counts the visits in a row that no robot could
    judge. flips are the last deaths and returns. candidate is a new fingerprint that awaits its confirmation;
    body is what was served at the last good visit.
    page_title and sketch are those of the page when it was last as it should be; drifts counts the visits in a row that
    found another thing there. detours counts the visits in a row in which only the target of the short link answered.
    """

    url: str
    short: bool = False
    state: State = State.UNCHECKED
    reason: Reason | None = None
    failures: int = 0
    first_failure_at: datetime | None = None
    plain_failures: int = 0
    first_plain_failure_at: datetime | None = None
    refusals: int = 0
    last_checked_at: datetime | None = None
    last_alive_at: datetime | None = None
    next_check_at: datetime | None = None
    interval: timedelta | None = None
    moved_to: str | None = None
    flips: tuple[datetime, ...] = ()
    unstable: bool = False
    fingerprint: str | None = None
    candidate: str | None = None
    body: str | None = None
    validators: Validators | None = None
    page_title: str | None = None
    sketch: str | None = None
    drifts: int = 0
    drifted: bool = False
    detours: int = 0
    first_detour_at: datetime | None = None
    short_link_dead: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """Something worth telling, before it is stored as an event."""

    kind: EventKind
    facts: Mapping[str, str | int | None]


Decision = tuple[Known, tuple[Happening, ...]]
