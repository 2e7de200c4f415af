"""Which repairs a link calls for, how sure each is, and what proves it. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from catalog.duplicates import Why
from catalog.urls import normalised, same_place
from catalog.vocabulary import RepairKind, State

# By how many visits were led to an address.
_ONCE, _TWICE, _OFTEN = 0.8, 0.95, 0.97
# Where a page is sent on to a home page, it is the page that is lost more often than the address.
_HOME = 0.4
# A dead link remembers where it led; nobody has looked at that place since.
_REMEMBERED = 0.6
# A copy is of the past: a living address is always better. It may show the very page that says that it is gone.
_COPY_IN_TIME, _COPY, _COPY_TOO_LATE = 0.7, 0.5, 0.3
# A duplicate may be another edition all the same. Where the two can be joined, its address alone is second best.
_TWIN, _TWIN_ADDRESS = 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Sighting:
    """Visits that found what they sought at one address: how many, and when the last one. permanent: of these, those
    that were led there for good.
    """

    visits: int
    permanent: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Twin:
    """The living link of a resource that seems to be the same one as each of those that use the lost link. slug: that
    resource's, where they can be made one: they are of one maker, or bear one number.
    """

    url: str
    title: str
    why: Why
    confidence: float
    last_alive_at: datetime | None
    slug: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A link as its repair is judged: what is known of it (`Link`); failed: the addresses of the last visit, where it
    failed; sightings: by the address where visits ended.
    """

    url: str
    short: bool = False
    state: State = State.ALIVE
    drifted: bool = False
    moved_to: str | None = None
    short_link_dead: bool = False
    last_alive_at: datetime | None = None
    first_failure_at: datetime | None = None
    archive_url: str | None = None
    archive_at: datetime | None = None
    failed: tuple[str, ...] = ()
    sightings: Mapping[str, Sighting] = field(default_factory=dict)
    twin: Twin | None = None

    @property
    def lost(self) -> bool:
        """Whether what was there is there no longer."""
        return self.state is State.DEAD or self.drifted


@dataclass(frozen=True, slots=True)
class Proposed:
    """A repair: the address that readers get in the place of the link's. facts: plain values, for `sentences.proof`."""

    kind: RepairKind
    target: str
    confidence: float
    facts: Mapping[str, Any]


def proposed(case: Case) -> list[Proposed]:
    """The surest first."""
    found = [*_onward(case), *_secure(case), *_duplicate(case), *_archived(case)]
    return sorted(found, key=lambda each: -each.confidence)


def is_web(url: str | None) -> bool:
    return url is not None and url.lower().startswith(("http://", "https://"))


def _onward(case: Case) -> Iterator[Proposed]:
    """Where the short link or the permanent redirect leads, unless that is the very place that failed."""
    target = case.moved_to
    if target is None or not is_web(target) or same_place(target, case.url):
        return
    if case.drifted or any(same_place(url, target) for url in case.failed):
        return
    kind = RepairKind.SHORT if case.short else RepairKind.MOVED
    seen = case.sightings.get(target)
    if case.state is State.DEAD or seen is None:
        if case.state is State.DEAD and case.last_alive_at is not None:
            yield Proposed(kind, target, _at_home(case, target, _REMEMBERED), {"until": case.last_alive_at.isoformat()})
        return
    visits = seen.visits if case.short else seen.permanent
    if visits and case.state is State.ALIVE:
        facts = {"visits": visits, "last": seen.last.isoformat(), "short_link_dead": case.short_link_dead}
        yield Proposed(kind, target, _at_home(case, target, _by_visits(visits)), facts)


def _secure(case: Case) -> Iterator[Proposed]:
    """https, where visits of http were led there and found the page."""
    if case.state is not State.ALIVE or case.drifted or not case.url.lower().startswith("http://"):
        return
    for target, seen in sorted(case.sightings.items(), key=lambda each: (-each[1].visits, each[0])):
        if target.startswith("https://") and same_place(target, case.url):
            facts = {"visits": seen.visits, "last": seen.last.isoformat()}
            yield Proposed(RepairKind.HTTPS, target, _by_visits(seen.visits), facts)
            return


def _duplicate(case: Case) -> Iterator[Proposed]:
    twin = case.twin
    if twin is None or not case.lost or same_place(twin.url, case.url):
        return
    last = twin.last_alive_at.isoformat() if twin.last_alive_at else None
    facts = {"title": twin.title, "why": twin.why.value, "last": last}
    if twin.slug:
        yield Proposed(RepairKind.MERGE, twin.url, round(twin.confidence * _TWIN, 2), facts | {"slug": twin.slug})
    sure = _TWIN_ADDRESS if twin.slug else _TWIN
    yield Proposed(RepairKind.DUPLICATE, twin.url, round(twin.confidence * sure, 2), facts)


def _archived(case: Case) -> Iterator[Proposed]:
    url, made = case.archive_url, case.archive_at
    if not case.lost or url is None or not is_web(url) or url == case.url:
        return
    if made is None or case.state is not State.DEAD:
        # Nobody knows when another thing took the place of what was there.
        confidence = _COPY
    else:
        confidence = _COPY_TOO_LATE if case.first_failure_at and made >= case.first_failure_at else _COPY_IN_TIME
    last = case.last_alive_at.isoformat() if case.last_alive_at else None
    facts = {"made": made.isoformat() if made else None, "last": last}
    yield Proposed(RepairKind.ARCHIVE, url, confidence, facts)


def _by_visits(visits: int) -> float:
    return _ONCE if visits < 2 else _TWICE if visits == 2 else _OFTEN


def _at_home(case: Case, target: str, confidence: float) -> float:
    is_home = not any(sign in normalised(target) for sign in "/?")
    was_home = not any(sign in normalised(case.url) for sign in "/?")
    return min(confidence, _HOME) if is_home and not was_home and not case.short else confidence
