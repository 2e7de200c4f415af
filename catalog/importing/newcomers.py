"""Resources that an import adds, written as rows, some hundreds at a time: as objects, a large file would not fit.

Only what they share, organisations and themes, passes through the session's objects: of these there are few.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from catalog.folding import unused_slug
from catalog.importing.draft import Draft
from catalog.importing.usual import usual_kind, usual_role
from catalog.models import Contribution, Event, Link, Organisation, Resource, ResourceTheme, Theme, Use
from catalog.sameness import place_of
from catalog.shelf import Shelf
from catalog.urls import host_of, is_short
from catalog.vocabulary import ContributorRole, EventKind

_BATCH = 500
Rows = list[dict[str, Any]]


@dataclass(slots=True)
class _Newcomer:
    """What is written once its resource has a number. links: by place or by number, with their uses."""

    row: dict[str, Any]
    url: str | None
    themes: list[Theme]
    contributions: list[tuple[Organisation, ContributorRole]]
    uses: list[tuple[str | int, dict[str, Any]]]


@dataclass(slots=True)
class Newcomers:
    """Adds resources after those that are there, each with an address that nothing else has. `flush` ends it.

    slugs: those that are taken; last: the last position.
    """

    session: Session
    shelf: Shelf
    source: str
    now: datetime
    language: str | None
    slugs: set[str]
    last: int
    added: list[str] = field(default_factory=list)
    _waiting: list[_Newcomer] = field(default_factory=list)
    _links: dict[str, tuple[int, str]] = field(default_factory=dict)
    _new_links: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, draft: Draft) -> None:
        kind = draft.kind or usual_kind(draft)
        self.last += 1
        slug = unused_slug(draft.title, self.slugs)
        self.slugs.add(slug)
        self.added.append(slug)
        uses = self._uses(draft, kind)
        facts = {name: getattr(draft, name) for name in ("title", "date", "summary", "container", "issue", "place")}
        row = facts | {"slug": slug, "kind": kind, "language": draft.language or self.language, "position": self.last}
        row |= {"source": self.source, "added_at": self.now, "identifiers": dict(draft.identifiers), "edited": []}
        themes = self.shelf.themed(draft.themes, draft.nesting)
        self._waiting.append(_Newcomer(row, self._first_url(uses), themes, self._contributions(draft), uses))
        if len(self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        self.session.flush()
        numbers = self._inserted(Link.__table__, "url", list(self._new_links.values()))
        for place, row in self._new_links.items():
            self._links[place] = numbers[row["url"]], row["url"]
        self._new_links.clear()
        numbers = self._inserted(Resource.__table__, "slug", [each.row for each in self._waiting])
        made = {numbers[each.row["slug"]]: each for each in self._waiting}
        for table, rows in self._dependents(made).items():
            if rows:
                self.session.connection().execute(insert(table), rows)
        self._waiting.clear()

    def _contributions(self, draft: Draft) -> list[tuple[Organisation, ContributorRole]]:
        made = [(self.shelf.organisation(each.name), each.role, each.full_name) for each in draft.contributions]
        for organisation, _, full_name in made:
            organisation.full_name = organisation.full_name or full_name
        return list(dict.fromkeys((organisation, role) for organisation, role, _ in made))

    def _uses(self, draft: Draft, kind: Any) -> list[tuple[str | int, dict[str, Any]]]:
        """A link that is there already is found by its number, a new one by its place until it has one."""
        uses: dict[str | int, dict[str, Any]] = {}
        for each in draft.links:
            place = place_of(each.url)
            key: str | int = place
            if place in self._links:
                key = self._links[place][0]
            elif place in self.shelf.links:
                link = self.shelf.link(each.url)
                key = link.id
                self._links[place] = link.id, link.url
            elif place not in self._new_links:
                self._new_links[place] = {"url": each.url, "host": host_of(each.url), "short": is_short(each.url)}
            if key not in uses:
                uses[key] = {"role": each.role or usual_role(each.url, kind), "position": len(uses), "place": place}
        return list(uses.items())

    def _first_url(self, uses: list[tuple[str | int, dict[str, Any]]]) -> str | None:
        if not uses:
            return None
        place = uses[0][1]["place"]
        return self._links[place][1] if place in self._links else str(self._new_links[place]["url"])

    def _inserted(self, table: Any, key: str, rows: Rows) -> dict[str, int]:
        """The numbers of new rows by what makes each the only one: asking for them once is faster than row by row."""
        if not rows:
            return {}
        connection = self.session.connection()
        connection.execute(insert(table), rows)
        column = table.c[key]
        found = connection.execute(select(column, table.c.id).where(column.in_([row[key] for row in rows])))
        return {name: number for name, number in found}  # noqa: C416 (rows are no pairs to mypy)

    def _dependents(self, made: dict[int, _Newcomer]) -> dict[Table, Rows]:
        rows: dict[Any, Rows] = {
            Contribution.__table__: [
                {"resource_id": number, "organisation_id": organisation.id, "role": role, "position": position}
                for number, each in made.items()
                for position, (organisation, role) in enumerate(each.contributions)
            ],
            ResourceTheme.__table__: [
                {"resource_id": number, "theme_id": theme.id} for number, each in made.items() for theme in each.themes
            ],
            Use.__table__: [
                {"resource_id": number, "link_id": self._links[use["place"]][0]}
                | {"role": use["role"], "position": use["position"]}
                for number, each in made.items()
                for _, use in each.uses
            ],
            Event.__table__: [self._event(number, each) for number, each in made.items()],
        }
        return rows

    def _event(self, number: int, each: _Newcomer) -> dict[str, Any]:
        facts = {"title": each.row["title"], "slug": each.row["slug"], "url": each.url}
        row = {"uuid": str(uuid.uuid4()), "at": self.now, "kind": EventKind.ADDED, "resource_id": number}
        return row | {"link_id": None, "facts": facts}
