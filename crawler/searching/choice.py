"""Which of the addresses that a site lists are worth a look, and which of those are proposed. Pure."""

import re
from collections.abc import Sequence
from datetime import datetime

from catalog.folding import fold
from catalog.repairs.deciding import Proposed
from catalog.searching import Sought
from catalog.urls import same_place
from catalog.vocabulary import RepairKind
from crawler.judging.answer import Answer
from crawler.judging.page import page_of
from crawler.searching.listing import Candidate
from crawler.searching.matching import match, promise

# Pages that lead to others.
_SHELVES = re.compile(
    r"\b(?:publications?|ressources?|documents?|documentation|bibliotheque|mediatheque|etudes|guides|outils|rapports|"
    r"archives|catalogue|resources|library|downloads?|telechargements?)\b"
)
# What is less likely is not worth anybody's minute.
_LEAST = 0.3
_MOST_PROPOSED = 2


def best_places(link: Sought, candidates: Sequence[Candidate], most: int) -> list[Candidate]:
    """The pages to read for what they lead to, where nothing that is listed promises to be the document itself."""
    if any(promise(link.titles, link.url, each.text, each.url) >= 1 for each in candidates):
        return []
    return [
        each for each in candidates if each.place == "page" and _SHELVES.search(f"{fold(each.text)} {fold(each.url)}")
    ][:most]


def likely(link: Sought, candidates: Sequence[Candidate], most: int) -> list[Candidate]:
    """Those that promise most, each address once; never the one that died."""
    ranked: dict[str, tuple[float, Candidate]] = {}
    for each in candidates:
        hope = promise(link.titles, link.url, each.text, each.url)
        if hope and not same_place(each.url, link.url) and hope > ranked.get(each.url, (0.0, each))[0]:
            ranked[each.url] = (hope, each)
    order = sorted(ranked.values(), key=lambda pair: -pair[0])
    return [candidate for _, candidate in order[:most]]


def proposals(link: Sought, looked: Sequence[tuple[Candidate, Answer]], now: datetime) -> list[Proposed]:
    """What answered, and is likely enough to be the document; the surest first."""
    found: dict[str, Proposed] = {}
    for candidate, answer in looked:
        page = page_of(answer)
        # A page speaks for itself; a document is called what leads to it.
        told = (page.title, *page.headings) if page else (candidate.text,)
        confidence = match(link.titles, link.url, [text for text in told if text], answer.url)
        if confidence < _LEAST or same_place(answer.url, link.url):
            continue
        title = (page.title if page else candidate.text) or answer.url.rpartition("/")[2]
        facts = {"seen": now.isoformat(), "place": candidate.place, "title": title}
        found.setdefault(answer.url, Proposed(RepairKind.FOUND, answer.url, confidence, facts))
    return sorted(found.values(), key=lambda each: -each.confidence)[:_MOST_PROPOSED]
