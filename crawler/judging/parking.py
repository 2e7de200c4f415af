"""Domains that are for sale, expired, or held by a service that shows advertisements in their stead. Pure."""

import re

from catalog.folding import fold
from catalog.urls import host_of
from crawler.judging.answer import Answer
from crawler.judging.facts import facts
from crawler.judging.page import Page

_SERVICES = tuple(f".{host}" for host in facts("parking_hosts"))
_LANDER = re.compile(r"location(?:\.href)?\s*=\s*[\"']/lander", re.IGNORECASE)
_IT_WORKS = "it works"
_LONGEST = 1_600


def parked(answer: Answer, page: Page) -> str | None:
    """The proof; None for a page that is somebody's own."""
    host = host_of(answer.url)
    if f".{host}".endswith(_SERVICES):
        return f"the address leads to a domain seller: {host}"
    if len(page.content) > _LONGEST or len(page.headings) > 6:
        return None
    if _LANDER.search(page.scripts) and len(page.text) < 200:
        return "the page holds only the door to a parking service"
    if len(page.content) < 600 and (mark := _mark(page.scripts)):
        return f'the page is made by a parking service: "{mark}"'
    return _by_words(page)


def _mark(scripts: str) -> str | None:
    lower = scripts.lower()
    return next((mark for mark in facts("parking_marks") if mark in lower), None) if lower else None


def _by_words(page: Page) -> str | None:
    title, text = fold(page.title), fold(f"{page.title} {page.text}")
    default = next((mark for mark in facts("default_pages") if mark in text), None)
    if default or (text.startswith(_IT_WORKS) and len(text) < 300):
        return f'only the web server\'s own page is left: "{default or _IT_WORKS}"'
    said = next(
        (phrase for phrase in facts("parking_sentences") if phrase in text and _is_meant(phrase, title, text)),
        None,
    )
    return f'the page says "{said}"' if said else None


def _is_meant(phrase: str, title: str, text: str) -> bool:
    """On a very short page, or in its title: a longer one may well tell of domain names."""
    if phrase == "related searches":
        return len(text) < 500 and ("domain" in text or "domaine" in text)
    return phrase in title or len(text) < 700
