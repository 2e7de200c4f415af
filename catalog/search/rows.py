"""What is searched of each resource, read from the catalogue as rows: objects would cost more than the indexing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from catalog.models import Contribution, Organisation, PageText, Resource, ResourceTheme, Theme, Use
from catalog.nesting import UNDER, line_of
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
    """What organisations are called, and themes, with those that they stand under."""
    makers = session.execute(select(Organisation.id, Organisation.name, Organisation.full_name))
    names = {f"{MAKER} {key}": f"{name} {full_name or ''}" for key, name, full_name in makers}
    return names | {f"{THEME} {key}": UNDER.join(line) for key, line in _lines(session).items()}


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
    themes = _themes(session, wanted)
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


def _themes(session: Session, wanted: Sequence[int]) -> dict[int, list[str]]:
    """Those of each resource with those above them, each once: what stands under a theme is found by its name."""
    lines, found = _lines(session), defaultdict[int, dict[str, None]](dict)
    held = select(ResourceTheme.resource_id, ResourceTheme.theme_id).join(Theme, Theme.id == ResourceTheme.theme_id)
    for key, theme in session.execute(held.where(ResourceTheme.resource_id.in_(wanted)).order_by(Theme.position)):
        found[key] |= dict.fromkeys(reversed(lines[theme]))
    return defaultdict(list, {key: list(names) for key, names in found.items()})


def _lines(session: Session) -> dict[int, list[str]]:
    """The name of each theme after those of the themes above it, outermost first (`nesting.line_of`)."""
    return {theme.id: [each.name for each in line_of(theme)] for theme in session.scalars(select(Theme)).all()}


def _gathered(session: Session, query: Select[*tuple[Any, ...]]) -> dict[int, list[str | None]]:
    found: dict[int, list[str | None]] = defaultdict(list)
    for key, *texts in session.execute(query):
        found[key] += texts
    return found


def _terms(texts: Iterable[str | None]) -> str:
    return " ".join(term for text in texts if text for term in search_terms(text))
