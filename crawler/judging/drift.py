"""Whether a page that answers is still that of the resource. Pure, and slow to say no: sites change their clothes."""

import re
import unicodedata
from itertools import islice

from catalog.folding import fold
from catalog.urls import host_of, same_place
from crawler.judging.expectation import Expectation
from crawler.judging.facts import facts
from crawler.judging.page import Page
from crawler.judging.recognising import has_trace_of, title_words
from crawler.judging.sketch import resemblance, sketch_of

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 40
# Of two texts in one language, even unrelated ones share their small words.
_NOTHING_LEFT = 0.12
_OTHER_TRADE = frozenset(facts("other_trades"))
_TAKEOVER = frozenset(facts("takeover_titles"))
_MANY = 3
# Frequent small words, folded: enough to tell the language of a page.
_SMALL_WORDS = {
    "fr": "le la les des une est dans pour que qui sur avec pas plus par sont nous vous cette aux",
    "en": "the and of to in is for that with this are on you from your our was have not be",
    "de": "der die das und ist von mit den fur nicht ein eine auf sich auch wir sie werden",
    "es": "el los las una es por con para del que se su como mas nuestro al son",
    "it": "il gli di che per con del della sono una non anche nel piu dei alla",
    "nl": "het een van en is op te dat voor met zijn niet aan er ook door",
    "pt": "os as uma para com nao por mais dos das que seu sua ao na no em",
    "id": "yang dan di untuk dengan ini dari adalah pada anda situs kami akan bisa",
    "tr": "ve bir bu icin ile da de en cok olarak daha gibi sizin",
}
_SMALL = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}


def drifted(page: Page, expected: Expectation, asked: str) -> bool | None:
    """None where there is too little to judge by, on the page or in the catalogue."""
    few = next(islice(_WORD.finditer(page.text), _FEWEST_WORDS - 1, None), None) is None
    if few and _script_of(page.text) in ("", "LATIN"):
        return None if not has_trace_of(page, expected, asked) else False
    if not title_words(expected.title) and not expected.names and not expected.former_sketch:
        return None
    if _taken_over(page, expected):
        return True
    if has_trace_of(page, expected, asked) or _is_as_it_was(page, expected):
        return False
    return any(
        (_other_trade(page), _other_language(page, expected), _other_site(page, asked), _all_gone(page, expected))
    )


def _taken_over(page: Page, expected: Expectation) -> bool:
    """Whether the title is that of a trade which keeps the old name for the sake of search engines."""
    named = set(fold(" ".join((page.title, *page.headings[:1]))).split()) & _TAKEOVER
    return len(named) >= 2 and not named & set(fold(expected.title).split())


def _is_as_it_was(page: Page, expected: Expectation) -> bool:
    if expected.former_title and title_words(expected.former_title) & title_words(page.title):
        return True
    likeness = resemblance(sketch_of(page.content), expected.former_sketch)
    return likeness is not None and likeness > _NOTHING_LEFT * 3


def _all_gone(page: Page, expected: Expectation) -> bool:
    likeness = resemblance(sketch_of(page.content), expected.former_sketch)
    return likeness is not None and likeness < _NOTHING_LEFT


def _other_trade(page: Page) -> bool:
    words = fold(f"{page.title} {page.description} {page.text[:5_000]}").split()
    told = [word for word in words if word in _OTHER_TRADE]
    # One word alone, however often, may be a name: "Casino" sells food in France.
    return len(told) >= _MANY and len(set(told)) >= 2


def _other_language(page: Page, expected: Expectation) -> bool:
    script = _script_of(page.text)
    if script not in ("", "LATIN"):
        return True
    # Without its former self to compare with, an English page of a French body may well be meant.
    language = language_of(page.text)
    usual = {expected.language[:2], "fr", "en"}
    return bool(expected.language) and language is not None and language not in usual


def _other_site(page: Page, asked: str) -> bool:
    """A redirect that ends at an unrelated host, on its home page perhaps."""
    before, after = _domain(asked), _domain(page.url)
    return bool(before and after) and before != after and not same_place(asked, page.url)


def _domain(url: str) -> str:
    """The name itself, without its ending: "avise" for "www.avise.org" and for "avise.fr"."""
    labels = host_of(url).split(".")
    return labels[-2] if len(labels) >= 2 else ""


def language_of(text: str) -> str | None:
    words = fold(text[:8_000]).split()
    shares = {language: sum(word in small for word in words) for language, small in _SMALL.items()}
    best = max(shares, key=lambda language: shares[language])
    others = max(count for language, count in shares.items() if language != best)
    return best if shares[best] >= 8 and shares[best] > others * 1.3 else None


def _script_of(text: str) -> str:
    """The script of most letters, by the names that Unicode gives them: "LATIN", "CJK", "CYRILLIC" …"""
    letters = [char for char in text[:2_000] if char.isalpha()]
    if len(letters) < 20:
        return ""
    scripts = [unicodedata.name(char, "?").partition(" ")[0] for char in letters[:400]]
    best = max(set(scripts), key=scripts.count)
    return best if scripts.count(best) * 2 > len(scripts) else ""
