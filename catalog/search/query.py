"""What a person searches for: words, all of which should be there, the last one perhaps not typed to its end."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import Session, selectinload

from catalog.models import Contribution, Resource
from catalog.search.index import Hit, index_file, matches, opened, refresh
from catalog.search.terms import search_terms


@dataclass(frozen=True, slots=True)
class Found:
    """resources: the best first. partly: none has all the words, and these have some."""

    resources: Sequence[Resource]
    partly: bool = False


def search(engine: Engine, words: str, limit: int = 20, file: Path | None = None) -> Found:
    """file: of the index; beside the catalogue unless it is said."""
    terms = search_terms(words)
    if not terms:
        return Found(())
    with closing(opened(file or index_file(engine))) as index, Session(engine, expire_on_commit=False) as session:
        refresh(session, index)
        hits = matches(index, _all(terms), limit)
        partly = not hits and len(terms) > 1
        if partly:
            hits = matches(index, _any(terms), limit)
        held = {resource.id: resource for resource in session.scalars(_whole(hits))}
        return Found([held[hit.resource_id] for hit in hits], partly and bool(hits))


def _all(terms: Sequence[str]) -> str:
    """In quotation marks nothing is an operator of FTS5."""
    return " ".join([*(f'"{term}"' for term in terms[:-1]), f'"{terms[-1]}"*'])


def _any(terms: Sequence[str]) -> str:
    return " OR ".join(f'"{term}"' for term in dict.fromkeys(terms))


def _whole(hits: Sequence[Hit]) -> Select[Resource]:
    return (
        select(Resource)
        .where(Resource.id.in_([hit.resource_id for hit in hits]))
        .options(selectinload(Resource.contributions).joinedload(Contribution.organisation))
    )
