"""What lines owe to their page: titles that run on over pages, and how far to the right each column goes.

The latter tells a line that is full from one that its author ended.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import inf

from catalog.importing.pdf.text import Line

# In font sizes: how far apart in height lines stand beside each other; lines of one column; their left ends.
_BESIDE, _BELOW, _ALIGNED = 0.75, 2.5, 3.0
# A line at the same height on so many pages belongs to the pages, not to the guide.
_REPEATED = 3


@dataclass(frozen=True, slots=True)
class PageLine:
    """page counts from 1. edge: how far to the right the column goes in which the line stands."""

    page: int
    line: Line
    edge: float = inf


def without_running_titles(lines: Iterable[PageLine]) -> Iterator[PageLine]:
    """Without page numbers, and without what stands at the same height on several pages."""
    lines = list(lines)
    seen: dict[tuple[str, int], set[int]] = {}
    for each in lines:
        seen.setdefault(_running(each), set()).add(each.page)
    for each in lines:
        repeated = len(seen[_running(each)]) >= _REPEATED
        if not repeated or any(span.url for span in each.line.spans):
            yield each


def _running(each: PageLine) -> tuple[str, int]:
    return re.sub(r"\d+", "0", each.line.text.strip()), round(each.line.baseline)


def with_edges(lines: Iterable[PageLine], body: float) -> list[PageLine]:
    """body: the size of most letters, in points."""
    bound = [each for _, page in groupby(lines, lambda line: line.page) for each in _bound(list(page), body)]
    rights: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    for each, end in bound:
        column = rights[_column(each, end)]
        left = round(each.line.left)
        # A word that is wider than the column stands out.
        if each.line.size < 1.1 * body and " " in each.line.text.strip():
            column[left] = max(column.get(left, 0.0), each.line.right)
    return [replace(each, edge=_edge(each, rights[_column(each, end)])) for each, end in bound]


def _column(each: PageLine, end: float) -> tuple[int, int]:
    """Those that end before another column are of their page; what ends at the margin is of all pages."""
    return (0, 0) if end == inf else (each.page, round(end))


def _edge(each: PageLine, rights: dict[int, float]) -> float:
    """As far as any line of the column that begins there or before."""
    start = each.line.left
    reached = [right for left, right in rights.items() if left <= round(start) and right > start]
    return max(reached, default=each.line.right)


def _bound(page: Sequence[PageLine], body: float) -> list[tuple[PageLine, float]]:
    """Each line with where the column on its right begins; inf: there is none."""
    step = _BESIDE * body / 1.5
    levels: dict[int, list[float]] = defaultdict(list)
    for each in page:
        levels[round(each.line.baseline / step)].append(each.line.left)
    for lefts in levels.values():
        lefts.sort()
    ends = [_next(each.line, levels, step) for each in page]
    numbers = range(len(page))
    for order in (pairwise(numbers), pairwise(reversed(numbers))):
        for one, other in order:
            if _in_one_column(page[one].line, page[other].line, body) and page[other].line.right <= ends[one]:
                ends[other] = min(ends[one], ends[other])
    return list(zip(page, ends, strict=True))


def _next(line: Line, levels: dict[int, list[float]], step: float) -> float:
    level = round(line.baseline / step)
    beside = [levels[near] for near in (level - 1, level, level + 1) if near in levels]
    return min((lefts[at] for lefts in beside if (at := bisect_right(lefts, line.right)) < len(lefts)), default=inf)


def _in_one_column(line: Line, other: Line, body: float) -> bool:
    apart = abs(line.baseline - other.baseline)
    return 0 < apart < _BELOW * body and abs(line.left - other.left) < _ALIGNED * body
