"""Brings drafts into the catalogue: what is new is added, what is known is completed, nothing curated is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog import queries
from catalog.importing.acquaintances import Acquaintance, acquaintances, identity_of
from catalog.importing.changes import Changes, Entry, Outcome
from catalog.importing.draft import Draft
from catalog.importing.matching import grouped
from catalog.importing.meeting import adds_nothing, meet
from catalog.importing.newcomers import Newcomers
from catalog.importing.tidy import combined
from catalog.journal.writing import Journal
from catalog.models import Resource
from catalog.sameness import folded
from catalog.shelf import Shelf


def merge(
    session: Session,
    drafts: Sequence[Draft],
    source: str,
    now: datetime,
    language: str | None,
    journal: Journal | None = None,
    themes: Sequence[tuple[str, str | None]] = (),
) -> Changes:
    """Brings the drafts of one source into the catalogue, within the caller's transaction.

    Drafts are `tidied`, as readers give them. The source that brought a resource may correct its fields; any other
    fills what is empty and adds links. What a file does not say is left as it is. `language` is that of new resources
    whose draft names none. The same import made twice changes nothing the second time. What a maintainer has written
    since stands, whoever says otherwise. What may change is laid open in the `journal`, which the caller writes.
    `themes` are those that the source orders, each with the one that it stands under.
    """
    journal = journal or Journal(session)
    incoming = _one_each(drafts, source)
    shelf = Shelf(session)
    shelf.arrange(themes)
    changes, met = Changes(), bytearray(len(incoming))
    for some in acquaintances(session, incoming, source):
        changes.entries.extend(_meet(session, some, incoming, source, shelf, journal))
        for each in some:
            met[each.number] = True
    changes.entries.sort(key=lambda entry: entry.line)
    fresh = [draft for number, draft in enumerate(incoming) if not met[number]]
    slugs, last = set(session.scalars(select(Resource.slug))), session.scalar(select(func.max(Resource.position))) or 0
    Newcomers(session, shelf, slugs, last, source, language).bring(fresh, now, journal)
    changes.entries.extend(Entry(draft.line, Outcome.ADDED, draft.title) for draft in fresh)
    return replace(changes, unchanged=len(incoming) - len(changes.added) - len(changes.changed))


def _meet(
    session: Session,
    some: Sequence[Acquaintance],
    incoming: Sequence[Draft],
    source: str,
    shelf: Shelf,
    journal: Journal,
) -> Iterator[Entry]:
    """Those that say nothing new, often nearly all, are left in peace; of the others, the journal is written."""
    curious = [each for each in some if not adds_nothing(incoming[each.number], each.record)]
    resources = queries.resources_named(session, [each.record["slug"] for each in curious])
    for number, record in curious:
        resource = resources[record["slug"]]
        before = journal.watch(resource)
        yield from meet(resource, incoming[number], source, shelf, before)
    journal.settle()


def _one_each(drafts: Sequence[Draft], source: str) -> list[Draft]:
    """The drafts of a file, one for each resource that it describes."""
    alike = _of_one_title(drafts)
    groups = grouped([identity_of(drafts[number], source) for number in alike])
    joined = {alike[first]: [drafts[alike[each]] for each in (first, *others)] for first, *others in groups if others}
    parts = {alike[each] for _, *others in groups for each in others}
    return [
        combined(joined[number]) if number in joined else draft
        for number, draft in enumerate(drafts)
        if number not in parts
    ]


def _of_one_title(drafts: Sequence[Draft]) -> list[int]:
    """Which drafts have a title that another has too, or seem to: of the others, which are many, nothing is held."""
    first: dict[int, int] = {}
    found: set[int] = set()
    for number, draft in enumerate(drafts):
        one = first.setdefault(hash(folded(draft.title)), number)
        if one != number:
            found |= {one, number}
    return sorted(found)
