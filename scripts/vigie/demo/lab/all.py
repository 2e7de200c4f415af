"""All cases of the lab, family by family, and the web that they make up on a day."""

from collections.abc import Sequence
from typing import NamedTuple

from vigie.demo.lab import (
    addresses,
    bodies,
    certificates,
    challenges,
    documents,
    drift,
    hostile,
    living,
    living_addresses,
    loops,
    network,
    over_time,
    parking,
    plain,
    platforms,
    redirects,
    robots,
    short_links,
    soft_landing,
    soft_words,
    statuses,
    walls,
)
from vigie.demo.lab.case import Case
from vigie.demo.pages import World, web_page
from vigie.demo.sites import CONTROL_URLS, serve

# Plain failures die within days, those that may pass within two weeks and a visit.
DAYS = 22


class Family(NamedTuple):
    name: str
    what: str
    cases: tuple[Case, ...]


FAMILIES: tuple[Family, ...] = tuple(
    Family(name, " ".join((module.__doc__ or "").split()), module.CASES)
    for name, module in (
        ("Plain pages", plain),
        ("Charsets, codings, sizes", bodies),
        ("Redirects", redirects),
        ("Alive against appearances", living),
        ("Alive under a misleading address", living_addresses),
        ("Documents", documents),
        ("Short links", short_links),
        ("Status codes", statuses),
        ("Network", network),
        ("Loops", loops),
        ("Certificates", certificates),
        ("Soft 404, by words", soft_words),
        ("Soft 404, by landing", soft_landing),
        ("Platforms", platforms),
        ("Parking", parking),
        ("Challenges", challenges),
        ("Walls", walls),
        ("robots.txt", robots),
        ("Addresses", addresses),
        ("Hostile servers", hostile),
        ("Drift", drift),
        ("Over time", over_time),
    )
)
CASES = tuple(case for family in FAMILIES for case in family.cases)


def world_on(day: int, cases: Sequence[Case] = CASES) -> World:
    """A new world as it is on a day of the lab, the first being 0. Its control sites are those of the demo."""
    world = World()
    for url in CONTROL_URLS:
        serve(world, url, web_page("Contrôle", "Le réseau fonctionne."))
    for case in cases:
        case.stage(world, day)
    return world
