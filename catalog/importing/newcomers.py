"""Resources that an import adds, written as rows, some hundreds at a time: as objects, a large file would not fit.

Only what they share, organisations and themes, passes through the session's objects: of these there are few.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import count
from operator import itemgetter
from typing import Any, NamedTuple, cast
from uuid import UUID, uuid4

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from catalog.folding import unused_slug
from catalog.importing.draft import Draft, DraftContribution
from catalog.importing.usual import usual_kind, usual_role
from catalog.journal.record import TEXTS, Record, maker_record, record_from, standing, use_record
from catalog.journal.writing import Journal
from catalog.models import Base, Contribution, Event, Link, Organisation, Resource, ResourceTheme, Theme, Use
from catalog.nesting import Nesting
from catalog.rows import Rows
from catalog.sameness import place_of
from catalog.shelf import Shelf
from catalog.urls import host_of, is_short
from catalog.vocabulary import ContributorRole, EventKind, LinkRole

_BATCH = 500
_FIELDS = ("slug", *TEXTS, "position", "identifiers")
_in_order = itemgetter(*_FIELDS)


class _Newcomer(NamedTuple):
    """uses: by the number of the link, its address and its role."""

    fields: dict[str, Any]
    themes: list[Theme]
    makers: list[tuple[Organisation, ContributorRole]]
    uses: dict[int, tuple[str, LinkRole]]


class Newcomers:
    """Adds resources after those that are there, each with an address that nothing else has.

    slugs: those that are taken; last: the last position; language: that of drafts which name none.
    """

    def __init__(
        self, session: Session, shelf: Shelf, slugs: set[str], last: int, source: str, language: str | None
    ) -> None:
        self._session, self._shelf = session, shelf
        self._slugs, self._last = slugs, last
        self._source, self._language = source, language
        # The number and the address of each link that was met, by its place.
        self._links: dict[str, tuple[int, str]] = {}
        # The same themes and makers come again and again.
        self._themed: dict[tuple[tuple[str, ...], Nesting], list[Theme]] = {}
        self._made: dict[tuple[DraftContribution, ...], list[tuple[Organisation, ContributorRole]]] = {}
        # One random number, then those after it: each at random, they would take longest of all to be written.
        self._uuids = (str(UUID(int=number)) for number in count(uuid4().int))

    def bring(self, drafts: Sequence[Draft], now: datetime, journal: Journal) -> None:
        # What they share stands first: so each can be journalled as it is once all are there.
        for draft in drafts:
            self._themes(draft)
            self._makers(draft)
        self._session.flush()
        tables = self._tables(now)
        for at in range(0, len(drafts), _BATCH):
            some = drafts[at : at + _BATCH]
            self._write_links(some, tables[Link])
            newcomers = [self._newcomer(draft, now) for draft in some]
            self._write(newcomers, tables)
            journal.brought([_record(each) for each in newcomers])

    def _tables(self, now: datetime) -> dict[type[Base], Rows]:
        columns: dict[type[Base], tuple[str, ...]] = {
            Link: ("url", "host", "short"),
            Resource: _FIELDS,
            Contribution: ("resource_id", "organisation_id", "role", "position"),
            ResourceTheme: ("resource_id", "theme_id"),
            Use: ("resource_id", "link_id", "role", "position"),
            Event: ("uuid", "resource_id", "facts"),
        }
        same: dict[type[Base], dict[str, Any]] = {
            Resource: {"source": self._source, "added_at": now},
            Event: {"at": now, "kind": EventKind.ADDED},
        }
        connection = self._session.connection()
        return {each: Rows(connection, _table(each), names, same.get(each)) for each, names in columns.items()}

    def _newcomer(self, draft: Draft, now: datetime) -> _Newcomer:
        kind = draft.kind or usual_kind(draft)
        self._last += 1
        slug = unused_slug(draft.title, self._slugs)
        self._slugs.add(slug)
        fields = {name: getattr(draft, name) for name in TEXTS}
        fields |= {"slug": slug, "kind": kind, "language": draft.language or self._language, "position": self._last}
        fields |= {"identifiers": dict(draft.identifiers), "source": self._source, "added_at": now}
        uses: dict[int, tuple[str, LinkRole]] = {}
        for each in draft.links:
            number, url = self._links[place_of(each.url)]
            uses.setdefault(number, (url, each.role or usual_role(each.url, kind)))
        return _Newcomer(fields, self._themes(draft), self._makers(draft), uses)

    def _themes(self, draft: Draft) -> list[Theme]:
        said = draft.themes, draft.nesting
        if said not in self._themed:
            self._themed[said] = sorted(self._shelf.themed(*said), key=lambda theme: theme.position)
        return self._themed[said]

    def _makers(self, draft: Draft) -> list[tuple[Organisation, ContributorRole]]:
        said = draft.contributions
        if said not in self._made:
            made = [(self._shelf.organisation(each.name), each.role, each.full_name) for each in said]
            for organisation, _, full_name in made:
                if full_name and not organisation.full_name:
                    organisation.full_name = full_name
            self._made[said] = list(dict.fromkeys((organisation, role) for organisation, role, _ in made))
        return self._made[said]

    def _write_links(self, drafts: Iterable[Draft], rows: Rows) -> None:
        """Those that nothing used yet; of those that are there already, the number is noted."""
        new: dict[str, str] = {}
        for url in (link.url for draft in drafts for link in draft.links):
            place = place_of(url)
            if place in self._links:
                continue
            if (link := self._shelf.known_link(url)) is not None:
                self._links[place] = link.id, link.url
            else:
                new.setdefault(place, url)
        numbers = self._numbered(Link, rows, "url", [(url, host_of(url), is_short(url)) for url in new.values()])
        self._links |= {place: (numbers[url], url) for place, url in new.items()}

    def _write(self, newcomers: Sequence[_Newcomer], tables: dict[type[Base], Rows]) -> None:
        numbers = self._numbered(Resource, tables[Resource], "slug", [_in_order(each.fields) for each in newcomers])
        made = [(numbers[each.fields["slug"]], each) for each in newcomers]
        tables[Contribution].write(
            (number, organisation.id, role, position)
            for number, each in made
            for position, (organisation, role) in enumerate(each.makers)
        )
        tables[ResourceTheme].write((number, theme.id) for number, each in made for theme in each.themes)
        tables[Use].write(
            (number, link, role, position)
            for number, each in made
            for position, (link, (_, role)) in enumerate(each.uses.items())
        )
        tables[Event].write((next(self._uuids), number, _facts(each)) for number, each in made)

    def _numbered(self, model: type[Base], rows: Rows, key: str, values: Sequence[Sequence[Any]]) -> dict[str, int]:
        """Writes rows; their numbers by what makes each the only one, asked for at once."""
        connection, table = self._session.connection(), _table(model)
        last = connection.scalar(select(func.max(table.c.id))) or 0
        rows.write(values)
        found = connection.execute(select(table.c[key], table.c.id).where(table.c.id > last))
        return {name: number for name, number in found}  # noqa: C416 (rows are no pairs to mypy)


def _record(newcomer: _Newcomer) -> Record:
    return record_from(
        newcomer.fields,
        standing(newcomer.themes),
        [maker_record(organisation.name, organisation.full_name, role) for organisation, role in newcomer.makers],
        [use_record(url, role) for url, role in newcomer.uses.values()],
    )


def _facts(newcomer: _Newcomer) -> dict[str, Any]:
    url = next((url for url, _ in newcomer.uses.values()), None)
    return {"title": newcomer.fields["title"], "slug": newcomer.fields["slug"], "url": url}


def _table(model: type[Base]) -> Table:
    return cast("Table", model.__table__)
