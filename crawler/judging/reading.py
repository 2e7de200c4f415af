"""Reads a visit: what was answered so far → where to go next, or what to conclude. Pure: no clock, no network.

A visit is a list of steps, one per request: an `Answer`, or the `Failure` to get one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from catalog.observation import Observation, Validators
from catalog.urls import is_short
from catalog.vocabulary import FAILURES, UNJUDGEABLE, Reason
from crawler.judging.answer import Answer, Failure, Step
from crawler.judging.challenge import is_challenge
from crawler.judging.evidence import Shown, conclude
from crawler.judging.expectation import Expectation, Sibling
from crawler.judging.hops import REDIRECTS, next_address
from crawler.judging.page import Page, page_of
from crawler.judging.sketch import sketch_of
from crawler.judging.validators import is_unchanged, validators_of
from crawler.judging.verdict import Verdict, verdict

# A page that sends its visitor on only after a while was meant to be read.
_LONGEST_REFRESH = 10.0
# Characters of a page that are kept for the search.
_LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Follow:
    """The visit goes on at another address."""

    url: str


@dataclass(frozen=True, slots=True)
class AskSibling:
    """Before a conclusion, the host is to be asked for an address that cannot exist. `otherwise` holds without it."""

    otherwise: Observation


Outcome = Follow | AskSibling | Observation


def read(
    steps: Sequence[Step],
    at: datetime,
    expected: Expectation = Expectation(),  # noqa: B008 (frozen)
    sibling: Sibling | None = None,
    validators: Validators | None = None,
) -> Outcome:
    """What the last step of a visit leads to.

    at: the moment of the visit, UTC. sibling: what the last host answers to an address that cannot exist, if it was
    asked. validators: what was kept from the last good visit.
    """
    last = steps[-1]
    if isinstance(last, Failure):
        return _detour(steps, expected, last.reason) or _concluded(steps, at, last.reason, last.detail)
    page = page_of(last)
    onward = _onward(steps, last, page)
    if isinstance(onward, str):
        return Follow(onward)
    if isinstance(onward, Failure):
        return _concluded(steps, at, onward.reason, onward.detail)
    if is_unchanged(last, validators):
        return _concluded(steps, at, Reason.OK, f"HTTP {last.status}: not modified", Shown(unchanged=True))
    found = verdict(steps, last, page, expected, sibling)
    seen = _concluded(steps, at, found.reason, found.detail, _shown(last, page, found))
    if found.wants_sibling and sibling is None:
        return AskSibling(seen)
    return _detour(steps, expected, found.reason) or seen


def may_pass(step: Step) -> bool:
    """Whether a second try, a little later, may bring another answer."""
    if isinstance(step, Failure):
        return step.reason in (Reason.TIMEOUT, Reason.UNREACHABLE)
    return 500 <= step.status < 600 and "retry-after" not in step.headers


def _onward(steps: Sequence[Step], last: Answer, page: Page | None) -> str | Failure | None:
    """Where an answer sends its visitor, by its status or by a refresh; None where it is an answer to be judged."""
    if last.status in REDIRECTS:
        return next_address(steps, last, last.headers.get("location", ""))
    if last.status != 200 or page is None or page.refresh is None or is_challenge(last):
        return None
    seconds, url = page.refresh
    if seconds > _LONGEST_REFRESH or url.partition("#")[0] == last.url.partition("#")[0]:
        return None
    return next_address(steps, last, url)


def _shown(last: Answer, page: Page | None, found: Verdict) -> Shown:
    """Only a page that is as it should be is worth comparing the next one with."""
    title = page.title or None if page else None
    if found.reason is not Reason.OK:
        return Shown(title)
    return Shown(
        page_title=title,
        sketch=sketch_of(page.content) or None if page else None,
        drifted=found.drifted,
        validators=None if found.drifted else validators_of(last),
        text=_words(page) if page and not found.drifted else "",
    )


def _words(page: Page) -> str:
    """What the search is to find of a page."""
    return f"{page.title}\n{page.content}".strip()[:_LONGEST_TEXT]


def _detour(steps: Sequence[Step], expected: Expectation, reason: Reason) -> Follow | None:
    """A short link whose shortener fails need not take its resource along: we know where it led."""
    on_the_way = all(is_short(step.url) for step in steps)
    if expected.target and on_the_way and reason in FAILURES | UNJUDGEABLE:
        return Follow(expected.target)
    return None


def _concluded(
    steps: Sequence[Step],
    at: datetime,
    reason: Reason,
    detail: str,
    shown: Shown = Shown(),  # noqa: B008 (frozen)
) -> Observation:
    return conclude(steps, at, reason, detail, shown, _taken(steps))


def _taken(steps: Sequence[Step]) -> Reason | None:
    """Why the shortener failed, where the visit went on without it."""
    for step in steps[:-1]:
        if isinstance(step, Failure):
            return step.reason
        page = page_of(step) if is_short(step.url) and step.status not in REDIRECTS else None
        if is_short(step.url) and _onward([step], step, page) is None:
            return verdict([step], step, page, Expectation(), None).reason
    return None
