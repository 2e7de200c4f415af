"""Whether a page is recognisably that of a resource: by its title, by its organisations. Pure."""

import re
from functools import lru_cache

from catalog.folding import fold
from catalog.urls import host_of
from crawler.judging.expectation import Expectation
from crawler.judging.facts import facts
from crawler.judging.page import Page

_COMMON = frozenset(facts("common_words"))
# A title is made of segments: that of the page, that of the section, that of the site.
_BETWEEN = re.compile(r"\s+[-–—|·•:»«/]+\s*|\s*[|·•»«:]+\s*|\s*[–—]\s*|\s+-\s+|[!?.…]+(?:\s+|$)")
_FEWEST_LETTERS = 4
# A name of three letters or less is looked for as a whole word only, and never within a host name.
_SHORT_NAME = 3


# Asked for from many sides while a page is judged.
@lru_cache(maxsize=64)
def title_words(title: str) -> frozenset[str]:
    """The words of a title that tell it from others."""
    return frozenset(word for word in fold(title).split() if len(word) >= _FEWEST_LETTERS and word not in _COMMON)


def bears_title(page: Page, title: str) -> bool:
    """Whether the page is the one of that title: in its own title or headings, or word for word in its text."""
    wanted, whole = title_words(title), fold(title)
    if not whole:
        return False
    told = fold(" ".join((page.title, *page.headings, page.description)))
    if len(whole) >= 12 and (whole in told or whole in fold(page.text)):
        return True
    return len(wanted) >= 2 and len(wanted & set(told.split())) * 4 >= len(wanted) * 3


def is_called(title: str, names: frozenset[str]) -> bool:
    """Whether a title, or one of its segments, is one of these names, which are folded."""
    return fold(title) in names or any(fold(segment) in names for segment in segments_of(title))


def segments_of(title: str) -> list[str]:
    """The parts of a title: that of the page, that of the section, that of the site."""
    return [segment for segment in _BETWEEN.split(title) if segment]


def has_trace_of(page: Page, expected: Expectation, asked: str) -> bool:
    """Whether anything of the resource is left: a telling word of its title, the name of one of its organisations.

    The name of the host tells something only where it is not that of `asked`: who buys a name has it.
    """
    text = f"{fold(' '.join((page.title, *page.headings, page.description)))} {fold(page.text)}"
    if title_words(expected.title) & set(text.split()):
        return True
    host = "" if host_of(page.url) == host_of(asked) else re.sub(r"[^a-z0-9]", "", host_of(page.url))
    return any(_names(name, text, host) for name in expected.names)


def _names(name: str, text: str, host: str) -> bool:
    folded = fold(name)
    joined = folded.replace(" ", "")
    if not joined:
        return False
    return f" {folded} " in f" {text} " or (len(joined) > _SHORT_NAME and joined in host)
