"""Which resources the index of the search must take over anew: what happened between two stamps of the catalogue."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from catalog.journal.writing import RESOURCE
from catalog.models import Change, ChangedRecord, Contribution, PageText, Resource, ResourceTheme, Use
from catalog.search.rows import MAKER, key_of
from catalog.search.stamp import Stamp


def stale(
    session: Session, former: Stamp | None, now: Stamp, had: dict[str, str], names: dict[str, str]
) -> set[int] | None:
    """The numbers of the resources; None where all are: another catalogue, or one that was put back.

    had, names: the names of organisations and themes as the index knows them, and as they are.
    """
    if former is None or former.catalogue != now.catalogue or not _is_later(former, now):
        return None
    touched = ChangedRecord.change_id > former.changes
    if now.undone != former.undone:
        touched = or_(touched, ChangedRecord.change.has(Change.undone_at.is_not(None)))
    queries = [
        select(Resource.id).where(Resource.id > former.resources),
        select(Resource.id)
        .join(ChangedRecord, ChangedRecord.key == Resource.slug)
        .where(ChangedRecord.kind == RESOURCE, touched),
        select(Use.resource_id).join(PageText, PageText.link_id == Use.link_id).where(PageText.id > former.texts),
    ]
    for key, name in names.items():
        if had.get(key, name) != name:
            kind, number = key_of(key)
            column, owner = (
                (Contribution.organisation_id, Contribution.resource_id)
                if kind == MAKER
                else (ResourceTheme.theme_id, ResourceTheme.resource_id)
            )
            queries.append(select(owner).where(column == number))
    return {number for query in queries for number in session.scalars(query)}


def _is_later(former: Stamp, now: Stamp) -> bool:
    return former.changes <= now.changes and former.texts <= now.texts and former.resources <= now.resources
