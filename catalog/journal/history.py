"""The last changes, for those who look back: a change may be that of a large file, so what it did is read by parts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import and_, case, func, select
from sqlalchemy.orm import Session

from catalog.journal.record import Record
from catalog.journal.writing import RESOURCE
from catalog.models import Change, ChangedRecord

_BY_PARTS = {"yield_per": 500}
_BEFORE, _AFTER = ChangedRecord.before.is_not(None), ChangedRecord.after.is_not(None)


class Did(NamedTuple):
    """How many resources a change brought, and how many it made other."""

    added: int = 0
    changed: int = 0


class Laid(NamedTuple):
    """A `ChangedRecord` as it stands in the journal."""

    kind: str
    key: str
    before: Record | None
    after: Record | None


def last_changes(session: Session, most: int) -> Sequence[Change]:
    """The newest first, without what each of them did."""
    return session.scalars(select(Change).order_by(Change.id.desc()).limit(most)).all()


def done_by(session: Session, changes: Iterable[Change]) -> dict[int, Did]:
    """By the number of the change; counted by the database."""
    wanted = [change.id for change in changes]
    counts = session.execute(
        select(ChangedRecord.change_id, _counted(and_(~_BEFORE, _AFTER)), _counted(and_(_BEFORE, _AFTER)))
        .where(ChangedRecord.change_id.in_(wanted), ChangedRecord.kind == RESOURCE)
        .group_by(ChangedRecord.change_id)
    )
    return dict.fromkeys(wanted, Did()) | {number: Did(added, changed) for number, added, changed in counts}


def laid_down(session: Session, change: Change) -> Iterator[Laid]:
    """All that a change did, in its order."""
    return _records(session, ChangedRecord.change_id == change.id)


def altered(session: Session, change: Change) -> Iterator[Laid]:
    """What was there before a change and is there after."""
    return _records(session, ChangedRecord.change_id == change.id, _BEFORE, _AFTER)


def _records(session: Session, *which: Any) -> Iterator[Laid]:
    columns = ChangedRecord.kind, ChangedRecord.key, ChangedRecord.before, ChangedRecord.after
    rows = session.execute(select(*columns).where(*which).order_by(ChangedRecord.id), execution_options=_BY_PARTS)
    return (Laid(*row) for row in rows)


def _counted(which: Any) -> Any:
    return func.count(case((which, 1)))
