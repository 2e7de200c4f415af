"""Text from the catalogue made fit for a page."""

import html
import re
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

from catalog.words import Words

# What XML and HTML forbid or ignore, and the embeddings and overrides that would turn the text around them.
# Marks that a language needs (joiners, left-to-right and right-to-left marks) stay.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
# Not the no-break ones, which are typography.
_SPACES = re.compile(r"[ \t\r\n]+")
# Characters: longer titles are whole in the reference, and cut where they would bury everything else.
LONGEST_HEADING = 300
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def clean(text: str) -> str:
    # Printable is quickly told, and most texts are, but for the ends of their lines and the spaces of typography.
    if text.isprintable() or text.replace("\n", "").replace("\xa0", "").replace("\u202f", "").isprintable():
        return text
    return _UNFIT.sub("", text)


# A page says the same names and addresses in many places.
@lru_cache(512)
def _escaped(text: str) -> str:
    return html.escape(clean(text))


def printed(value: object) -> str:
    """Jinja's last look at every value that goes into a page: fit for it, and escaped where it is not markup, which is
    made of what was printed.
    """
    if type(value) is str:
        return _escaped(value)
    return value if isinstance(value, Markup) else escape(value)


def brief(text: str, most: int) -> str:
    """At most so many characters, cut at a word where there is one."""
    text = _SPACES.sub(" ", text).strip()
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    words = cut.rpartition(" ")[0]
    # A word that is most of the text is cut itself: a title of one endless word would be nothing but a sign.
    return (words if len(words) > most // 2 else cut).rstrip(" ,;:.") + "…"


def span(first: date, last: date, words: Words) -> tuple[str, str]:
    """Two days in words, the first without what both share: "28 octobre", "3 novembre 2026"; "" if they are one."""
    parts, end = words.date(first).split(" "), words.date(last).split(" ")
    while parts and parts[-1] == end[-1]:
        del parts[-1], end[-1]
    return " ".join(parts), words.date(last)


def language_tag(code: str | None) -> str | None:
    """The language for a lang attribute, if it may be one (BCP 47)."""
    return code if code and _LANGUAGE_TAG.fullmatch(code) else None


@lru_cache(256)
def language_name(code: str, speaker: str) -> str:
    """The name of a language in another one: "français"; the code itself where Babel does not know it."""
    try:
        name = Locale.parse(code, sep="-").get_language_name(speaker)
    except (UnknownLocaleError, ValueError):
        return code
    return name or code
