"""Which repairs a link calls for: the pure decision."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.duplicates import Why
from catalog.repairs.deciding import Case, Proposed, Sighting, Twin, proposed
from catalog.urls import same_place
from catalog.vocabulary import RepairKind, State

DAY = datetime(2026, 11, 3, tzinfo=UTC)
LATER = datetime(2026, 11, 20, tzinfo=UTC)
OLD, NEW = "https://www.orse.example/guide", "https://www.orse.example/ressources/guide"
COPY = "https://archive.example/web/20260101000000/https://www.orse.example/guide"


def seen(target: str, visits: int, permanent: int | None = None) -> dict[str, Sighting]:
    return {target: Sighting(visits, visits if permanent is None else permanent, DAY)}


def kinds(case: Case) -> list[RepairKind]:
    return [each.kind for each in proposed(case)]


def only(case: Case) -> Proposed:
    (found,) = proposed(case)
    return found


@pytest.mark.parametrize(("visits", "sure"), [(1, False), (2, True), (9, True)])
def test_a_permanent_new_address_is_sure_once_several_visits_saw_it(visits: int, sure: bool) -> None:
    repair = only(Case(OLD, moved_to=NEW, sightings=seen(NEW, visits)))
    assert (repair.kind, repair.target) == (RepairKind.MOVED, NEW)
    assert repair.facts["visits"] == visits
    assert (repair.confidence > 0.9) == sure


def test_a_page_that_is_sent_to_a_home_page_is_more_likely_lost() -> None:
    home = "https://www.orse.example/"
    assert only(Case(OLD, moved_to=home, sightings=seen(home, 9))).confidence < 0.5
    assert only(Case("https://orse.test/", moved_to=home, sightings=seen(home, 9))).confidence > 0.9
    # A short link says nothing of where it leads: a home page may well be meant.
    assert only(Case("https://bit.ly/x", short=True, moved_to=home, sightings=seen(home, 9))).confidence > 0.9


def test_the_target_of_a_short_link_takes_its_place() -> None:
    repair = only(Case("http://bit.ly/x", short=True, moved_to=NEW, sightings=seen(NEW, 3, 0), short_link_dead=True))
    assert (repair.kind, repair.target, repair.facts["short_link_dead"]) == (RepairKind.SHORT, NEW, True)


def test_https_is_proposed_only_where_the_page_was_found_there() -> None:
    http, https = "http://www.orse.example/guide", "https://www.orse.example/guide"
    assert only(Case(http, sightings=seen(https, 2, 0))).kind is RepairKind.HTTPS
    assert only(Case(http, moved_to=https, sightings=seen(https, 2))).kind is RepairKind.HTTPS
    assert proposed(Case(http, sightings=seen(NEW, 5, 0))) == []
    assert proposed(Case(http, state=State.SUSPECT, sightings=seen(https, 5))) == []


def test_the_place_that_died_is_not_proposed_for_itself() -> None:
    dead = Case(OLD, state=State.DEAD, moved_to=NEW, last_alive_at=DAY, failed=(OLD, NEW))
    assert proposed(dead) == []
    assert only(replace(dead, failed=(OLD,))).facts == {"until": DAY.isoformat()}


@pytest.mark.parametrize(("made", "confidence"), [(DAY, 0.7), (None, 0.5), (LATER, 0.3)])
def test_a_copy_made_after_the_death_may_show_the_death(made: datetime | None, confidence: float) -> None:
    dead = Case(
        OLD, state=State.DEAD, archive_url=COPY, archive_at=made, first_failure_at=datetime(2026, 11, 5, tzinfo=UTC)
    )
    assert (only(dead).kind, only(dead).confidence) == (RepairKind.ARCHIVE, confidence)
    assert proposed(replace(dead, state=State.ALIVE)) == []
    assert only(replace(dead, state=State.ALIVE, drifted=True, first_failure_at=None)).confidence == 0.5


def test_a_living_twin_comes_before_a_copy() -> None:
    twin = Twin(NEW, "Guide", Why.TITLE, 0.8, DAY)
    dead = Case(OLD, state=State.DEAD, archive_url=COPY, archive_at=DAY, twin=twin)
    assert kinds(dead) == [RepairKind.DUPLICATE, RepairKind.ARCHIVE]
    assert kinds(replace(dead, twin=replace(twin, url=OLD + "/"))) == [RepairKind.ARCHIVE]
    assert kinds(replace(dead, state=State.ALIVE, drifted=True)) == [RepairKind.DUPLICATE, RepairKind.ARCHIVE]


def test_to_join_two_entries_of_one_work_comes_before_taking_the_address_of_the_other() -> None:
    twin = Twin(NEW, "Guide", Why.IDENTIFIER, 0.95, DAY, "guide-2")
    merge, address = proposed(Case(OLD, state=State.DEAD, twin=twin))
    assert (merge.kind, merge.facts["slug"], address.kind) == (RepairKind.MERGE, "guide-2", RepairKind.DUPLICATE)
    assert address.confidence < merge.confidence <= 0.9


ADDRESSES = st.sampled_from(
    [OLD, NEW, "http://www.orse.example/guide", "javascript:alert(1)", "https://bit.ly/x", COPY]
)
SIGHTINGS = st.builds(Sighting, st.integers(1, 9), st.integers(0, 9), st.just(DAY))
TWINS = st.builds(
    Twin,
    st.sampled_from([OLD, NEW]),
    st.just("T"),
    st.just(Why.TITLE),
    st.just(0.8),
    st.none(),
    st.none() | st.just("s"),
)
CASES = st.builds(
    Case,
    url=ADDRESSES,
    short=st.booleans(),
    state=st.sampled_from(State),
    drifted=st.booleans(),
    moved_to=st.none() | ADDRESSES,
    last_alive_at=st.none() | st.just(DAY),
    first_failure_at=st.none() | st.just(DAY),
    archive_url=st.none() | ADDRESSES,
    archive_at=st.none() | st.just(DAY),
    failed=st.lists(ADDRESSES).map(tuple),
    sightings=st.dictionaries(ADDRESSES, SIGHTINGS),
    twin=st.none() | TWINS,
)


@given(CASES)
def test_whatever_is_proposed_is_a_web_address_that_changes_something(case: Any) -> None:
    found = proposed(case)
    assert [each.confidence for each in found] == sorted((each.confidence for each in found), reverse=True)
    assert len({(each.kind, each.target) for each in found}) == len(found)
    for each in found:
        assert each.target.startswith(("http://", "https://"))
        assert each.target != case.url
        assert 0 < each.confidence <= 1
        assert not same_place(each.target, case.url) or each.kind in (RepairKind.HTTPS, RepairKind.ARCHIVE)
        # Only what was seen to live is sure enough to be applied without a look.
        assert each.confidence <= 0.9 or case.state is State.ALIVE
