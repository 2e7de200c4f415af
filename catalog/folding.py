"""One way to fold text for comparing, sorting and addresses: no case, no accents, no ligatures, no apostrophes."""

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'"})
_SLUG_LENGTH = 80
_WORD = re.compile(r"[^\W_]+")


# Nothing in place of each combining mark; the last of them stands below U+1F000.
_MARKS = dict.fromkeys((code for code in range(0x1F000) if unicodedata.combining(chr(code))), None)


# A page is looked at from many sides, and folded for each of them.
@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """Words in lower case ASCII letters and digits, one space apart: "L’Économie" → "l economie"."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_LIGATURES)).translate(_MARKS)
    return " ".join(_WORD.findall(plain))


def slug(text: str) -> str:
    """A name fit for an address: words of `fold` joined by hyphens, cut at a word; never empty."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if len(words) > _SLUG_LENGTH:
        words = words[: _SLUG_LENGTH + 1].rpartition("-")[0] or words[:_SLUG_LENGTH]
    return words or "sans-titre"


def unused_slug(text: str, taken: set[str]) -> str:
    """The slug of a text, numbered if need be."""
    base, number = slug(text), 1
    candidate = base
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate
