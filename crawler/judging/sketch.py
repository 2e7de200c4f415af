"""A short form of a page's words, by which two pages are compared without keeping either (Broder 1997: the k least
hashes of a set tell how alike two sets are). Pure, and the same on every machine.
"""

import re
from functools import lru_cache
from hashlib import blake2b

from catalog.folding import fold

_SIZE = 64
_HASH = 4  # bytes
_FEWEST = 8
_LONGEST_KEPT = 30
_WORD = re.compile(r"[^\W\d_]{2,}")


def sketch_of(text: str) -> str:
    """Hexadecimal; empty where there are too few different words. Digits tell nothing: counters and dates change."""
    # Most words of a text are there more than once.
    words = set(_WORD.findall(" ".join(set(fold(text).split()))))
    if len(words) < _FEWEST:
        return ""
    hashes = sorted([_kept_hash(word) if len(word) <= _LONGEST_KEPT else _hash(word) for word in words])
    return b"".join(hashes[:_SIZE]).hex()


def _hash(word: str) -> bytes:
    return blake2b(word.encode(errors="replace"), digest_size=_HASH).digest()


# Pages share most of their words; those that a hostile one makes up are not to fill the memory.
_kept_hash = lru_cache(maxsize=20_000)(_hash)


def resemblance(one: str, other: str) -> float | None:
    """An estimate of the share of words that two texts have in common (Jaccard): 0 to 1. None if one has no sketch."""
    first, second = _hashes(one), _hashes(other)
    if not first or not second:
        return None
    least = sorted(first | second)[: min(_SIZE, len(first | second))]
    both = first & second
    return sum(each in both for each in least) / len(least)


def _hashes(sketch: str) -> set[str]:
    step = _HASH * 2
    return {sketch[start : start + step] for start in range(0, len(sketch), step)}
