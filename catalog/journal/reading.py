"""The records of many resources (`record.record_of`), read as rows: of a large import, objects would not fit."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from catalog.journal.record import MOMENTS, PLAIN, Record, maker_record, record_from, standing, use_record
from catalog.models import Contribution, Link, Organisation, Resource, ResourceTheme, Theme, Use

_BATCH = 500
_MERGED = aliased(Resource)


def records_of(session: Session, slugs: Sequence[str]) -> Iterator[list[Record]]:
    """Some hundreds at a time, in the order of the slugs."""
    shelf = {theme.id: theme for theme in session.scalars(select(Theme))} if slugs else {}
    for at in range(0, len(slugs), _BATCH):
        wanted = slugs[at : at + _BATCH]
        found = {record["slug"]: record for record in _records(session, wanted, shelf)}
        yield [found[slug] for slug in wanted]


def _records(session: Session, slugs: Sequence[str], shelf: dict[int, Theme]) -> Iterator[Record]:
    columns = [getattr(Resource, name) for name in (*PLAIN, *MOMENTS)]
    rows = session.execute(
        select(Resource.id, *columns, _MERGED.slug.label("merged_into"))
        .join(_MERGED, Resource.merged_into_id == _MERGED.id, isouter=True)
        .where(Resource.slug.in_(slugs))
    ).all()
    numbers = [row.id for row in rows]
    themes, made, links = _themes(session, numbers, shelf), _contributions(session, numbers), _links(session, numbers)
    for row in rows:
        own = standing(themes[row.id])
        yield record_from(row._asdict(), own, made[row.id], links[row.id], row.merged_into)


def _themes(session: Session, numbers: Sequence[int], shelf: dict[int, Theme]) -> dict[int, list[Theme]]:
    found: dict[int, list[Theme]] = defaultdict(list)
    query = (
        select(ResourceTheme.resource_id, Theme.id)
        .join(Theme, Theme.id == ResourceTheme.theme_id)
        .where(ResourceTheme.resource_id.in_(numbers))
        .order_by(Theme.position)
    )
    for number, theme in session.execute(query):
        found[number].append(shelf[theme])
    return found


def _contributions(session: Session, numbers: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    query = (
        select(Contribution.resource_id, Organisation.name, Organisation.full_name, Contribution.role)
        .join(Contribution.organisation)
        .where(Contribution.resource_id.in_(numbers))
        .order_by(Contribution.position)
    )
    for number, name, full_name, role in session.execute(query):
        found[number].append(maker_record(name, full_name, role))
    return found


def _links(session: Session, numbers: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    query = (
        select(Use.resource_id, Link.url, Use.role)
        .join(Use.link)
        .where(Use.resource_id.in_(numbers))
        .order_by(Use.position)
    )
    for number, url, role in session.execute(query):
        found[number].append(use_record(url, role))
    return found
