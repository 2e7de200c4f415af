"""The pages that are about the site rather than about its resources."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

from catalog.directory import Directory
from catalog.errors import N_
from catalog.models import Event
from catalog.words import Words
from sitegen import addresses
from sitegen.health import Health
from sitegen.page import Page
from sitegen.survey import Survey
from sitegen.told import FEED, Told
from sitegen.trend import Period

_Dated = TypeVar("_Dated", Event, Told)


def notices(
    known: Survey, state: Health, periods: Sequence[Period], directory: Directory, heeds_robots: bool, words: Words
) -> Iterator[Page]:
    contexts: dict[str, dict[str, Any]] = {
        addresses.NEWS: {"days": by_day(known.events), "known": known},
        addresses.TOLD: {"days": by_day(known.told.latest)},
        addresses.HEALTH: {"health": state, "periods": periods, "known": known},
        addresses.SUBSCRIBE: {"known": known, "news": known.fed},
        addresses.ABOUT: {"heeds_robots": heeds_robots},
        addresses.LEGAL: {"missing": missing_facts(directory)},
        addresses.PLAN: {"known": known},
    }
    for path, (template, title, description) in _NOTICES.items():
        if path == addresses.TOLD and not known.told.latest:
            continue
        feed = FEED if path == addresses.TOLD else None
        yield Page(path, template, words(title), words(description), contexts.get(path, {}), feed=feed)


_NOTICES = {
    addresses.NEWS: ("news.html", N_("What’s new"), N_("What changed in the directory and behind its links")),
    addresses.TOLD: (
        "told.html",
        N_("News of the organisations"),
        N_("What the organisations of this directory tell on their own sites"),
    ),
    addresses.HEALTH: (
        "health.html",
        N_("Health of the links"),
        N_("Which links answer, which do not, and since when"),
    ),
    addresses.SUBSCRIBE: (
        "subscribe.html",
        N_("Subscribe"),
        N_("How to hear of what is new, without giving any address"),
    ),
    addresses.ABOUT: ("about.html", N_("About"), N_("How this directory watches its links")),
    addresses.LEGAL: ("legal.html", N_("Legal notice"), N_("Who publishes this site and who hosts it")),
    addresses.ACCESSIBILITY: (
        "accessibility.html",
        N_("Accessibility"),
        N_("What is done so that everyone can read this site, and what is not"),
    ),
    addresses.PLAN: ("plan.html", N_("Site map"), N_("Every page of this site, or the way to it")),
    "404.html": ("404.html", N_("Page not found"), N_("There is no page at this address")),
}


def by_day(events: Sequence[_Dated]) -> list[list[_Dated]]:
    """The news of one day together, the newest day first."""
    return [list(news) for _, news in groupby(events, key=lambda event: event.at.date())]


def missing_facts(directory: Directory) -> list[str]:
    """What the law asks for and the configuration does not say yet."""
    wanted = {
        N_("the publisher’s name"): directory.publisher,
        N_("the publisher’s address"): directory.publisher_address,
        N_("the publisher’s e-mail address"): directory.publisher_email,
        N_("the publisher’s telephone number"): directory.publisher_phone,
        N_("the director of publication"): directory.director,
        N_("the host’s name"): directory.host_name,
        N_("the host’s address and telephone number"): directory.host_address,
    }
    return [name for name, value in wanted.items() if not value.strip()]
