"""What a visit that found an answer brings to light: a move, a change, a drift, a short link that no longer works."""

from datetime import timedelta

from catalog.lifecycle.known import Decision, Happening, Known
from catalog.observation import Observation
from catalog.policy import Policy
from catalog.urls import same_place
from catalog.vocabulary import PASSING_FAILURES, PLAIN_FAILURES, EventKind

# A page that seems to be another thing is believed to be so at the second visit in a row.
_ENOUGH_DRIFTS = 2


def moved(known: Known, seen: Observation) -> Decision:
    """A short link's target is remembered; a page's new address as long as every redirect to it is for good."""
    if seen.detour is not None or seen.drifted:
        # Where a short link led when all was well is kept for ever.
        return known, ()
    leads_on = len(seen.chain) > 1 and (known.short or seen.permanent)
    target = seen.final_url if leads_on else None
    if target is None and not known.short:
        return (known._replace(moved_to=None) if known.moved_to else known), ()
    if target is None or target == known.moved_to:
        return known, ()
    # Finding out for the first time where a short link leads is no news; nor is "http" becoming "https".
    before = known.moved_to or (None if known.short else known.url)
    after = known._replace(moved_to=target)
    if before is None or same_place(before, target):
        return after, ()
    # What stands at the new address is looked at afresh: the move is news enough.
    afresh = after._replace(fingerprint=None, candidate=None)
    return afresh, (Happening(EventKind.MOVED, {"from": before, "to": target}),)


def updated(known: Known, seen: Observation) -> Decision:
    """What stands there has changed once two visits in a row found the same new edition."""
    # "Not modified" (304) speaks of the last edition seen, and it may be the one that awaits confirmation.
    new = known.candidate if seen.unchanged else seen.fingerprint
    if new is None or new == known.fingerprint:
        return (known._replace(candidate=None) if known.candidate else known), ()
    if known.fingerprint is None:
        return known._replace(fingerprint=new), ()
    if new != known.candidate:
        return known._replace(candidate=new), ()
    return known._replace(fingerprint=new, candidate=None), (Happening(EventKind.UPDATED, {}),)


def drifted(known: Known, seen: Observation) -> Decision:
    """A page that no longer is the resource is told once; while it is not, what it was is remembered."""
    if seen.drifted is None:
        return known, ()
    if not seen.drifted:
        after = known._replace(drifts=0, drifted=False, page_title=seen.page_title, sketch=seen.sketch)
        return after, ()
    after = known._replace(drifts=known.drifts + 1)
    if known.drifted or after.drifts < _ENOUGH_DRIFTS:
        return after, ()
    facts = {"from": known.page_title, "to": seen.page_title}
    return after._replace(drifted=True), (Happening(EventKind.DRIFTED, facts),)


def detoured(known: Known, seen: Observation, policy: Policy) -> Decision:
    """A short link whose target lives on dies as slowly as any link, but the resource does not die with it."""
    if seen.detour is None and not known.detours:
        return known, ()
    if seen.detour is None:
        return known._replace(detours=0, first_detour_at=None, short_link_dead=False), ()
    since = known.first_detour_at or seen.at
    after = known._replace(detours=known.detours + 1, first_detour_at=since)
    if known.short_link_dead or not _is_lasting(after.detours, seen, seen.at - since, policy):
        return after, ()
    facts = {"reason": seen.detour.value, "to": seen.final_url, "since": since.isoformat()}
    return after._replace(short_link_dead=True), (Happening(EventKind.SHORT_LINK_DIED, facts),)


def _is_lasting(detours: int, seen: Observation, spread: timedelta, policy: Policy) -> bool:
    """A shortener that turns robots away is never held for dead."""
    if seen.detour in PLAIN_FAILURES:
        return detours >= policy.plain_visits and spread >= timedelta(days=policy.plain_days)
    if seen.detour in PASSING_FAILURES:
        return detours >= policy.passing_visits and spread >= timedelta(days=policy.passing_days)
    return False
