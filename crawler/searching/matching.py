"""Whether a candidate is the document that was lost: by its title, word for word, and by its file name. Pure."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from urllib.parse import unquote, urlsplit

from catalog.folding import fold

# The same title, and the same file beside it; a title of a word or two proves little.
_SAME, _SAME_FILE, _BOTH, _WEAK = 0.92, 0.8, 0.95, 0.5
# Two spellings of one title (`SequenceMatcher.ratio`), where each word of some length is in both.
_ALIKE = 0.9
_ALIKE_CONFIDENCE = 0.85
# Something like it: to be looked at by a person, never applied unseen.
_SIMILAR = 0.75
_SIMILAR_CONFIDENCE = 0.4
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 4
_SHORTEST_NAME = 8
_GENERIC = re.compile(r"(?:index|default|article|document|download|file|page|view|spip|rapport|guide)[\d_-]*")
# What stands between a title and the name of the site.
_BESIDE = re.compile(r"\s+[|\-–—·•»«]+\s+")
_NUMBER = re.compile(r"\d+")


def match(titles: Sequence[str], lost: str, told: Iterable[str], url: str) -> float:
    """From 0 to 1: how sure it is that what stands at `url`, and is called `told`, is what stood at `lost`."""
    named = [text for each in told for text in _without_site(each)]
    by_title = max((_by_title(title, text) for title in titles for text in named), default=0.0)
    same_file = _file_name(lost) is not None and _file_name(lost) == _file_name(url)
    if not same_file:
        return by_title
    if by_title >= _ALIKE_CONFIDENCE:
        return _BOTH
    # A document often has no title that a robot can read; where it has one, that must not be another.
    return _SAME_FILE if not named or by_title else _WEAK


def promise(titles: Sequence[str], lost: str, text: str, url: str) -> float:
    """How much an address and the words that lead to it promise, before it is looked at: 0 is nothing."""
    if _file_name(lost) is not None and _file_name(lost) == _file_name(url):
        return 1.0
    words = set(f"{fold(text)} {fold(unquote(urlsplit(url).path))}".split())
    shares = [len(wanted & words) / len(wanted) for wanted in map(_words, titles) if wanted]
    best = max(shares, default=0.0)
    return best if best >= 0.5 else 0.0


def _by_title(title: str, told: str) -> float:
    wanted, found = fold(title), fold(told)
    if not wanted or not found or _numbers(wanted) != _numbers(found):
        # The second issue is not the first, nor last year's report this year's.
        return 0.0
    telling = _words(title)
    if wanted == found:
        return _SAME if len(telling) >= _FEWEST_WORDS else _WEAK
    ratio = SequenceMatcher(None, wanted, found, autojunk=False).ratio()
    if telling == _words(told) and len(telling) >= _FEWEST_WORDS and ratio >= _ALIKE:
        return _ALIKE_CONFIDENCE
    return _SIMILAR_CONFIDENCE if ratio >= _SIMILAR else 0.0


def _words(text: str) -> frozenset[str]:
    """Common ones too: "collectivités" in the place of "entreprises" makes another guide."""
    return frozenset(word for word in fold(text).split() if len(word) >= _FEWEST_LETTERS or word.isdigit())


def _numbers(folded: str) -> list[str]:
    return sorted(_NUMBER.findall(folded))


def _without_site(told: str) -> list[str]:
    """A title as it is, and without what may be the name of the site before or after it."""
    parts = _BESIDE.split(told.strip())
    cuts = [told.strip()]
    if len(parts) > 1:
        places = [found.span() for found in _BESIDE.finditer(told.strip())]
        cuts += [told.strip()[: places[-1][0]], told.strip()[: places[0][0]], told.strip()[places[0][1] :]]
    return [cut for cut in dict.fromkeys(cuts) if cut]


def _file_name(url: str) -> str | None:
    """The name of the file, if it says anything: not "index.html", nor a number."""
    name = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2].lower()
    stem = name.rpartition(".")[0] or name
    telling = len(stem) >= _SHORTEST_NAME and not _GENERIC.fullmatch(stem) and len(re.findall("[a-z]", stem)) >= 4
    return name if telling else None
