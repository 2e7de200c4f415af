"""What a guide says twice, in two places or two spellings, said once."""

import re
from collections.abc import Iterable
from dataclasses import replace

from catalog.importing.draft import Draft, DraftContribution
from catalog.importing.tidy import combined
from catalog.kinds import Kind
from catalog.sameness import folded, place_of
from catalog.urls import host_of

_ARTICLE = re.compile(r"(?:l[ea]s?|the)\s+|l['’]", re.IGNORECASE)
_TELLING = 12  # characters of a title that, found within another, make the two one


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts of the same address and evidently the same resource as one; order is kept."""
    groups: list[list[Draft]] = []
    by_title: dict[tuple[str, str], int] = {}
    by_address: dict[str, int] = {}
    for draft in drafts:
        addresses = [place_of(link.url) for link in draft.links]
        same = next((by_title[key] for each in addresses if (key := (each, folded(draft.title))) in by_title), None)
        if same is None:
            same = next((index for each in addresses if _alike(groups, index := by_address.get(each, -1), draft)), None)
        if same is None:
            same = len(groups)
            groups.append([])
        groups[same].append(draft)
        for each in addresses:
            by_title.setdefault((each, folded(draft.title)), same)
            by_address.setdefault(each, same)
    return [_one(group) for group in groups]


def _alike(groups: list[list[Draft]], index: int, draft: Draft) -> bool:
    if index < 0:
        return False
    first = groups[index][0]
    if _is_untitled(first) or _is_untitled(draft):
        return True
    one, other = folded(first.title), folded(draft.title)
    return min(len(one), len(other)) >= _TELLING and (one in other or other in one)


def _one(drafts: list[Draft]) -> Draft:
    title = next((draft.title for draft in drafts if not _is_untitled(draft)), drafts[0].title)
    return replace(combined(drafts), title=title)


def _is_untitled(draft: Draft) -> bool:
    return any(draft.title == host_of(link.url) for link in draft.links)


def with_one_spelling(drafts: list[Draft]) -> list[Draft]:
    """Organisations and themes spelled alike throughout the guide, as where they are met first.

    An article in lower case before an organisation ("le Phare") is part of its name only if it is so elsewhere; that
    of a theme goes where the theme is met without it.
    """
    spellings: dict[str, str] = {}
    for name in _organisations(drafts):
        if not _begins_with_small_article(name):
            spellings.setdefault(folded(name), name)
    themes = {folded(theme): theme for draft in reversed(drafts) for theme in draft.themes}
    return [
        replace(
            draft,
            title=_spelled(draft.title, spellings) if draft.kind is Kind.ORGANISATION else draft.title,
            contributions=tuple(_respelled(each, spellings) for each in draft.contributions),
            themes=tuple(_theme(name, themes) for name in draft.themes),
            nesting=tuple((_theme(child, themes), _theme(parent, themes)) for child, parent in draft.nesting),
        )
        for draft in drafts
    ]


def _theme(name: str, themes: dict[str, str]) -> str:
    return themes.get(folded(_without_article(name))) or themes.get(folded(name), name)


def _organisations(drafts: Iterable[Draft]) -> Iterable[str]:
    for draft in drafts:
        if draft.kind is Kind.ORGANISATION:
            yield draft.title
        yield from (each.name for each in draft.contributions)


def _respelled(contribution: DraftContribution, spellings: dict[str, str]) -> DraftContribution:
    return replace(contribution, name=_spelled(contribution.name, spellings))


def _spelled(name: str, spellings: dict[str, str]) -> str:
    known = spellings.get(folded(name))
    if known or not _begins_with_small_article(name):
        return known or name
    bare = _without_article(name)
    return spellings.get(folded(bare), bare)


def _begins_with_small_article(name: str) -> bool:
    return name[:1].islower() and _ARTICLE.match(name) is not None


def _without_article(name: str) -> str:
    return _ARTICLE.sub("", name, count=1) or name
