"""What the site is made of, asked of the catalogue once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy.orm import Session

from catalog.kinds import Kind
from catalog.models import Event, Link, Organisation, Resource, Theme
from catalog.queries import all_links, all_organisations, all_themes, every_resource, latest_events
from catalog.vocabulary import NEWS

# What readers care to hear of; the rest is for maintainers.
NEWS_KEPT = 200
NEIGHBOURS = 4


@dataclass(frozen=True, slots=True)
class Contents:
    resources: Sequence[Resource]
    themes: Sequence[Theme]
    organisations: Sequence[Organisation]
    links: Sequence[Link]
    events: Sequence[Event]
    withdrawn: Sequence[Resource] = ()

    @property
    def without_theme(self) -> list[Resource]:
        return [resource for resource in self.resources if not resource.themes]

    @property
    def kinds(self) -> dict[Kind, list[Resource]]:
        """The kinds in use, in the order of the vocabulary, with their resources in the guide's order."""
        found: dict[Kind, list[Resource]] = {
            kind: [resource for resource in self.resources if resource.kind is kind] for kind in Kind
        }
        return {kind: resources for kind, resources in found.items() if resources}


def contents(session: Session) -> Contents:
    everything = every_resource(session)
    return Contents(
        resources=[resource for resource in everything if resource.withdrawn_at is None],
        withdrawn=[resource for resource in everything if resource.withdrawn_at is not None],
        themes=all_themes(session),
        organisations=all_organisations(session),
        links=all_links(session),
        events=[event for event in latest_events(session, NEWS, NEWS_KEPT) if not _is_withdrawn(event.resource)],
    )


def _is_withdrawn(resource: Resource | None) -> bool:
    return resource is not None and resource.withdrawn_at is not None


def works_of(organisation: Organisation) -> list[Resource]:
    """What it contributed to, each once, in the guide's order."""
    works = {contribution.resource.id: contribution.resource for contribution in organisation.contributions}
    return sorted(works.values(), key=lambda resource: (resource.position, resource.id))


def neighbours(resource: Resource) -> list[Resource]:
    """The resources that follow in its theme, going round at the end."""
    if not resource.themes:
        return []
    shelf = list(resource.themes[0].resources)
    here = shelf.index(resource)
    return (shelf[here + 1 :] + shelf[:here])[:NEIGHBOURS]


def by_day(events: Sequence[Event]) -> list[list[Event]]:
    """The news of one day together, the newest day first."""
    return [list(news) for _, news in groupby(events, key=lambda event: event.at.date())]
