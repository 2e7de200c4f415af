"""One way to fold text for comparing, sorting and addresses: no case, no accents, no ligatures, no apostrophes."""

import re
import unicodedata
from functools import lru_cache

_LIGATURES = (("œ", "oe"), ("æ", "ae"), ("ß", "ss"), ("’", "'"), ("ʼ", "'"))
_SLUG_LENGTH = 80
_WORD = re.compile(r"[^\W_]+")
# A space for all that is no letter and no digit, in texts of nothing but ASCII: most are, once folded.
_GAPS = bytes(code if chr(code).isalnum() else ord(" ") for code in range(256))
# The marks of European languages, all in one row; the sign among them that joins others is none.
_COMMON_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
# Nothing in place of each combining mark. Few characters stand where they do: those alone are looked up.
_MARKS = dict.fromkeys((code for code in range(0x1F000) if unicodedata.combining(chr(code))), None)
_MARKED = re.compile(f"[{chr(min(_MARKS))}-{chr(max(_MARKS))}]+")


# A page is looked at from many sides, and folded for each of them.
@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """Words in lower case ASCII letters and digits, one space apart: "L’Économie" → "l economie"."""
    plain = text.casefold()
    if not plain.isascii():
        for sign, letters in _LIGATURES:
            plain = plain.replace(sign, letters)
        plain = _COMMON_MARKS.sub("", unicodedata.normalize("NFKD", plain))
    if not plain.isascii():
        plain = _MARKED.sub(_without_marks, plain)
    words = plain.encode().translate(_GAPS).decode().split() if plain.isascii() else _WORD.findall(plain)
    return " ".join(words)


def _without_marks(found: re.Match[str]) -> str:
    return found[0].translate(_MARKS)


def slug(text: str) -> str:
    """A name fit for an address: words of `fold` joined by hyphens, cut at a word; never empty."""
    folded = fold(text)
    words = folded.replace(" ", "-") if folded.isascii() else re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
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
