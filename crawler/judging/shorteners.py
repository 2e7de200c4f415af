"""Pages by which a shortener says, with a status of 200, that it does not know a short link (any more). Pure."""

from crawler.judging.expectation import Expectation
from crawler.judging.facts import facts
from crawler.judging.page import Page, told
from crawler.judging.soft404 import says_gone


def says_unknown(page: Page) -> str | None:
    text = told(page)
    found = next((phrase for phrase in facts("short_link_unknown") if phrase in text), None)
    return f'the shortener says "{found}"' if found else says_gone(page, Expectation())
