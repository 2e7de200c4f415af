"""Archived feeds (RFC 5005, section 4): what no longer fits into a feed stays behind it, in pages that never change."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from feeds.register import Register

MOST_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Archive:
    """name: unlike that of any other archive. told: the numbers of its entries, MOST_ENTRIES, the oldest first."""

    name: str
    told: Sequence[int]


def window(told: Sequence[int]) -> Sequence[int]:
    """What the feed itself holds of all that was ever told, the oldest first."""
    return told[-MOST_ENTRIES:]


def archives(told: Sequence[int], register: Register) -> list[Archive]:
    """The archives behind the window, the oldest first. told: everything, in the order in which it was told.

    An archive is made once it is full, so that whoever has read one never misses what came into it later; the window
    may repeat a part of the last. The name of an archive holds a mark of all entries up to its end: should an old one
    ever come between (a resource gets another theme), the archives from there on are new ones, and are read anew.
    """
    behind = max(len(told) - MOST_ENTRIES, 0)
    made, mark = [], sha256()
    for number, start in enumerate(range(0, behind, MOST_ENTRIES), 1):
        page = told[start : start + MOST_ENTRIES]
        mark.update(" ".join(map(register.key, page)).encode())
        made.append(Archive(f"{number}-{mark.hexdigest()[:10]}", page))
    return made
