"""Makes a resource or a link what a record says (`record`)."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.journal.record import TEXTS, Record
from catalog.kinds import Kind
from catalog.models import Contribution, Dismissal, Link, Organisation, Resource, Theme, Use
from catalog.shelf import Shelf
from catalog.urls import is_short
from catalog.vocabulary import ContributorRole, LinkRole, State, Watch


def find(session: Session, slug: str) -> Resource | None:
    return session.scalar(select(Resource).where(Resource.slug == slug))


def find_theme(session: Session, name: str) -> Theme | None:
    return session.scalar(select(Theme).where(Theme.name == name))


def find_link(session: Session, url: str) -> Link | None:
    return session.scalar(select(Link).where(Link.url == url))


def make(session: Session, record: Record) -> Resource:
    """A new resource of what a record says."""
    resource = Resource(slug=record["slug"], title=record["title"], kind=Kind(record["kind"]))
    session.add(resource)
    change(session, resource, record)
    return resource


def change(session: Session, resource: Resource, record: Record, shelf: Shelf | None = None) -> None:
    """shelf: where many are changed in a row, one for all of them."""
    # Records from before say nothing of what is watched, or declined.
    for name in (*TEXTS, "position", "source", "note", "known_as", "withdrawn_why"):
        setattr(resource, name, record.get(name))
    resource.kind = Kind(record["kind"])
    resource.watch = Watch(record["watch"]) if record.get("watch") else None
    resource.declined = dict(record.get("declined") or {})
    resource.identifiers, resource.edited = dict(record["identifiers"]), list(record["edited"])
    resource.added_at = datetime.fromisoformat(record["added_at"])
    resource.withdrawn_at = _moment(record["withdrawn_at"])
    resource.merged_into = find(session, record["merged_into"]) if record["merged_into"] else None
    session.flush()
    with session.no_autoflush:
        shelf = shelf or Shelf(session)
        _set_themes(resource, record, shelf)
        _set_contributions(resource, record["contributions"], shelf)
        _set_links(session, resource, record["links"])
    session.flush()


def change_theme(session: Session, theme: Theme, record: Record) -> None:
    """Puts a theme back where it stood, with what it stood under."""
    shelf, above = Shelf(session), None
    for name in record["under"]:
        each = shelf.theme(name, record["theme_positions"][name])
        each.parent, above = above, each
    theme.parent = above


def change_link(session: Session, link: Link, record: Record) -> None:
    """A link that is watched again starts afresh: what was counted before it was ignored is long past."""
    link.ignored_until, link.ignored_why = _moment(record["ignored_until"]), record["ignored_why"]
    link.replaced_by = find_link(session, record["replaced_by"]) if record["replaced_by"] else None
    link.dismissals = _dismissals(link, record.get("dismissed", [each.place for each in link.dismissals]))
    if record["ignored"]:
        link.state = State.IGNORED
    elif link.state is State.IGNORED:
        watch_again(link)


def _dismissals(link: Link, places: list[str]) -> list[Dismissal]:
    held = {each.place: each for each in link.dismissals}
    return [held.get(place) or Dismissal(place=place) for place in places]


def watch_again(link: Link) -> None:
    link.state, link.reason, link.next_check_at, link.interval = State.UNCHECKED, None, None, None
    link.failures = link.plain_failures = link.refusals = 0
    link.first_failure_at = link.first_plain_failure_at = None
    link.ignored_until = link.ignored_why = None


def sweep(session: Session) -> None:
    """Organisations and themes that nothing mentions any more were only there for what has changed."""
    session.flush()
    session.expire_all()
    for organisation in session.scalars(select(Organisation).where(~Organisation.contributions.any())):
        session.delete(organisation)
    # A theme that goes may leave the one above it with nothing.
    while empty := session.scalars(select(Theme).where(~Theme.resources.any(), ~Theme.children.any())).all():
        for theme in empty:
            session.delete(theme)
        session.flush()
    session.flush()


def _set_themes(resource: Resource, record: Record, shelf: Shelf) -> None:
    """A theme that is there stays where it is. Records from before themes had parents say nothing of these."""
    positions, parents = record["theme_positions"], record.get("theme_parents", {})
    for name in positions:
        shelf.theme(name, positions[name])
    resource.themes = shelf.themed(record["themes"], tuple(parents.items()))


def _set_contributions(resource: Resource, wanted: list[dict[str, Any]], shelf: Shelf) -> None:
    held = {(each.organisation.name, each.role): each for each in resource.contributions}
    rows = []
    for position, each in enumerate(wanted):
        role, organisation = ContributorRole(each["role"]), shelf.organisation(each["name"])
        organisation.full_name = each["full_name"]
        row = held.get((organisation.name, role)) or Contribution(organisation=organisation, role=role)
        row.position = position
        rows.append(row)
    resource.contributions = list(dict.fromkeys(rows))


def _set_links(session: Session, resource: Resource, wanted: list[dict[str, Any]]) -> None:
    """By the very address: an address that was replaced may be wanted back."""
    held = {use.link.url: use for use in resource.uses}
    uses = []
    for position, each in enumerate(wanted):
        url = each["url"]
        use = held.get(url) or Use(link=find_link(session, url) or Link(url=url, short=is_short(url)))
        use.role, use.position = LinkRole(each["role"]), position
        uses.append(use)
    resource.uses = uses


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
