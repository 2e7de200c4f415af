"""What is searched of each resource, read from the catalogue as rows: objects would cost more than the indexing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from catalog.models import Contribution, Organisation, PageText, Resource, ResourceTheme, Theme, Use
from catalog.search.terms import search_terms

# The number of a resource; the terms of its title, of its organisations, of its themes, of its texts and pages.
Row = tuple[int, str, str, str, str]
_BATCH = 500
MAKER, THEME = "maker", "theme"


def rows_of(session: Session, numbers: Sequence[int] | None) -> Iterator[Row]:
    """Of these resources, at most some hundreds, or of all; of those that are in the directory."""
    kept = (
        select(Resource.id, Resource.title, Resource.summary, Resource.container, Resource.place, Resource.date)
        .where(Resource.withdrawn_at.is_(None))
        .order_by(Resource.id)
    )
    if numbers is not None:
        yield from _rows(session, kept.where(Resource.id.in_(numbers)))
        return
    last = session.scalar(select(func.max(Resource.id))) or 0
    for first in range(0, last, _BATCH):
        yield from _rows(session, kept.where(Resource.id > first, Resource.id <= first + _BATCH))


def names_of(session: Session) -> dict[str, str]:
    """What organisations and themes are called."""
    makers = session.execute(select(Organisation.id, Organisation.name, Organisation.full_name))
    themes = session.execute(select(Theme.id, Theme.name))
    names = {f"{MAKER} {key}": f"{name} {full_name or ''}" for key, name, full_name in makers}
    return names | {f"{THEME} {key}": name for key, name in themes}


def key_of(key: str) -> tuple[str, int]:
    kind, _, number = key.partition(" ")
    return kind, int(number)


def _rows(session: Session, query: Select[*tuple[Any, ...]]) -> list[Row]:
    resources = session.execute(query).all()
    wanted = [row.id for row in resources]
    makers = _gathered(
        session,
        select(Contribution.resource_id, Organisation.name, Organisation.full_name)
        .join(Contribution.organisation)
        .where(Contribution.resource_id.in_(wanted))
        .order_by(Contribution.position),
    )
    themes = _gathered(
        session,
        select(ResourceTheme.resource_id, Theme.name)
        .join(Theme, Theme.id == ResourceTheme.theme_id)
        .where(ResourceTheme.resource_id.in_(wanted))
        .order_by(Theme.position),
    )
    pages = _gathered(
        session,
        select(Use.resource_id, PageText.text)
        .join(PageText, PageText.link_id == Use.link_id)
        .where(Use.resource_id.in_(wanted))
        .order_by(Use.position),
    )
    return [
        (key, _terms([title]), _terms(makers[key]), _terms(themes[key]), _terms([*texts, *pages[key]]))
        for key, title, *texts in resources
    ]


def _gathered(session: Session, query: Select[*tuple[Any, ...]]) -> dict[int, list[str | None]]:
    found: dict[int, list[str | None]] = defaultdict(list)
    for key, *texts in session.execute(query):
        found[key] += texts
    return found


def _terms(texts: Iterable[str | None]) -> str:
    return " ".join(term for text in texts if text for term in search_terms(text))
