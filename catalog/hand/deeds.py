"""What a maintainer does to resources and links, each deed written in the journal within the caller's transaction."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.errors import N_, VigieError
from catalog.events import new_event
from catalog.folding import unused_slug
from catalog.importing.draft import Draft
from catalog.importing.usual import usual_kind, usual_role
from catalog.journal.apply import change, find_link, make, sweep, watch_again
from catalog.journal.record import FIELDS, Record, record_of
from catalog.journal.writing import Journal, Now
from catalog.kinds import Kind
from catalog.models import Dismissal, Event, Link, Organisation, Resource, Use
from catalog.nesting import line_of
from catalog.queries import updates_of
from catalog.replacement import link_in_use, replace_address
from catalog.sameness import folded
from catalog.shelf import Shelf
from catalog.urls import same_place, with_scheme
from catalog.vocabulary import Action, EventKind, State

BY_HAND = "vigie add"


class DeedError(VigieError):
    exit_code = 2


def add(session: Session, draft: Draft, now: Now) -> Resource:
    """A new resource, the last in the guide's order. All that it says was written by a person."""
    known = session.scalars(select(Resource).where(Resource.uses.any(Use.link.has()))).all()
    for link in draft.links:
        for resource in known:
            if any(same_place(use.link.url, link.url) for use in resource.uses):
                message = N_("“{title}” has the address {url} already: “vigie edit {slug}” changes it.")
                raise DeedError(message, title=resource.title, url=link.url, slug=resource.slug)
    slugs = set(session.scalars(select(Resource.slug)))
    last = session.scalar(select(Resource.position).order_by(Resource.position.desc()).limit(1)) or 0
    journal = Journal(session)
    content = _content(session, draft)
    record: Record = content | {
        "slug": unused_slug(draft.title, slugs),
        "theme_positions": {},
        "theme_parents": {},
        "note": None,
        "known_as": None,
        "position": last + 1,
        "source": BY_HAND,
        "added_at": now.at.isoformat(),
        "edited": [name for name in FIELDS if content[name]],
        "withdrawn_at": None,
        "withdrawn_why": None,
        "merged_into": None,
    }
    resource = make(Shelf(session), record)
    _nest(session, draft)
    new_event(session, EventKind.ADDED, now.at, resource, None, {})
    journal.made(resource)
    journal.write(Action.ADDED, resource.title, now)
    return resource


def edit(session: Session, resource: Resource, draft: Draft, now: Now) -> list[str]:
    """Makes a resource what a draft says, whole; the names of the fields that changed."""
    journal = Journal(session)
    journal.watch(resource)
    before = record_of(resource)
    change(Shelf(session), resource, before | _content(session, draft))
    _nest(session, draft)
    after = record_of(resource)
    moved = after["theme_parents"] != before["theme_parents"]
    changed = [name for name in FIELDS if after[name] != before[name] or (name == "themes" and moved)]
    resource.edited = [name for name in FIELDS if name in {*before["edited"], *changed}]
    if "title" in changed:
        resource.known_as = resource.known_as or before["title"]
    sweep(session)
    journal.write(Action.EDITED, draft.title, now)
    return changed


def withdraw(session: Session, resource: Resource, why: str | None, now: Now) -> None:
    """Takes a resource out of the directory. Its page stays and says so; its links are visited no longer."""
    journal = Journal(session)
    journal.watch(resource)
    resource.withdrawn_at = resource.withdrawn_at or now.at
    resource.withdrawn_why = why or resource.withdrawn_why
    journal.write(Action.WITHDRAWN, resource.title, now)


def delete_for_good(session: Session, resource: Resource, now: Now) -> None:
    """As if it had never been there; only the journal remembers it."""
    journal, title = Journal(session), resource.title
    journal.watch(resource)
    for other in session.scalars(select(Resource).where(Resource.merged_into_id == resource.id)):
        journal.watch(other)
        other.merged_into = None
    session.flush()
    session.delete(resource)
    sweep(session)
    journal.write(Action.DELETED, title, now)


def bring_back(session: Session, resource: Resource, now: Now) -> None:
    """Into the directory again."""
    if resource.withdrawn_at is None:
        raise DeedError(N_("“{title}” was not withdrawn: there is nothing to restore."), title=resource.title)
    journal = Journal(session)
    journal.watch(resource)
    resource.withdrawn_at = resource.withdrawn_why = resource.merged_into = None
    journal.write(Action.RESTORED, resource.title, now)


def merge_resources(
    session: Session, kept: Resource, others: Sequence[Resource], now: Now, instead: tuple[Link, Link] | None = None
) -> None:
    """Gives `kept` what it lacks of the others, with all their links and themes, and withdraws them in its favour.

    instead: a lost link of theirs, which `kept` is not given, and the one that has taken its place, should an import
    bring it again.
    """
    if kept in others:
        raise DeedError(N_("“{title}” cannot be merged with itself."), title=kept.title)
    if kept.withdrawn_at is not None:
        message = N_("“{title}” is withdrawn: nothing can be joined to it. “vigie restore {slug}” brings it back.")
        raise DeedError(message, title=kept.title, slug=kept.slug)
    journal = Journal(session)
    for each in (kept, *others):
        journal.watch(each)
    lost = None
    if instead is not None:
        lost, living = instead
        journal.watch_link(lost)
        journal.watch_link(living)
        # One that lives is itself replaced by nothing: addresses that replace each other would lead nowhere.
        lost.replaced_by, living.replaced_by = living, None
    for other in others:
        _join(session, kept, other, lost)
        other.withdrawn_at, other.merged_into = now.at, kept
    journal.write(Action.MERGED, f"{' ; '.join(other.title for other in others)} → {kept.title}", now)


def _join(session: Session, kept: Resource, other: Resource, lost: Link | None) -> None:
    mine, theirs = record_of(kept), record_of(other)
    theirs["links"] = [link for link in theirs["links"] if lost is None or link["url"] != lost.url]
    filled = {name: theirs[name] for name in FIELDS if not mine[name] or mine[name] == Kind.OTHER.value}
    joined = {
        "themes": list(dict.fromkeys([*mine["themes"], *theirs["themes"]])),
        "contributions": mine["contributions"] or theirs["contributions"],
        "links": _joined(mine["links"], theirs["links"]),
        "identifiers": theirs["identifiers"] | mine["identifiers"],
        "note": "\n".join(filter(None, dict.fromkeys((mine["note"], theirs["note"])))) or None,
    }
    after = mine | filled | joined
    after["edited"] = [name for name in FIELDS if name in mine["edited"] or after[name] != mine[name]]
    change(Shelf(session), kept, after)


def replace(session: Session, old: str, new: str, now: Now) -> list[Resource]:
    """Puts another address in the place of one: see `replacement`."""
    journal, link = Journal(session), link_in_use(session, old)
    journal.watch_link(link)
    # One that comes back is no longer replaced by what came in its place.
    if (known := find_link(session, with_scheme(new.strip()))) is not None:
        journal.watch_link(known)
    for use in link.uses:
        journal.watch(use.resource)
    resources = replace_address(session, old, new)
    session.expire_all()
    journal.write(Action.REPLACED, f"{link.url} → {new}", now)
    return resources


def ignore(session: Session, url: str, until: datetime | None, why: str | None, now: Now) -> Link:
    """Leaves a link alone, for a while or for ever."""
    link = link_in_use(session, url)
    journal = Journal(session)
    journal.watch_link(link)
    link.state, link.ignored_until, link.ignored_why = State.IGNORED, until, why
    journal.write(Action.IGNORED, link.url, now)
    return link


def watch_link_again(session: Session, url: str, now: Now) -> Link:
    link = link_in_use(session, url)
    if link.state is not State.IGNORED:
        raise DeedError(N_("The address {url} is not ignored: there is nothing to restore."), url=link.url)
    journal = Journal(session)
    journal.watch_link(link)
    watch_again(link)
    journal.write(Action.RESTORED, link.url, now)
    return link


def dismiss(session: Session, resource: Resource, now: Now) -> Event:
    """The last update of a resource is of no importance: changes in the same places are not told again."""
    last = next(iter(updates_of(session, resource, 1)), None)
    if last is None or last.link is None or not last.facts.get("places"):
        raise DeedError(N_("No update of “{title}” was told: there is nothing to dismiss."), title=resource.title)
    journal, link = Journal(session), last.link
    journal.watch_link(link)
    known = {each.place for each in link.dismissals}
    link.dismissals += [Dismissal(place=place) for place in last.facts["places"].split() if place not in known]
    journal.write(Action.DISMISSED, resource.title, now)
    return last


def note(session: Session, resource: Resource, text: str | None, now: Now) -> None:
    """What the maintainers want to remember of a resource; None takes it away."""
    journal = Journal(session)
    journal.watch(resource)
    resource.note = text
    journal.write(Action.NOTED, resource.title, now)


def wake(session: Session, now: datetime) -> None:
    """Links whose time to be ignored is over are watched again."""
    over = select(Link).where(Link.state == State.IGNORED, Link.ignored_until <= now)
    for link in session.scalars(over):
        watch_again(link)


def _nest(session: Session, draft: Draft) -> None:
    """Puts themes under others, as a person says; those of which nothing is said stay where they are."""
    shelf = Shelf(session)
    for child, parent in draft.nesting:
        below, above = shelf.theme(child), shelf.theme(parent)
        if below in line_of(above):
            message = N_("“{child}” cannot stand under “{parent}”, which stands under it already.")
            raise DeedError(message, child=child, parent=parent)
        below.parent = above
    session.flush()


def _joined(mine: list[Record], theirs: list[Record]) -> list[Record]:
    return mine + [link for link in theirs if not any(same_place(link["url"], each["url"]) for each in mine)]


def _content(session: Session, draft: Draft) -> Record:
    """What a draft says, in the shape of a record."""
    kind = draft.kind or usual_kind(draft)
    # Who names an organisation does not mean to forget what its name stands for.
    full_names = {folded(each.name): each.full_name for each in session.scalars(select(Organisation))}
    return {
        "title": draft.title,
        "kind": kind.value,
        "date": draft.date,
        "language": draft.language,
        "summary": draft.summary,
        "container": draft.container,
        "issue": draft.issue,
        "place": draft.place,
        "watch": draft.watch.value if draft.watch else None,
        "watch_only": draft.watch_only,
        "themes": list(draft.themes),
        "identifiers": dict(draft.identifiers),
        "contributions": [
            {
                "name": each.name,
                "full_name": each.full_name or full_names.get(folded(each.name)),
                "role": each.role.value,
            }
            for each in draft.contributions
        ],
        "links": [{"url": link.url, "role": (link.role or usual_role(link.url, kind)).value} for link in draft.links],
    }
