"""All pairs of the lab of updates, system by system."""

from typing import NamedTuple

from vigie.demo.editions import drupal, joomla, later, lists, pdf, plain, press, spip, video, wiki, wordpress
from vigie.demo.editions.pair import Pair


class System(NamedTuple):
    name: str
    what: str
    pairs: tuple[Pair, ...]


SYSTEMS: tuple[System, ...] = tuple(
    System(name, " ".join((module.__doc__ or "").split()), module.CASES)
    for name, module in (
        ("WordPress", wordpress),
        ("SPIP", spip),
        ("Drupal", drupal),
        ("Joomla", joomla),
        ("Wikis", wiki),
        ("Plain HTML", plain),
        ("Press and shops", press),
        ("Videos", video),
        ("PDF", pdf),
        ("All kinds", later),
        ("Lists of links", lists),
    )
)
PAIRS = tuple(pair for system in SYSTEMS for pair in system.pairs)
