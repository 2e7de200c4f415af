"""The records of many resources (`record.record_of`), read as rows: of a large catalogue, objects would not fit."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from catalog.journal.record import MOMENTS, PLAIN, Record, maker_record, record_from, standing, use_record
from catalog.models import Contribution, Link, Organisation, Resource, ResourceTheme, Theme, Use

_MERGED = aliased(Resource)


def found_records(session: Session, which: ColumnElement[bool]) -> list[Record]:
    """Of the resources for which a condition holds: some hundreds at most. In the order of the directory."""
    columns = [getattr(Resource, name) for name in (*PLAIN, *MOMENTS)]
    rows = session.execute(
        select(Resource.id, *columns, _MERGED.slug.label("merged_into"))
        .join(_MERGED, Resource.merged_into_id == _MERGED.id, isouter=True)
        .where(which)
        .order_by(Resource.position, Resource.id)
    ).all()
    numbers = [row.id for row in rows]
    themes, made, links = _themes(session, numbers), _contributions(session, numbers), _links(session, numbers)
    return [
        record_from(row._asdict(), standing(themes[row.id]), made[row.id], links[row.id], row.merged_into)
        for row in rows
    ]


def _themes(session: Session, numbers: Sequence[int]) -> dict[int, list[Theme]]:
    shelf = {theme.id: theme for theme in session.scalars(select(Theme))} if numbers else {}
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
