"""Doors that a robot does not pass: logins, and demands for consent, with hardly anything else on the page. Pure."""

import re

from catalog.folding import fold
from catalog.urls import host_of
from crawler.judging.answer import Answer
from crawler.judging.expectation import Expectation
from crawler.judging.facts import facts
from crawler.judging.page import Page, plain, told
from crawler.judging.recognising import bears_title, is_called

_CONSENT_HOSTS = re.compile(
    r"^consent\.(?:youtube|google|yahoo)\.[a-z.]+$|^guce\.|^(?:cmp|consent|privacy)\.", re.IGNORECASE
)
_CONSENT_PATHS = re.compile(
    r"/(?:consent|collectconsent|privacy-gate|cookie-wall|cookiewall)(?:[/?.]|$)", re.IGNORECASE
)
# LinkedIn's, which does not always say what it keeps.
_AUTHWALL = re.compile(r"^https?://[^/]*linkedin\.com/(?:authwall|uas/login|checkpoint|signup)", re.IGNORECASE)
_CLOSED = frozenset(facts("closed_titles"))
_LONGEST_REFUSAL = 300
_LONGEST_DOOR = 700
_LONGEST_DIALOGUE = 1_500


def asks_for_person(page: Page) -> bool:
    """Whether a page wants its visitor to prove that he is a person, in words: services have their own marks."""
    text = told(page)
    return len(text) <= _LONGEST_DOOR and any(phrase in text for phrase in facts("person"))


def wall(page: Page, answer: Answer) -> str | None:
    """The proof; None where there is something to read beside the door."""
    if _AUTHWALL.search(answer.url):
        return "the page is behind a login"
    host = host_of(answer.url)
    if _CONSENT_HOSTS.search(host):
        return f"a page asks for consent first: {host}"
    text = told(page)
    if page.has_password and len(page.content) <= _LONGEST_DOOR and any(phrase in text for phrase in facts("login")):
        return "the page is behind a login"
    said = sum(phrase in text for phrase in facts("consent"))
    if said and (_CONSENT_PATHS.search(answer.url) or _is_all(page, said)):
        return "a page asks for consent first"
    return None


def closed(page: Page, expected: Expectation) -> str | None:
    """The words by which a page with hardly any others says that it is not for everybody."""
    if len(page.content) > _LONGEST_REFUSAL or bears_title(page, expected.title):
        return None
    text = fold(f"{page.title} {page.content}")
    called = next((title for title in (page.title, *page.headings[:1]) if is_called(title, _CLOSED)), None)
    said = called or next((sentence for sentence in facts("closed_sentences") if sentence in text), None)
    return f'the page says "{plain(said, 120)}"' if said else None


def _is_all(page: Page, said: int) -> bool:
    """A banner lies over a page with a text of its own; a wall has none, or calls itself by its name."""
    own = fold(" ".join((page.title, *page.headings[:1])))
    named = any(phrase in own for phrase in facts("consent"))
    return len(page.text) <= (_LONGEST_DIALOGUE if named else _LONGEST_DOOR) and (named or said >= 2)
