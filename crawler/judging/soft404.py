"""Pages that say, with a status of 200, that there is no page (after Meneses et al. 2012; Prieto et al. 2014). Pure."""

import re
from functools import cache

from catalog.folding import fold
from crawler.judging.expectation import Expectation
from crawler.judging.facts import facts
from crawler.judging.page import Page, plain
from crawler.judging.recognising import bears_title, is_called, segments_of

_TITLES = frozenset(facts("gone_titles"))
# With more to read than that, a page is about something, even if it is about error pages.
_LONGEST_EXCUSE = 4_000
_SHORT_PAGE = 900
_NOTHING_BESIDE = 250
_LONGEST_HEADING = 80
# What comes after such words is about a translation or a printed copy: the page is there.
_ELSEWHERE = r"(?! (?:en (?!ligne|replay)|dans (?:votre|cette) langue|in (?:your|this) language))"
_QUESTION = re.compile(r"\b(?:que faire|comment|pourquoi|what to do|how to|why)\b")
# What may be missing from a page that is there.
_EMBEDDED = re.compile(r"(?:cette |this )?(?:video|contenu|content)\b")


def says_gone(page: Page, expected: Expectation) -> str | None:
    """The proof in the page's own words; None if it says nothing of the kind, or if its words prove nothing."""
    if _is_phrase(expected.title) or bears_title(page, expected.title):
        return None
    return _by_title(page) or _by_heading(page) or _by_sentence(page)


def _by_title(page: Page) -> str | None:
    plainly = any(fold(heading) in _TITLES for heading in page.headings[:3])
    said = _is_phrase(page.title) and (plainly or len(page.content) <= _LONGEST_EXCUSE) and not _is_article(page)
    return f'the title says "{plain(page.title, 120)}"' if said else None


def _by_heading(page: Page) -> str | None:
    if len(page.content) > _LONGEST_EXCUSE or _is_article(page):
        return None
    for place, heading in enumerate(page.headings[:3]):
        beside = place > 0 and _EMBEDDED.match(fold(heading))
        if len(heading) <= _LONGEST_HEADING and _is_phrase(heading) and not beside:
            return f'the heading says "{plain(heading, 120)}"'
    return None


def _by_sentence(page: Page) -> str | None:
    """Only on a page that says hardly anything else."""
    if len(page.content) > _SHORT_PAGE:
        return None
    text = f" {fold(page.content)} "
    known = _beginnings("gone_sentences")
    if len(page.content) <= _NOTHING_BESIDE:
        known += _beginnings("removed_things")
    found = next((found[0] for sentence in known if (found := sentence.search(text))), None)
    return f'the page says "{found.strip()}"' if found else None


@cache
def _beginnings(name: str) -> tuple[re.Pattern[str], ...]:
    """Phrases as they are looked for: from the beginning of a word."""
    return tuple(re.compile(f" {phrase}{_ELSEWHERE}") for phrase in facts(name))


def _is_phrase(title: str) -> bool:
    return is_called(title, _TITLES) and not _QUESTION.search(fold(title))


def _is_article(page: Page) -> bool:
    """An error page has a heading and an excuse; what has a title of its own besides, and text, tells of one.

    The name of the site, which many show as their first heading, is no such title.
    """
    segments = frozenset(fold(each) for each in segments_of(page.title))
    site = segments if segments & _TITLES else frozenset[str]()
    other = [each for each in page.headings if each and not _is_phrase(each) and fold(each) not in site]
    told = any(fold(heading) in fold(page.title) for heading in other if len(fold(heading).split()) >= 3)
    return told and bool(fold(page.title)) and len(page.content) > _SHORT_PAGE
