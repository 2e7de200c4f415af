"""The journal: what a person is about to change is looked at before and after, and the difference is kept."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from catalog.journal.apply import find, find_link, find_theme
from catalog.journal.record import Record, link_record_of, record_of, theme_record_of
from catalog.models import Change, ChangedRecord, Link, Resource, Theme
from catalog.rows import Rows
from catalog.vocabulary import Action

RESOURCE, LINK, THEME = "resource", "link", "theme"
_RECORDS = cast("Table", ChangedRecord.__table__)


class Now(NamedTuple):
    """Who is at work, and when."""

    who: str
    at: datetime


class Journal:
    """Lay open what may change (`watch`, `watch_link`, `made`), change it, then `write`.

    Where themes stand is watched by itself: every deed may move some, which other resources have too.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._before: dict[tuple[str, str], Record | None] = {}
        self._change: Change | None = None
        self._rows: Rows | None = None
        self._themes = _theme_records(session)

    def watch(self, resource: Resource) -> Record | None:
        """What it was before anything changed; None if it was not there."""
        return self._before.setdefault((RESOURCE, resource.slug), record_of(resource))

    def watch_link(self, link: Link) -> None:
        self._before.setdefault((LINK, link.url), link_record_of(link))

    def made(self, resource: Resource) -> None:
        """A resource that was not there before."""
        self._before.setdefault((RESOURCE, resource.slug), None)

    def begin(self, action: Action, about: str, now: Now) -> None:
        """Names the change before it is made, so that what it brings (`brought`) is written at once; `end` ends it."""
        self._change = Change(at=now.at, who=now.who, action=action, about=about)

    def brought(self, records: Iterable[Record]) -> None:
        """Resources that were not there before, and that may be many: none of them is held."""
        self.altered((None, each) for each in records)

    def altered(self, records: Iterable[tuple[Record | None, Record]]) -> None:
        """What resources were, and what they are: likewise."""
        if self._change is None:
            return
        if self._rows is None:
            number = self._kept(self._change)
            columns, same = ("key", "before", "after"), {"change_id": number, "kind": RESOURCE}
            self._rows = Rows(self.session.connection(), _RECORDS, columns, same)
        self._rows.write((after["slug"], before, after) for before, after in records)

    def write(self, action: Action, about: str, now: Now) -> Change | None:
        """Keeps what has changed since; None, and nothing written, if nothing has."""
        self.begin(action, about, now)
        return self.end()

    def settle(self) -> None:
        """Keeps what has changed so far of a change that was begun, and that may be large: nothing of it is held."""
        self.session.flush()
        self._lay_down(self._differences())
        self._before.clear()

    def end(self) -> Change | None:
        """The same for all of it: the change, or None, and nothing written, if nothing has changed."""
        self.settle()
        self._lay_down(self._moved_themes())
        return self._change if self._change and self._change.id else None

    def _lay_down(self, found: Iterable[ChangedRecord]) -> None:
        records = list(found)
        if self._change is None or not records:
            return
        number = self._kept(self._change)
        for each in records:
            each.change_id = number
        self.session.add_all(records)
        self.session.flush()

    def _kept(self, change: Change) -> int:
        """The number of the change, which is written with the first thing that it did."""
        self.session.add(change)
        self.session.flush()
        return change.id

    def _differences(self) -> Iterator[ChangedRecord]:
        for (kind, key), before in self._before.items():
            after = state_of(self.session, kind, key)
            if after != before:
                yield ChangedRecord(kind=kind, key=key, before=before, after=after)

    def _moved_themes(self) -> Iterator[ChangedRecord]:
        """A theme that is gone comes back with the resources that it had."""
        for name, after in _theme_records(self.session).items():
            before = self._themes.get(name)
            if before is not None and after != before:
                yield ChangedRecord(kind=THEME, key=name, before=before, after=after)


def _theme_records(session: Session) -> dict[str, Record]:
    return {theme.name: theme_record_of(theme) for theme in session.scalars(select(Theme).order_by(Theme.id)).all()}


def state_of(session: Session, kind: str, key: str) -> Record | None:
    """A resource, a link or a theme as it is now; None where there is none."""
    finders: dict[str, tuple[Callable[..., Any], Callable[..., Record]]] = {
        RESOURCE: (find, record_of),
        LINK: (find_link, link_record_of),
        THEME: (find_theme, theme_record_of),
    }
    seek, describe = finders[kind]
    found = seek(session, key)
    return describe(found) if found is not None else None
