"""All cases of the lab, family by family, and the web that they make up on a day."""

from collections.abc import Sequence

from vigie.demo.lab import (
    addresses,
    bodies,
    certificates,
    challenges,
    documents,
    drift,
    hostile,
    living,
    loops,
    network,
    over_time,
    parking,
    plain,
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
_MODULES = (
    plain, bodies, redirects, living, documents, short_links, statuses, network, loops, certificates, soft_words,
    soft_landing, parking, challenges, walls, robots, addresses, hostile, drift, over_time,
)  # fmt: skip
FAMILIES: tuple[tuple[str, tuple[Case, ...]], ...] = tuple((module.__doc__ or "", module.CASES) for module in _MODULES)
CASES = tuple(case for _, cases in FAMILIES for case in cases)


def world_on(day: int, cases: Sequence[Case] = CASES) -> World:
    """A new world as it is on a day of the lab, the first being 0. Its control sites are those of the demo."""
    world = World()
    for url in CONTROL_URLS:
        serve(world, url, web_page("Contrôle", "Le réseau fonctionne."))
    for case in cases:
        case.stage(world, day)
    return world
