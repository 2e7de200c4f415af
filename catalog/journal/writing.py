"""The journal: what a person is about to change is looked at before and after, and the difference is kept."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from catalog.journal.apply import find, find_link
from catalog.journal.record import Record, link_record_of, record_of
from catalog.models import Change, ChangedRecord, Link, Resource
from catalog.vocabulary import Action

RESOURCE, LINK = "resource", "link"


class Now(NamedTuple):
    """Who is at work, and when."""

    who: str
    at: datetime


class Journal:
    """Lay open what may change (`watch`, `watch_link`, `made`), change it, then `write`."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._before: dict[tuple[str, str], Record | None] = {}

    def watch(self, resource: Resource) -> Record | None:
        """What it was before anything changed; None if it was not there."""
        return self._before.setdefault((RESOURCE, resource.slug), record_of(resource))

    def watch_link(self, link: Link) -> None:
        self._before.setdefault((LINK, link.url), link_record_of(link))

    def made(self, resource: Resource) -> None:
        """A resource that was not there before."""
        self._before.setdefault((RESOURCE, resource.slug), None)

    def write(self, action: Action, about: str, now: Now) -> Change | None:
        """Keeps what has changed since; None, and nothing written, if nothing has."""
        self.session.flush()
        records = []
        for (kind, key), before in self._before.items():
            after = state_of(self.session, kind, key)
            if after != before:
                records.append(ChangedRecord(kind=kind, key=key, before=before, after=after))
        if not records:
            return None
        change = Change(at=now.at, who=now.who, action=action, about=about, records=records)
        self.session.add(change)
        self.session.flush()
        return change


def state_of(session: Session, kind: str, key: str) -> Record | None:
    """A resource or a link as it is now; None where there is none."""
    found = find(session, key) if kind == RESOURCE else find_link(session, key)
    describe: Callable[..., Record] = record_of if kind == RESOURCE else link_record_of
    return describe(found) if found is not None else None
