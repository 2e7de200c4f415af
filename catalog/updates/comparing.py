"""What has changed between two editions, in facts. Pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from catalog.updates.edition import Edition, Paragraph, key_of, normal

Facts = dict[str, str | int | None]

# Two paragraphs with so much in common are one that was rewritten.
_REWRITTEN = 0.5
# Words: less is a button or a label, except in a list that the page is about.
_FEWEST_WORDS = 4
_MOST_SHOWN, _LONGEST_EXTRACT = 3, 240
_MOST_PLACES = 50
_MOST_PAIRED = 60
# Of a document whose words cannot be read; packed anew, it may differ by less.
_SAME_BYTES, _SAME_SHARE = 64, 0.001
# Paragraphs; a page with less is better told by what it says of itself.
_FEW = 3
# Of the characters of its text, where a page has not come as it is.
_LEFT = 0.2
_FIGURE = re.compile(r"\d")
# Few words that say much: whether the thing itself can be had.
_AVAILABLE = re.compile(
    r"\b(?:épuisée?|indisponible|rupture|annulée?|reportée?|complet|retirée?|abrogée?|expirée?|périmée?|archivée?|closes?"
    r"|sold out|out of (?:stock|print)|unavailable|cancelled|withdrawn|expired|closed)",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s[|–—·-]\s|\s:\s")


@dataclass(frozen=True, slots=True)
class Difference:
    """added, removed: paragraphs. rewritten: before and after. head: what changed beside them."""

    added: Sequence[Paragraph] = ()
    removed: Sequence[Paragraph] = ()
    rewritten: Sequence[tuple[Paragraph, Paragraph]] = ()
    head: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.rewritten or self.head)

    @property
    def places(self) -> list[str]:
        changed = [*self.added, *self.removed, *(pair[1] for pair in self.rewritten)]
        return [*self.head, *dict.fromkeys(each.place for each in changed)]


def compare(before: Edition, after: Edition, dismissed: Collection[str] = ()) -> Difference:
    """What is worth telling; falsy where nothing is. dismissed: places whose changes are of no importance."""
    new = _not_within(_others(after.paragraphs, before.paragraphs, dismissed), before.paragraphs)
    pairs, added, removed = _paired(_others(before.paragraphs, after.paragraphs, dismissed), new)
    removed = _not_within(removed, after.paragraphs)
    listed = all(any(each.is_entry for each in edition.paragraphs) for edition in (before, after))
    found = Difference(
        added=[each for each in added if _says_something(each, listed=listed)],
        removed=[each for each in removed if _says_something(each, listed=listed)],
        rewritten=[pair for pair in pairs if _says_something(pair[1], dated=True) and not _is_slip(*pair)],
        head=tuple(name for name in _head(before, after) if name not in dismissed),
    )
    return Difference() if _failed_to_come(before, after, found) else found


def facts_of(before: Edition, after: Edition, difference: Difference) -> Facts:
    """What an event keeps of it: numbers of paragraphs, titles, a short extract of the added text."""
    facts: Facts = {
        "added": len(difference.added),
        "removed": len(difference.removed),
        "rewritten": len(difference.rewritten),
        "extract": _extract(difference),
        "places": " ".join(difference.places[:_MOST_PLACES]),
    }
    if "title" in difference.head:
        facts |= {"title_before": before.title, "title_after": after.title}
    if "pages" in difference.head:
        facts |= {"pages_before": before.pages, "pages_after": after.pages}
    if "description" in difference.head:
        facts["description"] = _cut(after.description)
    if after.date and before.date and after.date != before.date:
        facts["date"] = after.date
    return {name: value for name, value in facts.items() if value}


def _others(seen: Sequence[Paragraph], known: Sequence[Paragraph], dismissed: Collection[str]) -> list[Paragraph]:
    keys = {each.key for each in known}
    return [each for each in seen if each.key not in keys and each.place not in dismissed]


def _not_within(paragraphs: list[Paragraph], others: Sequence[Paragraph]) -> list[Paragraph]:
    """Those that are no part of the others' text: a paragraph may have been split, or joined to the next one."""
    if not paragraphs:
        return []
    whole = f" {' '.join(normal(each.text) for each in others)} "
    return [each for each in paragraphs if f" {normal(each.text)} " not in whole]


def _paired(
    old: list[Paragraph], new: list[Paragraph]
) -> tuple[list[tuple[Paragraph, Paragraph]], list[Paragraph], list[Paragraph]]:
    """Rewritten paragraphs with what they were; then what is only new, and what is only old."""
    pairs, added, left = [], list(new[_MOST_PAIRED:]), old[:_MOST_PAIRED]
    for each in new[:_MOST_PAIRED]:
        best = max(left, key=lambda former: _likeness(former, each), default=None)
        if best is not None and _likeness(best, each) >= _REWRITTEN:
            left.remove(best)
            pairs.append((best, each))
        else:
            added.append(each)
    return pairs, added, left + old[_MOST_PAIRED:]


def _likeness(one: Paragraph, other: Paragraph) -> float:
    matcher = SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _REWRITTEN else 0.0


def _says_something(paragraph: Paragraph, *, dated: bool = False, listed: bool = False) -> bool:
    """dated: whether a figure makes up for the words. listed: whether a list was, and is, what the page is about."""
    if listed and paragraph.is_entry:
        return True
    if len(paragraph.text.split()) >= _FEWEST_WORDS or _AVAILABLE.search(paragraph.text):
        return True
    return dated and bool(_FIGURE.search(normal(paragraph.text)))


def _failed_to_come(before: Edition, after: Edition, found: Difference) -> bool:
    """A page that has lost its text, and says nothing in its place."""
    if found.added or found.rewritten or found.head or after.pages is not None:
        return False
    return _length(after) < _length(before) * _LEFT


def _length(edition: Edition) -> int:
    return sum(len(each.text) for each in edition.paragraphs)


def _is_slip(before: Paragraph, after: Paragraph) -> bool:
    """A slip of the pen that was corrected: letters of one word but its first, and no figure."""
    one, other = normal(before.text).split(), normal(after.text).split()
    if len(one) != len(other):
        return "".join(one) == "".join(other)
    changed = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(changed) != 1:
        return not changed
    former, latter = changed[0]
    if any(sign.isdigit() for sign in former + latter) or former[0] != latter[0]:
        return False
    return min(len(former), len(latter)) > 3 and SequenceMatcher(None, former, latter).ratio() >= 0.8


def _head(before: Edition, after: Edition) -> list[str]:
    told = []
    if before.title and after.title and not _is_same_title(before.title, after.title):
        told.append("title")
    few = min(len(before.paragraphs), len(after.paragraphs)) < _FEW
    if few and before.description and after.description and key_of(before.description) != key_of(after.description):
        told.append("description")
    if before.pages and after.pages and before.pages != after.pages:
        told.append("pages")
    if before.content and after.content and before.content != after.content and _differ(before.size, after.size):
        told.append("content")
    return told


def _is_same_title(before: str, after: str) -> bool:
    """Whatever is said behind it of the site that it stands on."""
    if key_of(before) == key_of(after):
        return True
    one, other = _SITE.split(before, 1), _SITE.split(after, 1)
    of_site = "".join((*one[1:], *other[1:]))
    return key_of(one[0]) == key_of(other[0]) and not any(sign.isdigit() for sign in of_site)


def _differ(before: int | None, after: int | None) -> bool:
    if not before or not after:
        return True
    return abs(before - after) > max(_SAME_BYTES, before * _SAME_SHARE)


def _extract(difference: Difference) -> str:
    """The beginning of what was added; of a rewritten paragraph, from the first other word on; else of what is gone."""
    if difference.added:
        words = _together(difference.added)
        more = _extract(replace(difference, added=())) if len(words) < _LONGEST_EXTRACT / 2 else ""
        return _cut(f"{words} {more}".strip())
    if difference.rewritten:
        before, after = difference.rewritten[0]
        old, new = before.text.split(), after.text.split()
        apart = (place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1])
        first = next(apart, min(len(old), len(new)))
        start = max(first - 4, 0)
        return _cut(("… " if start else "") + " ".join(new[start:]))
    return _cut(_together(difference.removed))


def _together(paragraphs: Sequence[Paragraph]) -> str:
    return " … ".join(each.text for each in paragraphs[:_MOST_SHOWN])


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_EXTRACT else text[: _LONGEST_EXTRACT - 1].rsplit(" ", 1)[0] + "…"
