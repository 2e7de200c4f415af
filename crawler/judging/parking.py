"""Domains that are for sale, expired, or held by a service that shows advertisements in their stead. Pure."""

import re

from catalog.folding import fold
from catalog.urls import host_of
from crawler.judging.answer import Answer
from crawler.judging.facts import facts
from crawler.judging.page import Page, told

_SERVICES = tuple(f".{host}" for host in facts("parking_hosts"))
_LANDER = re.compile(r"location(?:\.href)?\s*=\s*[\"']/lander", re.IGNORECASE)
_IT_WORKS = "it works"
_LONGEST = 1_600
_LONGEST_DEFAULT = 6_000
_NOTHING_ELSE = 60
_SHORT = 700
_OF_NAMES = ("nom de domaine", "domain name", "whois", "registrar")
# Said of books and bread as well: meant only where the page tells of its own name.
_OF_ANYTHING = frozenset(
    {
        "related searches",
        "est disponible a la vente",
        "is for sale on",
        "est disponible a l achat",
        "is available for purchase",
        "est enregistre chez",
        "has been recently registered",
        "was recently registered at",
        "n a pas ete renouvele par son proprietaire",
    }
)


def parked(answer: Answer, page: Page, *, known: bool = False) -> str | None:
    """The proof; None for a page that is somebody's own. known: it bears the title that it is looked for by."""
    host = host_of(answer.url)
    if f".{host}".endswith(_SERVICES):
        return f"the address leads to a domain seller: {host}"
    default = _default(page)
    if default:
        return f'only the web server\'s own page is left: "{default}"'
    if len(page.content) > _LONGEST or len(page.headings) > 6:
        return None
    if _LANDER.search(page.scripts) and len(page.text) < 200:
        return "the page holds only the door to a parking service"
    if len(page.content) < 600 and (mark := _mark(page.scripts)):
        return f'the page is made by a parking service: "{mark}"'
    return None if known else _by_words(page)


def _mark(scripts: str) -> str | None:
    lower = scripts.lower()
    return next((mark for mark in facts("parking_marks") if mark in lower), None) if lower else None


def _by_words(page: Page) -> str | None:
    title, text = fold(page.title), told(page)
    name = fold(host_of(page.url).removeprefix("www."))
    # Longer pages mean it only where their title says so.
    where = text if len(text) < _SHORT else title
    said = next(
        (phrase for phrase in facts("parking_sentences") if phrase in where and _is_meant(phrase, title, text, name)),
        None,
    )
    return f'the page says "{said}"' if said else None


def _default(page: Page) -> str | None:
    """A server's own page is called by its words and hardly any others, or says nothing besides."""
    if len(page.text) > _LONGEST_DEFAULT:
        return None
    text = told(page)
    if text.startswith(_IT_WORKS) and len(text) < 300:
        return _IT_WORKS
    called = [fold(each) for each in (page.title, *page.headings[:1])]
    return next(
        (
            mark
            for mark in facts("default_pages")
            if mark in text
            and (len(text) < 250 or any(mark in name and len(name.replace(mark, "").split()) <= 2 for name in called))
        ),
        None,
    )


def _is_meant(phrase: str, title: str, text: str, name: str) -> bool:
    """On a very short page, or in its title: a longer one may well tell of domain names.

    In French, "domaine" is an estate as well, and anything may be for sale: then it is the page's own name that tells.
    """
    if phrase in _OF_ANYTHING:
        return len(text) < 500 and name in text
    estate = (
        "domaine" in phrase and "nom de domaine" not in phrase and not phrase.startswith(("votre", "felicitations"))
    )
    if estate and len(text) > _NOTHING_ELSE and name not in text and not any(word in text for word in _OF_NAMES):
        return False
    return phrase in title or len(text) < _SHORT
