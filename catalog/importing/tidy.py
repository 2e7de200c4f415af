"""Drafts made clean before they meet the catalogue: whatever the format, the same texts are stored."""

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.identifiers import identifiers_of
from catalog.nesting import Nesting, split
from catalog.sameness import folded, place_of
from catalog.urls import with_scheme

Item = TypeVar("Item")
_TEXTS = ("kind", "date", "language", "summary", "container", "issue", "place")


def tidied(draft: Draft) -> Draft:
    """A draft with spaces in order, nothing empty, nothing said twice."""
    contributions = [_tidy_contribution(each) for each in draft.contributions if one_line(each.name)]
    links = [DraftLink(with_scheme(one_line(link.url)), link.role) for link in draft.links if one_line(link.url)]
    paths = [names for theme in draft.themes if (names := split(one_line(theme)))]
    tidy = replace(
        draft,
        title=one_line(draft.title),
        date=one_line(draft.date) or None,
        language=one_line(draft.language) or None,
        summary=_lines(draft.summary) or None,
        container=one_line(draft.container) or None,
        issue=one_line(draft.issue) or None,
        place=one_line(draft.place) or None,
        themes=_once((names[-1] for names in paths), folded),
        nesting=_once((*draft.nesting, *_nesting(paths)), lambda pair: folded(pair[0])),
        contributions=_once(contributions, lambda each: (folded(each.name), each.role)),
        links=_once(links, lambda link: place_of(link.url)),
        identifiers=identifiers_of((name, printable(value)) for name, value in draft.identifiers),
    )
    # Of a large file, one draft in memory is enough.
    return draft if tidy == draft else tidy


def combined(drafts: Sequence[Draft]) -> Draft:
    """Several drafts of one resource as one: the first to say something is right, lists are joined."""
    whole = drafts[0]
    for draft in drafts[1:]:
        missing = {name: getattr(draft, name) for name in _TEXTS if getattr(whole, name) is None}
        whole = replace(
            whole,
            **missing,
            themes=whole.themes + draft.themes,
            nesting=whole.nesting + draft.nesting,
            contributions=whole.contributions + draft.contributions,
            links=whole.links + draft.links,
            identifiers=whole.identifiers + draft.identifiers,
        )
    return tidied(whole)


def _nesting(paths: Iterable[Sequence[str]]) -> Nesting:
    return tuple((child, parent) for names in paths for parent, child in pairwise(names))


def one_line(text: str | None) -> str:
    """A text on one line with single plain spaces; typography is a matter of showing it."""
    return " ".join(printable(text or "").split())


def _lines(text: str | None) -> str:
    return "\n".join(" ".join(line.split()) for line in printable(text or "").splitlines()).strip()


def printable(text: str) -> str:
    """Without control characters and lone surrogates, which neither databases nor feeds can hold."""
    if text.isprintable():
        return text
    return "".join(char for char in text if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs"))


def _tidy_contribution(contribution: DraftContribution) -> DraftContribution:
    name, full_name = one_line(contribution.name), one_line(contribution.full_name) or None
    if (name, full_name) == (contribution.name, contribution.full_name):
        return contribution
    return replace(contribution, name=name, full_name=full_name)


def _once(items: Iterable[Item], key: Callable[[Item], Hashable]) -> tuple[Item, ...]:
    items = list(items)
    if len(items) < 2:
        return tuple(items)
    kept: dict[Hashable, Item] = {}
    for item in items:
        kept.setdefault(key(item), item)
    return tuple(kept.values())
