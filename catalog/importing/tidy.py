"""Drafts made clean before they meet the catalogue: whatever the format, the same texts are stored."""

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar

from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.identifiers import identifiers_of
from catalog.nesting import Nesting, split
from catalog.sameness import folded, place_of
from catalog.urls import with_scheme

Item = TypeVar("Item")
_TEXTS = ("kind", "date", "language", "summary", "container", "issue", "place", "watch", "watch_only")


def tidied(draft: Draft) -> Draft:
    """A draft with spaces in order, nothing empty, nothing said twice."""
    links = [DraftLink(with_scheme(url), link.role) for link in draft.links if (url := one_line(link.url))]
    themes, nesting = _tidy_themes(draft.themes, draft.nesting)
    tidy: dict[str, Any] = {
        "title": one_line(draft.title),
        "date": one_line(draft.date) or None,
        "language": one_line(draft.language) or None,
        "summary": _lines(draft.summary) or None,
        "container": one_line(draft.container) or None,
        "issue": one_line(draft.issue) or None,
        "place": one_line(draft.place) or None,
        "watch_only": one_line(draft.watch_only) or None,
        "themes": themes,
        "nesting": nesting,
        "contributions": _tidy_contributions(draft.contributions),
        "links": _once(links, lambda link: place_of(link.url)),
        "identifiers": identifiers_of((name, printable(value)) for name, value in draft.identifiers),
    }
    # Of a large file, one draft in memory is enough.
    changed = {name: value for name, value in tidy.items() if value != getattr(draft, name)}
    return replace(draft, **changed) if changed else draft


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


# Many entries of a file have the same themes, and the same makers.
@lru_cache(maxsize=4096)
def _tidy_themes(themes: tuple[str, ...], nesting: Nesting) -> tuple[tuple[str, ...], Nesting]:
    paths = [names for theme in themes if (names := split(one_line(theme)))]
    return (
        _once((names[-1] for names in paths), folded),
        _once((*nesting, *_nesting(paths)), lambda pair: folded(pair[0])),
    )


@lru_cache(maxsize=4096)
def _tidy_contributions(contributions: tuple[DraftContribution, ...]) -> tuple[DraftContribution, ...]:
    tidy = [_tidy_contribution(each) for each in contributions if one_line(each.name)]
    return _once(tidy, lambda each: (folded(each.name), each.role))


def _nesting(paths: Iterable[Sequence[str]]) -> Nesting:
    return tuple((child, parent) for names in paths for parent, child in pairwise(names))


def one_line(text: str | None) -> str:
    """A text on one line with single plain spaces; typography is a matter of showing it."""
    return " ".join(printable(text).split()) if text else ""


def _lines(text: str | None) -> str:
    return "\n".join(map(one_line, printable(text).splitlines())).strip() if text else ""


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
