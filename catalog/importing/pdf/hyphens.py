"""Hyphens at the ends of lines: whether they are the author's ("vade-mecum"), or only break a word ("associa-tion")."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

_BROKEN = re.compile(r"([^\W\d_]+)([-\u2010\u00ad])$")
_REST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# So many lines that end in a hyphen, and so large a share of all, are the work of a program.
_MANY, _SHARE = 3, 0.02


class Hyphens:
    """What a guide itself tells of its words, from those that stand within its lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.words = set(_whole_words(lines))
        broken = [(one.rstrip()[-1], parts) for one, two in pairwise(lines) if (parts := _parts(one, two))]
        told = any("".join(parts).lower() in self.words for _, parts in broken)
        # A program that has a sign of its own leaves those of the author alone.
        typed = all(sign == "-" for sign, _ in broken)
        self.usual = typed and (told or len(broken) >= max(_MANY, _SHARE * len(lines)))

    def only_break(self, line: str, following: str) -> bool:
        """Whether the hyphen at the end of a line goes when the next one is joined to it."""
        parts = _parts(line, following)
        if parts is None:
            return False
        if not line.rstrip().endswith("-"):
            return True  # Such signs are put by programs only.
        if "-".join(parts).lower() in self.words:
            return False
        return "".join(parts).lower() in self.words or self.usual


def _parts(line: str, following: str) -> tuple[str, str] | None:
    """Of a word in small letters that goes on in the next line."""
    broken, rest = _BROKEN.search(line.rstrip()), _REST.match(following.lstrip())
    return (broken[1], rest[0]) if broken and rest and rest[0][0].islower() else None


def _whole_words(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        words = _WORD.findall(line.lower())
        # The first and the last may be parts of one.
        yield from words[1:-1]
