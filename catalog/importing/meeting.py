"""A draft brought into the resource that it describes: what it may say, and what is told of it."""

from collections.abc import Iterable, Iterator

from catalog.importing.changes import Difference, Entry, Outcome
from catalog.importing.draft import Draft
from catalog.importing.usual import usual_role
from catalog.journal.record import FIELDS, TEXTS, Record, record_of
from catalog.kinds import Kind
from catalog.models import Contribution, Organisation, Resource, Use
from catalog.sameness import folded, place_of
from catalog.shelf import Shelf
from catalog.vocabulary import ContributorRole


def adds_nothing(draft: Draft, record: Record) -> bool:
    """Whether a draft says only what the record of its resource says already, as most of a file imported again does.

    Pure, and on the safe side: where it is in doubt, `meet` finds out.
    """
    return (
        record["withdrawn_at"] is None
        and all(getattr(draft, name) in (None, record[name]) for name in TEXTS)
        and dict(draft.identifiers).items() <= record["identifiers"].items()
        and _same_themes(draft, record)
        and _same_makers(draft, record)
        and _same_links(draft, record)
    )


def _same_themes(draft: Draft, record: Record) -> bool:
    nested = set(draft.nesting) <= set(record["theme_parents"].items())
    return not draft.themes or (nested and _folded(draft.themes) == _folded(record["themes"]))


def _same_makers(draft: Draft, record: Record) -> bool:
    said = [(folded(each.name), each.role) for each in draft.contributions]
    held = [(folded(each["name"]), each["role"]) for each in record["contributions"]]
    explained = {folded(each["name"]) for each in record["contributions"] if each["full_name"]}
    return not said or (
        said == held and all(folded(each.name) in explained for each in draft.contributions if each.full_name)
    )


def _same_links(draft: Draft, record: Record) -> bool:
    held = {place_of(use["url"]): use["role"] for use in record["links"]}
    said = ((held.get(place_of(each.url)), each.role) for each in draft.links)
    return all(role and wanted in (None, role) for role, wanted in said)


def meet(resource: Resource, draft: Draft, source: str, shelf: Shelf, before: Record | None) -> Iterator[Entry]:
    """Brings a draft into the resource that it describes; what is to be told of it."""
    line, former = draft.line, resource.title
    if resource.withdrawn_at is not None:
        yield Entry(line, Outcome.WITHDRAWN, former)
        return
    names = _complete(resource, draft, shelf, owned=resource.source == source)
    if names:
        after = record_of(resource)
        differences = (Difference(name, (before or {}).get(name), after[name]) for name in names)
        yield Entry(line, Outcome.CHANGED, resource.title, tuple(differences))
    if folded(draft.title) != folded(former):
        yield Entry(line, Outcome.RECOGNISED, draft.title, other=former)
    disputed = [name for name in FIELDS if _says_otherwise(resource, draft, name, shelf)]
    kept = [name for name in disputed if name in resource.edited]
    if kept:
        yield Entry(line, Outcome.KEPT, former, tuple(map(Difference, kept)))
    owned = [name for name in disputed if name not in resource.edited and name != "title"]
    if owned and resource.source != source:
        yield Entry(line, Outcome.OWNED, former, tuple(map(Difference, owned)), resource.source)


def _complete(resource: Resource, draft: Draft, shelf: Shelf, *, owned: bool) -> list[str]:
    """Brings a draft into its resource; the names of the fields that changed."""
    changed = []
    for name in TEXTS:
        new, old = getattr(draft, name), getattr(resource, name)
        if name in resource.edited:
            continue
        if new is not None and new != old and (owned or old is None or old is Kind.OTHER):
            setattr(resource, name, new)
            changed.append(name)
    free = {"themes", "contributions", "links", "identifiers"}.difference(resource.edited)
    if "themes" in free and draft.themes and (owned or not resource.themes) and _set_themes(resource, draft, shelf):
        changed.append("themes")
    own = owned or not resource.contributions
    if "contributions" in free and draft.contributions and own and _set_contributions(resource, draft, shelf):
        changed.append("contributions")
    if "identifiers" in free and _add_identifiers(resource, draft, owned=owned):
        changed.append("identifiers")
    if "links" in free and _add_links(resource, draft, shelf, owned=owned):
        changed.append("links")
    return changed


def _says_otherwise(resource: Resource, draft: Draft, name: str, shelf: Shelf) -> bool:
    """Whether a draft says otherwise of a field than the resource does, once they have met."""
    match name:
        case "themes":
            return bool(draft.themes) and _folded(draft.themes) != _folded(each.name for each in resource.themes)
        case "contributions":
            said = {(folded(each.name), each.role) for each in draft.contributions}
            held = {(folded(each.organisation.name), each.role) for each in resource.contributions}
            return bool(said) and said != held
        case "identifiers":
            return not dict(draft.identifiers).items() <= resource.identifiers.items()
        case "links":
            return not {shelf.known_link(each.url) for each in draft.links} <= {use.link for use in resource.uses}
        case _:
            return getattr(draft, name) not in (None, getattr(resource, name))


def _folded(names: Iterable[str]) -> set[str]:
    return {folded(name) for name in names}


def _set_themes(resource: Resource, draft: Draft, shelf: Shelf) -> bool:
    before = {theme: theme.parent for theme in resource.themes}
    themes = shelf.themed(draft.themes, draft.nesting)
    if set(themes) == set(resource.themes):
        return any(theme.parent is not parent for theme, parent in before.items())
    resource.themes = themes
    return True


def _set_contributions(resource: Resource, draft: Draft, shelf: Shelf) -> bool:
    wanted = list(dict.fromkeys((shelf.organisation(each.name), each.role) for each in draft.contributions))
    completed = [_explain(shelf.organisation(each.name), each.full_name) for each in draft.contributions]
    held = {(each.organisation, each.role): each for each in resource.contributions}
    # The order counts within a role only: a table cannot say more.
    if sorted(held, key=_role) == sorted(wanted, key=_role):
        return any(completed)
    # Rows that stay are kept: the database would meet their twins before it lost them.
    resource.contributions = [held.get(each) or Contribution(organisation=each[0], role=each[1]) for each in wanted]
    for position, contribution in enumerate(resource.contributions):
        contribution.position = position
    return True


def _explain(organisation: Organisation, full_name: str | None) -> bool:
    """Notes what an acronym stands for, where that was not known."""
    if organisation.full_name or not full_name:
        return False
    organisation.full_name = full_name
    return True


def _role(made: tuple[Organisation, ContributorRole]) -> ContributorRole:
    return made[1]


def _add_identifiers(resource: Resource, draft: Draft, *, owned: bool) -> bool:
    said = dict(draft.identifiers)
    after = resource.identifiers | said if owned else said | resource.identifiers
    if after == resource.identifiers:
        return False
    resource.identifiers = after
    return True


def _add_links(resource: Resource, draft: Draft, shelf: Shelf, *, owned: bool) -> bool:
    """Adds the links that are missing; takes none away, since the maintainer may have added or replaced some."""
    uses = {use.link: use for use in resource.uses}
    last = max((use.position for use in resource.uses), default=-1)
    changed = False
    for each in draft.links:
        link = shelf.link(each.url)
        use = uses.get(link)
        if use is None:
            last += 1
            use = uses[link] = Use(link=link, role=each.role or usual_role(each.url, resource.kind), position=last)
            resource.uses.append(use)
            changed = True
        elif owned and each.role and use.role is not each.role:
            use.role = each.role
            changed = True
    return changed
