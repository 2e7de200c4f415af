"""Decides what to hold true of a link after one more visit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from catalog.lifecycle.known import Decision, Happening, Known
from catalog.lifecycle.news import detoured, drifted, moved, updated
from catalog.lifecycle.schedule import scheduled
from catalog.observation import Observation
from catalog.policy import Policy
from catalog.vocabulary import FAILURES, FAULTS, PLAIN_FAILURES, EventKind, Reason, State


def decide(known: Known, seen: Observation, policy: Policy, now: datetime) -> Decision:
    """What to hold true of a link after one more visit.

    A visit already counted, or older than the last one, changes nothing. Where the clock went back since the last
    visit, what lies in the future is pulled back to now, so that no span of time is ever longer than it was.
    """
    if known.state is State.IGNORED or seen.reason is Reason.OFFLINE or _is_old(known, seen, now):
        return known, ()
    after, happenings = _rule(seen.reason)(_without_future(known, now), seen, policy)
    settled = scheduled(after, seen, policy, now)
    return settled, tuple(_marked(each, known, settled) for each in happenings)


def _marked(happening: Happening, known: Known, after: Known) -> Happening:
    """A death or a return of a link that comes and goes says so, and whether it did already: then nobody need hear."""
    if not after.unstable or happening.kind not in (EventKind.DIED, EventKind.REVIVED):
        return happening
    return replace(happening, facts={**happening.facts, "unstable": "still" if known.unstable else "now"})


def _is_old(known: Known, seen: Observation, now: datetime) -> bool:
    return known.last_checked_at is not None and seen.at <= known.last_checked_at <= now


def _without_future(known: Known, now: datetime) -> Known:
    if known.last_checked_at is None or known.last_checked_at <= now:
        return known

    def past(moment: datetime | None) -> datetime | None:
        return min(moment, now) if moment else None

    return known._replace(
        first_failure_at=past(known.first_failure_at),
        first_plain_failure_at=past(known.first_plain_failure_at),
        first_detour_at=past(known.first_detour_at),
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
    after = known._replace(
        state=State.ALIVE,
        failures=0,
        first_failure_at=None,
        plain_failures=0,
        first_plain_failure_at=None,
        refusals=0,
        last_alive_at=seen.at,
        validators=known.validators if seen.unchanged else seen.validators,
        body=known.body if seen.unchanged else seen.body,
        interval=known.interval if known.state is State.ALIVE else None,
    )
    happenings: list[Happening] = []
    if known.state is State.DEAD:
        after = _flipped(after, seen.at, policy)
        happenings.append(Happening(EventKind.REVIVED, {"dead_since": _iso(known.first_failure_at)}))
    for bring_to_light in (moved, updated, drifted):
        after, more = bring_to_light(after, seen)
        happenings += more
    after, more = detoured(after, seen, policy)
    return after, (*happenings, *more)


def _failed(known: Known, seen: Observation, policy: Policy) -> Decision:
    plain = seen.reason in PLAIN_FAILURES
    after = known._replace(
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
        return _flipped(after._replace(state=State.DEAD), seen.at, policy), (Happening(EventKind.DIED, facts),)
    if known.state is State.SUSPECT:
        return after, ()
    return after._replace(state=State.SUSPECT), (Happening(EventKind.SUSPECTED, {"reason": seen.reason.value}),)


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
    """A visit that no robot can judge neither adds to the failing visits nor wipes them out; so many in a row that the
    link is given up as unverifiable do, or a failure months later would kill it on the evidence of long ago.
    """
    after = known._replace(refusals=known.refusals + 1)
    if after.refusals < policy.unverifiable_visits or known.state in (State.DEAD, State.UNVERIFIABLE):
        return after, ()
    forgotten = after._replace(
        state=State.UNVERIFIABLE,
        failures=0,
        first_failure_at=None,
        plain_failures=0,
        first_plain_failure_at=None,
    )
    return forgotten, (Happening(EventKind.UNVERIFIABLE, {"reason": seen.reason.value, "visits": after.refusals}),)


def _at_fault(known: Known, seen: Observation, _policy: Policy) -> Decision:
    """A fault of the catalogue is told at once, and once."""
    after = known if known.state is State.DEAD else known._replace(state=State.UNVERIFIABLE)
    if known.reason in FAULTS:
        return after, ()
    return after, (Happening(EventKind.FAULTY, {"reason": seen.reason.value, "detail": seen.detail}),)


def _flipped(known: Known, at: datetime, policy: Policy) -> Known:
    since = at - timedelta(days=policy.unstable_days)
    flips = (*(flip for flip in known.flips if flip > since), at)
    return known._replace(flips=flips)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
