"""Resources that an import adds, written as rows, some hundreds at a time: as objects, a large file would not fit.

Only what they share, organisations and themes, passes through the session's objects: of these there are few.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import count
from operator import itemgetter
from typing import Any, NamedTuple, cast
from uuid import UUID, uuid4

from sqlalchemy import Table
from sqlalchemy.orm import Session

from catalog.folding import unused_slug
from catalog.importing.draft import Draft, DraftContribution
from catalog.importing.usual import usual_kind, usual_role
from catalog.journal.record import TEXTS, Record, maker_record, record_from, standing, use_record
from catalog.journal.writing import Journal
from catalog.models import Base, Contribution, Event, Link, Organisation, Resource, ResourceTheme, Use
from catalog.nesting import Nesting
from catalog.rows import Numbers, Rows
from catalog.sameness import place_of
from catalog.shelf import Shelf
from catalog.urls import host_of, is_short
from catalog.vocabulary import ContributorRole, EventKind, LinkRole

_BATCH = 500
_FIELDS = ("slug", *TEXTS, "position", "identifiers")
_in_order = itemgetter(*_FIELDS)


class _Themes(NamedTuple):
    """Their numbers, and how they stand in the journal."""

    numbers: list[int]
    standing: Record


class _Makers(NamedTuple):
    """The numbers of organisations with what each did, and the same in the journal."""

    made: list[tuple[int, ContributorRole]]
    records: list[Record]


class _Newcomer(NamedTuple):
    """uses: by the number of the link, its address and its role."""

    number: int
    fields: dict[str, Any]
    themes: _Themes
    makers: _Makers
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
        self._themes: dict[tuple[tuple[str, ...], Nesting], _Themes] = {}
        self._makers: dict[tuple[DraftContribution, ...], _Makers] = {}
        # One random number, then those after it: each at random, they would take longest of all to be written.
        self._uuids = (str(UUID(int=number)) for number in count(uuid4().int))

    def bring(self, drafts: Sequence[Draft], now: datetime, journal: Journal) -> None:
        self._shelve(drafts)
        tables = self._tables(now)
        numbers = {each: Numbers(self._session, each) for each in (Link, Resource)}
        for at in range(0, len(drafts), _BATCH):
            some = drafts[at : at + _BATCH]
            self._write_links(some, tables[Link], numbers[Link])
            newcomers = [self._newcomer(draft, now, numbers[Resource]) for draft in some]
            self._write(newcomers, tables)
            journal.brought(map(_record, newcomers))
        for each in numbers.values():
            each.leave()

    def _shelve(self, drafts: Iterable[Draft]) -> None:
        """What they share stands first: so each can be journalled as it is once all are there."""
        themed = {
            said: self._shelf.themed(*said) for said in dict.fromkeys((each.themes, each.nesting) for each in drafts)
        }
        made = {said: self._made(said) for said in dict.fromkeys(each.contributions for each in drafts)}
        self._session.flush()
        for said, themes in themed.items():
            ordered = sorted(themes, key=lambda theme: theme.position)
            self._themes[said] = _Themes([theme.id for theme in ordered], standing(ordered))
        for makers, organisations in made.items():
            self._makers[makers] = _Makers(
                [(each.id, role) for each, role in organisations],
                [maker_record(each.name, each.full_name, role) for each, role in organisations],
            )

    def _made(self, said: Iterable[DraftContribution]) -> list[tuple[Organisation, ContributorRole]]:
        made = [(self._shelf.organisation(each.name), each.role, each.full_name) for each in said]
        for organisation, _, full_name in made:
            if full_name and not organisation.full_name:
                organisation.full_name = full_name
        return list(dict.fromkeys((organisation, role) for organisation, role, _ in made))

    def _tables(self, now: datetime) -> dict[type[Base], Rows]:
        columns: dict[type[Base], tuple[str, ...]] = {
            Link: ("id", "url", "host", "short"),
            Resource: ("id", *_FIELDS),
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
        return {
            each: Rows(connection, cast("Table", each.__table__), names, same.get(each))
            for each, names in columns.items()
        }

    def _newcomer(self, draft: Draft, now: datetime, numbers: Numbers) -> _Newcomer:
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
        themes, makers = self._themes[draft.themes, draft.nesting], self._makers[draft.contributions]
        return _Newcomer(numbers.next(), fields, themes, makers, uses)

    def _write_links(self, drafts: Iterable[Draft], rows: Rows, numbers: Numbers) -> None:
        """Those that nothing used yet; of those that are there already, the number is noted."""
        new = []
        for url in (link.url for draft in drafts for link in draft.links):
            place = place_of(url)
            if place in self._links:
                continue
            if (link := self._shelf.known_link(url)) is not None:
                self._links[place] = link.id, link.url
            else:
                self._links[place] = number, _ = numbers.next(), url
                new.append((number, url, host_of(url), is_short(url)))
        rows.write(new)

    def _write(self, newcomers: Sequence[_Newcomer], tables: dict[type[Base], Rows]) -> None:
        tables[Resource].write((each.number, *_in_order(each.fields)) for each in newcomers)
        tables[Contribution].write(
            (each.number, organisation, role, position)
            for each in newcomers
            for position, (organisation, role) in enumerate(each.makers.made)
        )
        tables[ResourceTheme].write((each.number, theme) for each in newcomers for theme in each.themes.numbers)
        tables[Use].write(
            (each.number, link, role, position)
            for each in newcomers
            for position, (link, (_, role)) in enumerate(each.uses.items())
        )
        tables[Event].write((next(self._uuids), each.number, _facts(each)) for each in newcomers)


def _record(newcomer: _Newcomer) -> Record:
    links = [use_record(url, role) for url, role in newcomer.uses.values()]
    return record_from(newcomer.fields, newcomer.themes.standing, newcomer.makers.records, links)


def _facts(newcomer: _Newcomer) -> dict[str, Any]:
    url = next((url for url, _ in newcomer.uses.values()), None)
    return {"title": newcomer.fields["title"], "slug": newcomer.fields["slug"], "url": url}
