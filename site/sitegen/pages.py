"""Every page of the site: where it lies, what it is called, which template makes it of what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from catalog.directory import Directory
from catalog.errors import N_
from catalog.kinds import Kind
from catalog.models import Organisation, Resource, Theme
from catalog.sentences import KINDS
from catalog.words import Words
from sitegen import addresses
from sitegen.addresses import feed_of, page_of
from sitegen.citation import makers_line, reference
from sitegen.contents import Contents, by_day, neighbours, works_of
from sitegen.health import Health, health
from sitegen.metadata import dublin_core, json_ld

LATEST_NEWS = 5


@dataclass(frozen=True, slots=True)
class Page:
    """path: in the output folder. feed: the path of a feed of its own. modified: UTC, where the catalogue knows it."""

    path: str
    template: str
    title: str
    description: str
    context: dict[str, Any] = field(default_factory=dict)
    feed: str | None = None
    modified: datetime | None = None

    @property
    def listed(self) -> bool:
        """Whether search engines are told of it."""
        return self.template not in ("404.html", "withdrawn.html")

    def root(self, directory: Directory) -> str:
        """What leads from this page to the root of the site.

        The page for what is not found is served at any address: it alone cannot use relative links.
        """
        if self.path == "404.html":
            return urlsplit(directory.address()).path
        return "../" * self.path.count("/")


def pages(contents: Contents, directory: Directory, words: Words) -> Iterator[Page]:
    state = health(contents.links)
    yield _index(contents, state, directory)
    yield from _shelves(contents, words)
    modified = {event.resource_id: event.at for event in reversed(contents.events)}
    for resource in contents.resources:
        yield _resource(resource, modified.get(resource.id, resource.added_at), directory, words)
    for resource in contents.withdrawn:
        yield Page(page_of(resource), "withdrawn.html", resource.title, words("Withdrawn"), {"resource": resource})
    yield from _notices(contents, state, directory, words)


def _index(contents: Contents, state: Health, directory: Directory) -> Page:
    context = {"contents": contents, "health": state, "news": contents.events[:LATEST_NEWS]}
    return Page("index.html", "index.html", directory.title, directory.description, context)


def _shelves(contents: Contents, words: Words) -> Iterator[Page]:
    """The pages that are lists of resources."""
    for theme in contents.themes:
        yield _shelf(theme, theme.name, words("Theme"), theme.resources, words)
    for organisation in contents.organisations:
        page = _shelf(organisation, organisation.name, words("Organisation"), works_of(organisation), words)
        page.context["full_name"] = organisation.full_name
        yield page
    for kind, resources in contents.kinds.items():
        yield _shelf(kind, words(KINDS[kind]), words("Kind of resource"), resources, words)


def _shelf(thing: Theme | Organisation | Kind, name: str, label: str, held: list[Resource], words: Words) -> Page:
    context = {"name": name, "label": label, "resources": held, "full_name": None}
    description = words.many("{count} resource", "{count} resources", len(held))
    feed = None if isinstance(thing, Kind) else feed_of(thing)
    return Page(page_of(thing), "shelf.html", name, description, context, feed=feed)


def _resource(resource: Resource, modified: datetime, directory: Directory, words: Words) -> Page:
    context = {
        "resource": resource,
        "neighbours": neighbours(resource),
        "reference": reference(resource, words),
        "json_ld": json_ld(resource, directory),
        "dublin_core": dublin_core(resource),
    }
    description = resource.summary or ". ".join(filter(None, (words(KINDS[resource.kind]), makers_line(resource))))
    return Page(page_of(resource), "resource.html", resource.title, description, context, modified=modified)


def _notices(contents: Contents, state: Health, directory: Directory, words: Words) -> Iterator[Page]:
    for path, template, title, description, context in (
        (
            addresses.NEWS,
            "news.html",
            N_("What’s new"),
            N_("What changed in the directory and behind its links"),
            {"days": by_day(contents.events)},
        ),
        (
            addresses.HEALTH,
            "health.html",
            N_("Health of the links"),
            N_("Which links answer, which do not, and since when"),
            {"health": state},
        ),
        (
            addresses.SUBSCRIBE,
            "subscribe.html",
            N_("Subscribe"),
            N_("How to hear of what is new, without giving any address"),
            {"contents": contents},
        ),
        (addresses.ABOUT, "about.html", N_("About"), N_("How this directory watches its links"), {}),
        (
            addresses.LEGAL,
            "legal.html",
            N_("Legal notice"),
            N_("Who publishes this site and who hosts it"),
            {"missing": missing_facts(directory)},
        ),
        (
            addresses.ACCESSIBILITY,
            "accessibility.html",
            N_("Accessibility"),
            N_("What is done so that everyone can read this site, and what is not"),
            {},
        ),
        ("404.html", "404.html", N_("Page not found"), N_("There is no page at this address"), {}),
    ):
        yield Page(path, template, words(title), words(description), context)


def missing_facts(directory: Directory) -> list[str]:
    """What the law asks for and the configuration does not say yet."""
    wanted = {
        N_("the publisher’s name"): directory.publisher,
        N_("the publisher’s address"): directory.publisher_address,
        N_("the publisher’s e-mail address"): directory.publisher_email,
        N_("the publisher’s telephone number"): directory.publisher_phone,
        N_("the director of publication"): directory.director,
        N_("the host’s name"): directory.host_name,
        N_("the host’s address"): directory.host_address,
    }
    return [name for name, value in wanted.items() if not value.strip()]
