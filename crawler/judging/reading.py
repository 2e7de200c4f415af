"""Reads a visit: what was answered so far → where to go next, or what to conclude. Pure: no clock, no network.

A visit is a list of steps, one per request: an `Answer`, or the `Failure` to get one. Status codes after RFC 9110.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from catalog.observation import Observation
from catalog.urls import is_short
from catalog.vocabulary import Reason
from crawler.judging.answer import Answer, Failure, Step
from crawler.judging.challenge import is_challenge
from crawler.judging.evidence import conclude
from crawler.judging.hops import REDIRECTS, next_address

_STATUS_REASONS = {
    **dict.fromkeys((404, 410), Reason.GONE),
    408: Reason.TIMEOUT,
}


@dataclass(frozen=True, slots=True)
class Follow:
    """The visit goes on at another address."""

    url: str


def read(steps: Sequence[Step], at: datetime) -> Follow | Observation:
    """What the last step of a visit leads to. `at` is the moment of the visit, UTC."""
    last = steps[-1]
    if isinstance(last, Failure):
        return conclude(steps, at, last.reason, last.detail)
    if last.status in REDIRECTS:
        onward = next_address(steps, last, last.headers.get("location", ""))
        return Follow(onward) if isinstance(onward, str) else conclude(steps, at, onward.reason, onward.detail)
    return conclude(steps, at, _reason(last, short=is_short(steps[0].url)), f"HTTP {last.status}")


def may_pass(step: Step) -> bool:
    """Whether a second try, a little later, may bring another answer."""
    if isinstance(step, Failure):
        return step.reason in (Reason.TIMEOUT, Reason.UNREACHABLE)
    return 500 <= step.status < 600 and "retry-after" not in step.headers


def _reason(last: Answer, *, short: bool) -> Reason:
    if last.status in _STATUS_REASONS:
        return _STATUS_REASONS[last.status]
    if is_challenge(last):
        return Reason.BLOCKED
    if last.status >= 500 and last.status != 999:
        return Reason.SERVER_ERROR
    # Other refusals tell of the visitor, not of the page: a person may well see it.
    if last.status >= 400:
        return Reason.BLOCKED
    # A shortener that answers itself shows a warning or a preview: where the link leads, we cannot say.
    if short and is_short(last.url) and urlsplit(last.url).path.strip("/"):
        return Reason.BLOCKED
    return Reason.OK
