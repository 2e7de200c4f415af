"""Doors that a robot does not pass: logins, and demands for consent, with hardly anything else on the page. Pure."""

import re

from catalog.folding import fold
from catalog.urls import host_of
from crawler.judging.answer import Answer
from crawler.judging.facts import facts
from crawler.judging.page import Page

_CONSENT_HOSTS = re.compile(
    r"^consent\.(?:youtube|google|yahoo)\.[a-z.]+$|^guce\.|^(?:cmp|consent|privacy)\.", re.IGNORECASE
)
_CONSENT_PATHS = re.compile(
    r"/(?:consent|collectconsent|privacy-gate|cookie-wall|cookiewall)(?:[/?.]|$)", re.IGNORECASE
)
_LONGEST_DOOR = 700
_LONGEST_DIALOGUE = 1_500


def wall(page: Page, answer: Answer) -> str | None:
    """The proof; None where there is something to read beside the door."""
    host = host_of(answer.url)
    if _CONSENT_HOSTS.search(host):
        return f"a page asks for consent first: {host}"
    text = fold(f"{page.title} {page.text}")
    if page.has_password and len(page.content) <= _LONGEST_DOOR and any(phrase in text for phrase in facts("login")):
        return "the page is behind a login"
    said = sum(phrase in text for phrase in facts("consent"))
    nothing_else = len(page.text) <= _LONGEST_DIALOGUE and not page.headings[1:]
    if nothing_else and (said >= 2 or (said and _CONSENT_PATHS.search(answer.url))):
        return "a page asks for consent first"
    return None
