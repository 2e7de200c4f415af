"""What a person searches for: words, all of which should be there, the last one perhaps not typed to its end."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from catalog.asking import Ask, asking
from catalog.kinds import Kind
from catalog.search.index import Hit, index_file, known, matches, opened
from catalog.search.stamp import stamp_of
from catalog.search.terms import search_terms

_RESOURCES = "SELECT id, slug, title, kind, date, summary FROM resources WHERE id IN ({})"
_MAKERS = """
SELECT contributions.resource_id, organisations.name
FROM contributions JOIN organisations ON organisations.id = contributions.organisation_id
WHERE contributions.resource_id IN ({}) ORDER BY contributions.position
"""


class Summary(NamedTuple):
    """A resource as a list shows it. makers: the names of its organisations, each once."""

    slug: str
    title: str
    kind: Kind
    date: str | None
    summary: str | None
    makers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Found:
    """resources: the best first. partly: none has all the words, and these have some."""

    resources: Sequence[Summary]
    partly: bool = False


def search(url: str, words: str, limit: int = 20, file: Path | None = None) -> Found:
    """In the catalogue at this address. file: of the index; beside the catalogue unless it is said."""
    terms = search_terms(words)
    if not terms:
        return Found(())
    with closing(opened(file or index_file(url))) as index:
        with asking(url) as ask:
            current = known(index) == stamp_of(ask, url)
        if not current:
            # To index takes long enough for SQLAlchemy to be loaded.
            from catalog.search.renewal import renew

            renew(url, index)
        hits = matches(index, _all(terms), limit)
        partly = not hits and len(terms) > 1
        if partly:
            hits = matches(index, _any(terms), limit)
    with asking(url) as ask:
        return Found(_summaries(ask, hits), partly and bool(hits))


def _all(terms: Sequence[str]) -> str:
    """In quotation marks nothing is an operator of FTS5."""
    return " ".join([*(f'"{term}"' for term in terms[:-1]), f'"{terms[-1]}"*'])


def _any(terms: Sequence[str]) -> str:
    return " OR ".join(f'"{term}"' for term in dict.fromkeys(terms))


def _summaries(ask: Ask, hits: Sequence[Hit]) -> list[Summary]:
    if not hits:
        return []
    numbers: dict[str, Any] = {f"hit{place}": hit.resource_id for place, hit in enumerate(hits)}
    among = ", ".join(f":{name}" for name in numbers)
    makers: dict[int, dict[str, None]] = defaultdict(dict)
    for number, name in ask(_MAKERS.format(among), **numbers):
        makers[number][name] = None
    found = {
        number: Summary(slug, title, Kind(kind), date, summary, list(makers[number]))
        for number, slug, title, kind, date, summary in ask(_RESOURCES.format(among), **numbers)
    }
    return [found[hit.resource_id] for hit in hits if hit.resource_id in found]
