"""Our own outage, told from the deaths of others."""

import pytest

from catalog.outage import Sighting, is_outage
from catalog.vocabulary import NETWORK_FAILURES, Reason


def sightings(*reasons: Reason, was_alive: bool = True) -> list[Sighting]:
    return [Sighting(f"host{number}.example", was_alive, reason) for number, reason in enumerate(reasons)]


@pytest.mark.parametrize("reason", sorted(NETWORK_FAILURES))
def test_most_hosts_failing_at_once_is_our_own_fault(reason: Reason) -> None:
    assert is_outage(sightings(reason, reason, Reason.OK))
    assert not is_outage(sightings(reason, reason, Reason.OK, Reason.OK))


def test_hosts_count_not_links() -> None:
    shortener = [Sighting("bit.ly", True, Reason.TIMEOUT)] * 13
    assert not is_outage([*shortener, *sightings(Reason.OK, Reason.OK, Reason.OK)])


def test_a_host_with_one_good_link_is_well() -> None:
    mixed = [Sighting("a.example", True, Reason.TIMEOUT), Sighting("a.example", True, Reason.OK)]
    assert not is_outage([*mixed, *sightings(Reason.TIMEOUT, Reason.OK)])


def test_what_failed_before_tells_nothing() -> None:
    assert not is_outage(sightings(*[Reason.DNS] * 9, was_alive=False))


def test_an_answer_whatever_it_says_came_through_our_network() -> None:
    assert not is_outage(sightings(*[Reason.GONE] * 5, *[Reason.SERVER_ERROR] * 5, *[Reason.BLOCKED] * 5))


def test_two_hosts_are_too_few_to_blame_ourselves() -> None:
    assert not is_outage(sightings(Reason.DNS, Reason.DNS))


def test_no_visit_is_no_outage() -> None:
    assert not is_outage([])
