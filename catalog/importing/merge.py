"""Brings drafts into the catalogue: what is new is added, what is known is completed, nothing curated is lost."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from sqlalchemy.orm import Session

from catalog import queries
from catalog.importing.changes import Changes, Entry, Outcome
from catalog.importing.draft import Draft
from catalog.importing.matching import Identity, grouped, matched
from catalog.importing.meeting import meet
from catalog.importing.newcomers import Newcomers
from catalog.importing.tidy import combined
from catalog.journal.writing import Journal
from catalog.models import Resource
from catalog.sameness import folded, place_of
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
    known = list(queries.every_resource(session))
    incoming = _one_each(drafts, source)
    # A resource that a maintainer has given another title is known by both.
    titles = [(each, each.title) for each in known] + [(each, each.known_as) for each in known if each.known_as]
    identities = [_identity_of_draft(each, source) for each in incoming] if titles else []
    pairs = matched(identities, [_identity_of(each, name) for each, name in titles])
    del identities
    shelf = Shelf(session)
    shelf.arrange(themes)
    changes = Changes()
    for number, place in sorted(pairs.items()):
        resource, _ = titles[place]
        before = journal.watch(resource)
        changes.entries.extend(meet(resource, incoming[number], source, shelf, before))
    session.flush()
    fresh = [draft for number, draft in enumerate(incoming) if number not in pairs]
    slugs, last = {each.slug for each in known}, max((each.position for each in known), default=0)
    Newcomers(session, shelf, slugs, last, source, language).bring(fresh, now, journal)
    changes.entries.extend(Entry(draft.line, Outcome.ADDED, draft.title) for draft in fresh)
    return replace(changes, unchanged=len(incoming) - len(changes.added) - len(changes.changed))


def _one_each(drafts: Sequence[Draft], source: str) -> list[Draft]:
    """The drafts of a file, one for each resource that it describes."""
    alike = _of_one_title(drafts)
    groups = grouped([_identity_of_draft(drafts[number], source) for number in alike])
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


def _identity_of_draft(draft: Draft, source: str) -> Identity:
    makers = (each.name for each in draft.contributions)
    return _identity(draft.title, draft.date, (link.url for link in draft.links), makers, source)


def _identity_of(resource: Resource, title: str) -> Identity:
    makers = (each.organisation.name for each in resource.contributions)
    return _identity(title, resource.date, (use.link.url for use in resource.uses), makers, resource.source)


def _identity(title: str, date: str | None, urls: Iterable[str], makers: Iterable[str], source: str) -> Identity:
    return Identity(
        title=folded(title),
        year=date[:4] if date else None,
        places=frozenset(map(place_of, urls)),
        makers=_makers(tuple(makers)),
        source=source,
    )


# Few organisations make most of what is listed: each set of them is kept once.
@lru_cache(maxsize=4096)
def _makers(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(folded, names))
