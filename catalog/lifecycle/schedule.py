"""When a link is visited again."""

import hashlib
from datetime import datetime, timedelta

from catalog.lifecycle.known import Known
from catalog.observation import Observation
from catalog.policy import Policy
from catalog.vocabulary import State


def is_due(known: Known, now: datetime) -> bool:
    """Whether a link is to be visited. A visit dated in the future was dated by a wrong clock."""
    if known.state is State.IGNORED:
        return False
    checked, following = known.last_checked_at, known.next_check_at
    return following is None or following <= now or (checked is not None and checked > now)


def scheduled(known: Known, seen: Observation, policy: Policy, now: datetime) -> Known:
    """The visit is the last one, and the next one has its date."""
    since = now - timedelta(days=policy.unstable_days)
    interval = _interval(known, policy)
    wait = interval * _spread(known.url, policy.jitter)
    if seen.retry_after is not None:
        wait = max(wait, seen.retry_after)
    unstable = sum(flip > since for flip in known.flips) >= policy.unstable_flips
    return known._replace(
        reason=seen.reason,
        last_checked_at=seen.at,
        interval=interval,
        next_check_at=now + wait,
        unstable=unstable,
    )


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
