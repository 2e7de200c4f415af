"""The life cycle of a link: (what was known, observation, policy, now) → (what is known, happenings).

Pure: no clock, no storage, no network. What people trust is decided here and nowhere else.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from catalog.observation import Observation
from catalog.policy import Policy
from catalog.urls import same_place
from catalog.vocabulary import FAILURES, FAULTS, PLAIN_FAILURES, EventKind, Reason, State


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a link. All times are UTC.

    failures counts the failing visits since the last good one, plain_failures those of them that said plainly
    that the page is gone; the first of each kind is dated. refusals counts the visits in a row that no robot could
    judge. flips are the last deaths and returns. candidate is a new fingerprint that awaits its confirmation.
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


@dataclass(frozen=True, slots=True)
class Happening:
    """Something worth telling, before it is stored as an event."""

    kind: EventKind
    facts: dict[str, str | int | None]


Decision = tuple[Known, tuple[Happening, ...]]


def decide(known: Known, seen: Observation, policy: Policy, now: datetime) -> Decision:
    """What to hold true of a link after one more visit.

    A visit already counted, or older than the last one, changes nothing. Where the clock went back since the last
    visit, what lies in the future is pulled back to now, so that no span of time is ever longer than it was.
    """
    if known.state is State.IGNORED or seen.reason is Reason.OFFLINE or _is_old(known, seen, now):
        return known, ()
    after, happenings = _rule(seen.reason)(_without_future(known, now), seen, policy)
    after = replace(after, reason=seen.reason, last_checked_at=seen.at)
    return _scheduled(after, seen, policy, now), happenings


def is_due(known: Known, now: datetime) -> bool:
    """Whether a link is to be visited. A visit dated in the future was dated by a wrong clock."""
    if known.state is State.IGNORED:
        return False
    checked, following = known.last_checked_at, known.next_check_at
    return following is None or following <= now or (checked is not None and checked > now)


def _is_old(known: Known, seen: Observation, now: datetime) -> bool:
    return known.last_checked_at is not None and seen.at <= known.last_checked_at <= now


def _without_future(known: Known, now: datetime) -> Known:
    def past(moment: datetime | None) -> datetime | None:
        return min(moment, now) if moment else None

    return replace(
        known,
        first_failure_at=past(known.first_failure_at),
        first_plain_failure_at=past(known.first_plain_failure_at),
        last_alive_at=past(known.last_alive_at),
        flips=tuple(flip for flip in known.flips if flip <= now),
    )


def _rule(reason: Reason) -> Callable[[Known, Observation, Policy], Decision]:
    if reason is Reason.OK:
        return _answered
    if reason in FAILURES:
        return _failed
    return _at_fault if reason in FAULTS else _refused


def _answered(known: Known, seen: Observation, policy: Policy) -> Decision:
    after = replace(
        known,
        state=State.ALIVE,
        failures=0,
        first_failure_at=None,
        plain_failures=0,
        first_plain_failure_at=None,
        refusals=0,
        last_alive_at=seen.at,
        interval=known.interval if known.state is State.ALIVE else None,
    )
    happenings: list[Happening] = []
    if known.state is State.DEAD:
        after = _flipped(after, seen.at, policy)
        happenings.append(Happening(EventKind.REVIVED, {"dead_since": _iso(known.first_failure_at)}))
    after, moved = _moved(after, seen)
    after, updated = _updated(after, seen)
    return after, (*happenings, *moved, *updated)


def _moved(known: Known, seen: Observation) -> Decision:
    """A short link's target is remembered; a page's new address as long as every redirect to it is for good."""
    leads_on = len(seen.chain) > 1 and (known.short or seen.permanent)
    target = seen.final_url if leads_on else None
    if target is None and not known.short:
        return replace(known, moved_to=None), ()
    if target is None or target == known.moved_to:
        return known, ()
    # Finding out for the first time where a short link leads is no news; nor is "http" becoming "https".
    before = known.moved_to or (None if known.short else known.url)
    after = replace(known, moved_to=target)
    if before is None or same_place(before, target):
        return after, ()
    return after, (Happening(EventKind.MOVED, {"from": before, "to": target}),)


def _updated(known: Known, seen: Observation) -> Decision:
    """A document has changed once two visits in a row found the same new bytes."""
    new = seen.fingerprint
    if new is None or new == known.fingerprint:
        return replace(known, candidate=None), ()
    if known.fingerprint is None:
        return replace(known, fingerprint=new), ()
    if new != known.candidate:
        return replace(known, candidate=new), ()
    return replace(known, fingerprint=new, candidate=None), (Happening(EventKind.UPDATED, {}),)


def _failed(known: Known, seen: Observation, policy: Policy) -> Decision:
    plain = seen.reason in PLAIN_FAILURES
    after = replace(
        known,
        refusals=0,
        failures=known.failures + 1,
        first_failure_at=known.first_failure_at or seen.at,
        plain_failures=known.plain_failures + plain,
        first_plain_failure_at=known.first_plain_failure_at or (seen.at if plain else None),
    )
    if known.state is State.DEAD:
        return after, ()
    if _is_confirmed(after, seen, policy):
        facts = {"reason": seen.reason.value, "visits": after.failures, "since": _iso(after.first_failure_at)}
        return _flipped(replace(after, state=State.DEAD), seen.at, policy), (Happening(EventKind.DIED, facts),)
    if known.state is State.SUSPECT:
        return after, ()
    return replace(after, state=State.SUSPECT), (Happening(EventKind.SUSPECTED, {"reason": seen.reason.value}),)


def _is_confirmed(known: Known, seen: Observation, policy: Policy) -> bool:
    """Enough failing visits over enough time; a plain "gone" needs fewer, but must be the last word."""

    def spread(first: datetime | None) -> timedelta:
        return seen.at - (first or seen.at)

    plainly = (
        seen.reason in PLAIN_FAILURES
        and known.plain_failures >= policy.plain_visits
        and spread(known.first_plain_failure_at) >= timedelta(days=policy.plain_days)
    )
    at_length = known.failures >= policy.passing_visits and spread(known.first_failure_at) >= timedelta(
        days=policy.passing_days
    )
    return plainly or at_length


def _refused(known: Known, seen: Observation, policy: Policy) -> Decision:
    """A visit that no robot can judge neither adds to the failing visits nor wipes them out."""
    after = replace(known, refusals=known.refusals + 1)
    if after.refusals < policy.unverifiable_visits or known.state in (State.DEAD, State.UNVERIFIABLE):
        return after, ()
    return replace(after, state=State.UNVERIFIABLE), (
        Happening(EventKind.UNVERIFIABLE, {"reason": seen.reason.value, "visits": after.refusals}),
    )


def _at_fault(known: Known, seen: Observation, _policy: Policy) -> Decision:
    """A fault of the catalogue is told at once, and once."""
    after = known if known.state is State.DEAD else replace(known, state=State.UNVERIFIABLE)
    if known.reason in FAULTS:
        return after, ()
    return after, (Happening(EventKind.FAULTY, {"reason": seen.reason.value, "detail": seen.detail}),)


def _flipped(known: Known, at: datetime, policy: Policy) -> Known:
    since = at - timedelta(days=policy.unstable_days)
    flips = (*(flip for flip in known.flips if flip > since), at)
    return replace(known, flips=flips)


def _scheduled(known: Known, seen: Observation, policy: Policy, now: datetime) -> Known:
    since = now - timedelta(days=policy.unstable_days)
    interval = _interval(known, policy)
    wait = interval * _spread(known.url, policy.jitter)
    if seen.retry_after is not None:
        wait = max(wait, seen.retry_after)
    unstable = sum(flip > since for flip in known.flips) >= policy.unstable_flips
    return replace(known, interval=interval, next_check_at=now + wait, unstable=unstable)


def _interval(known: Known, policy: Policy) -> timedelta:
    """Living and unverifiable links are visited ever less, failing ones soon, dead ones hardly."""
    first, last = timedelta(days=policy.alive_first_days), known.interval
    if known.state is State.SUSPECT:
        step = min(max(known.failures, 1), len(policy.suspect_hours)) - 1
        return timedelta(hours=policy.suspect_hours[step])
    if known.state is State.DEAD:
        return min((last or first) * policy.dead_growth, timedelta(days=policy.dead_most_days))
    return min(max(last * policy.alive_growth if last else first, first), timedelta(days=policy.alive_most_days))


def _spread(key: str, jitter: float) -> float:
    """A factor around 1 that is always the same for a link: runs are reproducible, hosts are not hit all at once."""
    unit = int.from_bytes(hashlib.sha256(key.encode(errors="replace")).digest()[:8]) / 2**64
    return 1 + jitter * (2 * unit - 1)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
