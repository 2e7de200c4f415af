"""Tells an outage of our own network from the deaths of others. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from catalog.vocabulary import NETWORK_FAILURES, Reason

# With fewer hosts, "most of them" is too few to blame ourselves.
_FEWEST_HOSTS = 3


@dataclass(frozen=True, slots=True)
class Sighting:
    """One visit, as far as it tells of the network. host: where the visit ended."""

    host: str
    was_alive: bool
    reason: Reason


def is_outage(sightings: Iterable[Sighting]) -> bool:
    """Whether most hosts that were well before fail all at once in a way our own network could explain.

    Hosts are counted, not links: one shortener may carry most links. A host that failed before tells nothing, nor does
    one that answers, whatever it says.
    """
    fails: dict[str, bool] = defaultdict(lambda: True)
    for sighting in sightings:
        if sighting.was_alive:
            fails[sighting.host] &= sighting.reason in NETWORK_FAILURES
    return len(fails) >= _FEWEST_HOSTS and sum(fails.values()) * 2 > len(fails)
