"""What the last answer of a visit shows: the page, a refusal, or one of the many ways to say that it is gone. Pure.

Status codes after RFC 9110. What a server says in so many words goes before what its page looks like.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalog.urls import is_short
from catalog.vocabulary import Reason
from crawler.judging.answer import Answer, Step
from crawler.judging.challenge import is_challenge
from crawler.judging.drift import drifted
from crawler.judging.expectation import Expectation, Sibling
from crawler.judging.landing import is_home, lost_on_the_way
from crawler.judging.outage import out_of_order
from crawler.judging.page import Page
from crawler.judging.parking import parked
from crawler.judging.players import player_says
from crawler.judging.recognising import bears_title
from crawler.judging.shorteners import says_unknown
from crawler.judging.siblings import is_empty_shell, is_made_by_scripts, same_as_sibling
from crawler.judging.soft404 import says_gone
from crawler.judging.walls import asks_for_person, closed, wall

_STATUS_REASONS = {
    **dict.fromkeys((404, 410), Reason.GONE),
    408: Reason.TIMEOUT,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """detail: the proof. wants_sibling: only the host's answer to an address that cannot exist would tell a living page
    from a lost one.
    """

    reason: Reason
    detail: str
    drifted: bool | None = None
    wants_sibling: bool = False


def verdict(
    steps: Sequence[Step], last: Answer, page: Page | None, expected: Expectation, sibling: Sibling | None
) -> Verdict:
    """`page`: the answer as a page, None if it is none."""
    if last.status in _STATUS_REASONS:
        return Verdict(_STATUS_REASONS[last.status], f"HTTP {last.status}")
    if is_challenge(last) or (page and asks_for_person(page)):
        return Verdict(Reason.BLOCKED, f"HTTP {last.status}: a page asks whether the visitor is a person")
    # A home page is called by its name, and so is what sells that name.
    known = page is not None and not is_home(_asked(steps)) and bears_title(page, expected.title)
    held = parked(last, page, known=known) if page else None
    if held:
        return Verdict(Reason.PARKED, held)
    if last.status >= 400:
        # Errors of the server's own; other refusals tell of the visitor, not of the page: a person may well see it.
        own_fault = last.status >= 500 and last.status != 999
        return Verdict(Reason.SERVER_ERROR if own_fault else Reason.BLOCKED, f"HTTP {last.status}")
    if is_short(steps[0].url) and is_short(last.url) and urlsplit(steps[0].url).path.strip("/"):
        return _unresolved(page)
    if page is None or last.status != 200:
        return Verdict(Reason.OK, f"HTTP {last.status}")
    return _page(steps, last, page, expected, sibling)


def _unresolved(page: Page | None) -> Verdict:
    """A shortener that answers itself shows an error, a warning or a preview: where the link leads, we cannot say."""
    unknown = says_unknown(page) if page else None
    if unknown:
        return Verdict(Reason.GONE, unknown)
    return Verdict(Reason.BLOCKED, "the shortener answers itself and leads nowhere")


def _page(steps: Sequence[Step], last: Answer, page: Page, expected: Expectation, sibling: Sibling | None) -> Verdict:
    asked = _asked(steps)
    played = player_says(last)
    if played is not None:
        return Verdict(*played)
    lost = None if is_home(asked) else _lost(steps, asked, page, expected)
    if lost is not None:
        return lost
    barred = wall(page, last) or closed(page, expected)
    if barred:
        return Verdict(Reason.BLOCKED, barred)
    ill = None if bears_title(page, expected.title) else out_of_order(page)
    if ill:
        return Verdict(Reason.SERVER_ERROR, ill)
    if sibling is not None and not is_home(asked) and same_as_sibling(page, sibling, asked):
        return _like_anything(page, last)
    changed = drifted(page, expected, asked)
    return Verdict(Reason.OK, last.note or f"HTTP {last.status}", changed, _wants_sibling(asked, page, expected))


def _lost(steps: Sequence[Step], asked: str, page: Page, expected: Expectation) -> Verdict | None:
    """A page deep in a site that is no longer there, although its address answers."""
    words = says_gone(page, expected)
    if words:
        return Verdict(Reason.SOFT_404, words)
    remembers = any(isinstance(step, Answer) and "set-cookie" in step.headers for step in steps)
    landing = lost_on_the_way(asked, steps[-1].url, expected, page, cookie_set=remembers)
    return Verdict(landing.reason, landing.detail) if landing else None


def _like_anything(page: Page, last: Answer) -> Verdict:
    """The host answers an address that cannot exist in the same way."""
    if is_empty_shell(page) or is_made_by_scripts(last.body):
        return Verdict(Reason.BLOCKED, "the page is shown only to browsers that run scripts")
    return Verdict(Reason.SOFT_404, "the site answers the same to an address that cannot exist")


def _asked(steps: Sequence[Step]) -> str:
    """The address that was asked for, past the shorteners."""
    return next((step.url for step in steps if not is_short(step.url)), steps[-1].url)


def _wants_sibling(asked: str, page: Page, expected: Expectation) -> bool:
    """A page that bears its title needs no further proof, and a home page has no sibling."""
    return not is_home(asked) and not bears_title(page, expected.title)
