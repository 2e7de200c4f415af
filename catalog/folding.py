"""One way to fold text for comparing, sorting and addresses: no case, no accents, no ligatures, no apostrophes."""

import re
import unicodedata
from functools import cache, lru_cache

_LIGATURES = (("œ", "oe"), ("æ", "ae"), ("ß", "ss"), ("’", "'"), ("ʼ", "'"))
_SLUG_LENGTH = 80
_WORD = re.compile(r"[^\W_]+")
# The marks of European languages, all in one row; the sign among them that joins others is none.
_COMMON_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
# From the first to the last mark of any script. Few characters stand where they do: those alone are looked up.
_FIRST_MARK, _LAST_MARK = 0x300, 0x1E94A
_MARKED = re.compile(f"[{chr(_FIRST_MARK)}-{chr(_LAST_MARK)}]+")


# A page is looked at from many sides, and folded for each of them.
@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """Words in lower case ASCII letters and digits, one space apart: "L’Économie" → "l economie"."""
    plain = text.casefold()
    if not plain.isascii():
        for sign, letters in _LIGATURES:
            plain = plain.replace(sign, letters)
    try:
        bare = plain.encode("latin-1").translate(_BARE)
    except UnicodeEncodeError:
        return _folded_slowly(plain)
    return _folded_slowly(plain) if _NO_LETTER in bare else " ".join(bare.decode("ascii").split())


def _folded_slowly(plain: str) -> str:
    plain = _unmarked(plain)
    if not plain.isascii():
        plain = _MARKED.sub(lambda found: found[0].translate(_no_marks()), plain)
    return " ".join(_WORD.findall(plain))


def _unmarked(plain: str) -> str:
    return _COMMON_MARKS.sub("", unicodedata.normalize("NFKD", plain))


def _bare(sign: str) -> int:
    """The letter or digit that a sign becomes, a space for none; _NO_LETTER where it becomes several."""
    words = " ".join(_WORD.findall(_unmarked(sign)))
    return ord(words or " ") if len(words) < 2 and words.isascii() else _NO_LETTER


# Most texts are of nothing but the signs of Western Europe, each of which becomes one letter.
_NO_LETTER = 0xFF
_BARE = bytes(_bare(chr(code)) for code in range(256))


@cache
def _no_marks() -> dict[int, None]:
    """Nothing in place of each combining mark. To look for all of them takes longer than many a command."""
    return dict.fromkeys(code for code in range(_FIRST_MARK, _LAST_MARK + 1) if unicodedata.combining(chr(code)))


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
