"""One way to fold text for comparing, sorting and addresses: no case, no accents, no ligatures, no apostrophes."""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'"})
_SLUG_LENGTH = 80


def fold(text: str) -> str:
    """Words in lower case ASCII letters and digits, one space apart: "L’Économie" → "l economie"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", plain))


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
