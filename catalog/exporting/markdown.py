"""The catalogue as a Markdown guide, which `importing.markdown` reads: headings by place or theme, resources below."""

import re
from collections.abc import Iterable, Iterator

from catalog.exporting.folders import folders_of
from catalog.exporting.piece import Piece
from catalog.models import Resource

# A single heading of the first level is the title of a guide, not one of its themes.
_FIRST, _LAST = 2, 6
_SPECIALS = re.compile(r"([\\`*_{}\[\]<>#+!|~&])")


def entry(resource: Resource) -> Piece:
    return Piece("\n".join([*_entry(resource), ""]), [name for name, _ in folders_of(resource)])


def joined(entries: Iterable[Piece]) -> Iterator[str]:
    former: list[str] = []
    between = ""
    for text, names in entries:
        yield between + "\n".join([*_headings(names, former), text])
        former, between = names, "\n"


def _headings(names: list[str], former: list[str]) -> Iterator[str]:
    """Those that differ from the former place's, and those under them."""
    same = next((level for level, pair in enumerate(zip(names, former, strict=False)) if pair[0] != pair[1]), None)
    for level, name in enumerate(names):
        if (same is None and level >= len(former)) or (same is not None and level >= same):
            yield f"{'#' * min(level + _FIRST, _LAST)} {_escaped(name)}"
            yield ""


def _entry(resource: Resource) -> Iterator[str]:
    makers = ", ".join(dict.fromkeys(each.organisation.name for each in resource.contributions))
    appeared = " ".join(filter(None, (resource.container, resource.issue and f"n° {resource.issue}")))
    facts = [f"*{_escaped(resource.title)}*", *(_escaped(fact) for fact in (makers, appeared, resource.date) if fact)]
    yield "- " + ", ".join(facts)
    for use in resource.uses:
        yield f"  <{use.link.url.replace('>', '%3E').replace('<', '%3C').replace(' ', '%20')}>"
    if resource.summary:
        yield ""
        yield "  > " + _escaped(" ".join(resource.summary.split()))


def _escaped(text: str) -> str:
    return _SPECIALS.sub(r"\\\1", text)
