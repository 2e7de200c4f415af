"""What the life cycle makes of drift, dead shorteners and unchanged documents."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from catalog.lifecycle import Known, decide
from catalog.observation import Observation, Validators
from catalog.policy import Policy
from catalog.vocabulary import EventKind, Reason, State

START = datetime(2026, 3, 1, 8, tzinfo=UTC)
POLICY = Policy()
SHORT = Known("http://bit.ly/a", short=True, state=State.ALIVE, moved_to="https://pont.example/guide")
ETAG: Validators = {"url": "https://pont.example/guide", "etag": '"1"', "last_modified": None}


def lived(known: Known, *visits: Observation) -> tuple[Known, list[EventKind]]:
    told: list[EventKind] = []
    for seen in visits:
        known, happenings = decide(known, seen, POLICY, seen.at)
        told += [each.kind for each in happenings]
    return known, told


def seen(day: float, **facts: Any) -> Observation:
    return replace(Observation(START + timedelta(days=day), Reason.OK), **facts)


def test_drift_is_told_at_the_second_visit_in_a_row_and_once() -> None:
    first = seen(0, drifted=False, page_title="Le Pont", sketch="aa")
    others = [seen(day, drifted=True, page_title="Casino", sketch="bb") for day in (1, 2, 3)]
    known, told = lived(Known("http://a.example/"), first, *others)
    assert told == [EventKind.DRIFTED]
    assert (known.drifted, known.state, known.page_title, known.sketch) == (True, State.ALIVE, "Le Pont", "aa")
    known, told = lived(known, seen(4, drifted=False, page_title="Le Pont", sketch="cc"))
    assert (known.drifted, known.sketch, told) == (False, "cc", [])


def test_a_drift_seen_once_or_not_judged_is_not_told() -> None:
    first = seen(0, drifted=False)
    _, told = lived(
        Known("http://a.example/"), first, seen(1, drifted=True), seen(2, drifted=False), seen(3, drifted=None)
    )
    assert told == []


@pytest.mark.parametrize(
    ("reason", "days", "told"),
    [
        (Reason.GONE, (0, 1, 2), []),
        (Reason.GONE, (0, 1, 3), [EventKind.SHORT_LINK_DIED]),
        (Reason.TIMEOUT, (0, 1, 3, 10), []),
        (Reason.TIMEOUT, (0, 1, 3, 10, 14), [EventKind.SHORT_LINK_DIED]),
        (Reason.BLOCKED, (0, 1, 3, 10, 14, 60), []),
    ],
)
def test_a_short_link_dies_as_slowly_as_any_and_its_resource_lives(
    reason: Reason, days: tuple[int, ...], told: list[EventKind]
) -> None:
    visits = [seen(day, detour=reason, final_url="https://pont.example/guide") for day in days]
    known, heard = lived(SHORT, *visits)
    assert (known.state, known.moved_to, heard) == (State.ALIVE, "https://pont.example/guide", told)
    assert known.short_link_dead is bool(told)
    known, heard = lived(known, seen(100))
    assert (known.short_link_dead, known.detours, heard) == (False, 0, [])


def test_where_a_short_link_led_is_not_forgotten_for_a_page_that_took_its_place() -> None:
    chain = ({"url": "http://bit.ly/a", "status": 301}, {"url": "https://casino.example/", "status": 200})
    known, told = lived(SHORT, seen(0, drifted=True, chain=chain, final_url="https://casino.example/"))
    assert (known.moved_to, told) == ("https://pont.example/guide", [])


def test_not_modified_confirms_the_bytes_that_were_seen_last() -> None:
    known = Known("http://a.example/a.pdf", state=State.ALIVE, fingerprint="old")
    known, told = lived(known, seen(0, fingerprint="new", validators=ETAG))
    assert (told, known.validators) == ([], ETAG)
    known, told = lived(known, seen(1, unchanged=True))
    assert (told, known.fingerprint, known.validators) == ([EventKind.UPDATED], "new", ETAG)
    known, told = lived(known, seen(2, unchanged=True))
    assert (told, known.fingerprint) == ([], "new")
