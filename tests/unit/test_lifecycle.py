"""The life cycle: examples that a person would tell, then the laws that no sequence of visits may break."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.lifecycle import Happening, Known, decide, is_due
from catalog.observation import Observation
from catalog.policy import Policy
from catalog.vocabulary import (
    FAILURES,
    FAULTS,
    PASSING_FAILURES,
    PLAIN_FAILURES,
    UNJUDGEABLE,
    EventKind,
    Reason,
    State,
)

START = datetime(2026, 3, 1, 8, tzinfo=UTC)
POLICY = Policy()
LINK = Known(url="http://example.org/guide.pdf")


def seen(reason: Reason, *, days: float = 0, **facts: object) -> Observation:
    return Observation(at=START + timedelta(days=days), reason=reason, **facts)  # type: ignore[arg-type]


def live(known: Known, *observations: Observation) -> tuple[Known, list[Happening]]:
    told: list[Happening] = []
    for observation in observations:
        known, happenings = decide(known, observation, POLICY, observation.at)
        told += happenings
    return known, told


def kinds(told: list[Happening]) -> list[EventKind]:
    return [happening.kind for happening in told]


# -- examples -----------------------------------------------------------------


def test_a_link_that_says_it_is_gone_dies_at_the_third_visit_after_three_days() -> None:
    known, told = live(LINK, *(seen(Reason.GONE, days=day) for day in (0, 1, 2.9)))
    assert known.state is State.SUSPECT
    known, told = live(known, seen(Reason.GONE, days=3))
    assert known.state is State.DEAD
    assert told == [
        Happening(EventKind.DIED, {"reason": "gone", "visits": 4, "since": START.isoformat()}),
    ]


def test_two_visits_kill_nothing_however_far_apart() -> None:
    known, told = live(LINK, seen(Reason.DNS), seen(Reason.DNS, days=300))
    assert known.state is State.SUSPECT
    assert kinds(told) == [EventKind.SUSPECTED]


@pytest.mark.parametrize("reason", sorted(PASSING_FAILURES))
def test_a_link_that_does_not_answer_has_five_visits_and_fourteen_days(reason: Reason) -> None:
    known, _ = live(LINK, *(seen(reason, days=day) for day in (0, 1, 2, 3, 13.9)))
    assert known.state is State.SUSPECT
    known, _ = live(known, seen(reason, days=14))
    assert known.state is State.DEAD


def test_a_timeout_among_plain_failures_does_not_speak_the_last_word() -> None:
    known, _ = live(LINK, *(seen(Reason.GONE, days=day) for day in (0, 1, 2)), seen(Reason.TIMEOUT, days=5))
    assert known.state is State.SUSPECT
    known, _ = live(known, seen(Reason.GONE, days=6))
    assert known.state is State.DEAD


def test_one_good_visit_wipes_everything_out() -> None:
    known, _ = live(LINK, seen(Reason.GONE), seen(Reason.GONE, days=2), seen(Reason.OK, days=3))
    assert (known.state, known.failures, known.first_failure_at) == (State.ALIVE, 0, None)
    known, _ = live(known, seen(Reason.GONE, days=4), seen(Reason.GONE, days=8))
    assert known.state is State.SUSPECT


def test_a_dead_link_that_answers_is_back_with_an_event() -> None:
    known, told = live(LINK, *(seen(Reason.GONE, days=day) for day in (0, 2, 4)), seen(Reason.OK, days=40))
    assert known.state is State.ALIVE
    assert kinds(told) == [EventKind.SUSPECTED, EventKind.DIED, EventKind.REVIVED]
    assert known.interval == timedelta(days=1), "it is watched closely again"


def test_a_link_that_refuses_robots_is_unverifiable_at_the_third_visit_and_says_so_once() -> None:
    visits = [seen(Reason.BLOCKED, days=day) for day in range(5)]
    known, told = live(LINK, *visits[:2])
    assert known.state is State.UNCHECKED
    known, told = live(known, *visits[2:])
    assert known.state is State.UNVERIFIABLE
    assert kinds(told) == [EventKind.UNVERIFIABLE]


def test_failures_from_before_a_link_became_unverifiable_kill_it_no_more() -> None:
    failures = [seen(Reason.SOFT_404), seen(Reason.SOFT_404, days=1)]
    refusals = [seen(Reason.BLOCKED, days=day) for day in (2, 3, 4)]
    known, told = live(LINK, *failures, *refusals, seen(Reason.SOFT_404, days=200))
    assert (known.state, known.failures, told[-1].kind) == (State.SUSPECT, 1, EventKind.SUSPECTED)


def test_a_refusal_among_failures_neither_counts_nor_wipes_out() -> None:
    known, _ = live(LINK, seen(Reason.GONE), seen(Reason.BLOCKED, days=1), seen(Reason.GONE, days=2))
    assert (known.state, known.failures) == (State.SUSPECT, 2)


@pytest.mark.parametrize("reason", sorted(FAULTS))
def test_a_fault_of_the_catalogue_is_told_at_once_and_once(reason: Reason) -> None:
    known, told = live(LINK, seen(reason, detail="why"), seen(reason, days=1), seen(reason, days=2))
    assert known.state is State.UNVERIFIABLE
    assert told == [Happening(EventKind.FAULTY, {"reason": reason.value, "detail": "why"})]


def test_a_fault_brings_no_dead_link_back() -> None:
    dead = [seen(Reason.GONE, days=day) for day in (0, 2, 4)]
    known, told = live(LINK, *dead, seen(Reason.REFUSED_ADDRESS, days=5), seen(Reason.GONE, days=6))
    assert known.state is State.DEAD
    assert kinds(told) == [EventKind.SUSPECTED, EventKind.DIED, EventKind.FAULTY]


def test_a_fault_is_told_even_of_a_link_that_refused_robots_before() -> None:
    refusals = [seen(Reason.BLOCKED, days=day) for day in range(3)]
    _, told = live(LINK, *refusals, seen(Reason.INVALID_URL, days=4))
    assert kinds(told) == [EventKind.UNVERIFIABLE, EventKind.FAULTY]


def test_an_outage_of_ours_leaves_everything_as_it_was() -> None:
    before, _ = live(LINK, seen(Reason.GONE), seen(Reason.GONE, days=2))
    after, told = live(before, seen(Reason.OFFLINE, days=9))
    assert (after, told) == (before, [])


def test_the_target_of_a_short_link_is_remembered_and_told_only_when_it_changes() -> None:
    short = LINK._replace(url="http://bit.ly/1NaG8UD", short=True)
    chain = ({"url": short.url, "status": 302}, {"url": "https://a.example/x", "status": 200})
    known, told = live(short, seen(Reason.OK, chain=chain, final_url="https://a.example/x"))
    assert (known.moved_to, told) == ("https://a.example/x", [])
    known, told = live(known, seen(Reason.OK, days=1, chain=chain, final_url="https://a.example/y"))
    assert told == [Happening(EventKind.MOVED, {"from": "https://a.example/x", "to": "https://a.example/y"})]


def test_a_page_has_moved_only_if_every_redirect_is_for_good() -> None:
    chain = ({"url": LINK.url, "status": 301}, {"url": "https://new.example/", "status": 200})
    known, told = live(LINK, seen(Reason.OK, chain=chain, final_url="https://new.example/"))
    assert (known.moved_to, told) == (None, [])
    known, told = live(known, seen(Reason.OK, days=1, permanent=True, chain=chain, final_url="https://new.example/"))
    assert known.moved_to == "https://new.example/"
    assert kinds(told) == [EventKind.MOVED]


def test_a_move_that_was_undone_is_forgotten() -> None:
    """Readers would else be sent to the address of a maintenance page that is long gone."""
    chain = ({"url": LINK.url, "status": 301}, {"url": "https://new.example/", "status": 200})
    moved, _ = live(LINK, seen(Reason.OK, permanent=True, chain=chain, final_url="https://new.example/"))
    assert moved.moved_to == "https://new.example/"
    back, told = live(moved, seen(Reason.OK, days=1, chain=chain[:1], final_url=LINK.url))
    assert (back.moved_to, told) == (None, [])


def test_https_instead_of_http_is_no_news() -> None:
    target = LINK.url.replace("http:", "https:")
    chain = ({"url": LINK.url, "status": 301}, {"url": target, "status": 200})
    known, told = live(LINK, seen(Reason.OK, permanent=True, chain=chain, final_url=target))
    assert (known.moved_to, told) == (target, [])


def test_a_document_is_updated_once_two_visits_agree() -> None:
    known, told = live(LINK, *(seen(Reason.OK, days=day, fingerprint=f) for day, f in enumerate("aabab")))
    assert told == [], "a flapping document is no update"
    known, told = live(known, *(seen(Reason.OK, days=10 + day, fingerprint="c") for day in range(3)))
    assert kinds(told) == [EventKind.UPDATED]


def test_a_link_that_dies_and_returns_three_times_in_a_month_is_unstable() -> None:
    policy = POLICY.model_copy(update={"plain_visits": 1, "plain_days": 0.001})
    known = LINK
    reasons = [Reason.GONE, Reason.GONE, Reason.OK, Reason.GONE, Reason.GONE]
    flips = []
    for day, reason in enumerate(reasons):
        known, _ = decide(known, seen(reason, days=day), policy, START + timedelta(days=day))
        flips.append(known.unstable)
    assert flips == [False, False, False, False, True]
    known, _ = decide(known, seen(Reason.GONE, days=60), policy, START + timedelta(days=60))
    assert not known.unstable


# -- when to come back ----------------------------------------------------------


def test_living_links_are_visited_ever_less_up_to_thirty_days() -> None:
    known, waits = LINK, []
    at = START
    for _ in range(12):
        known, _ = decide(known, Observation(at, Reason.OK), POLICY, at)
        assert known.next_check_at is not None
        waits.append((known.next_check_at - at) / timedelta(days=1))
        at = known.next_check_at
    assert [wait / waits[0] for wait in waits[:4]] == pytest.approx([1, 1.5, 2.25, 3.375])
    assert 27 <= waits[-1] <= 33


def test_failing_links_are_visited_soon_and_dead_ones_hardly() -> None:
    known, waits = LINK, []
    at = START
    for _ in range(12):
        known, _ = decide(known, Observation(at, Reason.GONE), POLICY, at)
        assert known.next_check_at is not None
        waits.append((known.next_check_at - at) / timedelta(hours=1))
        at = known.next_check_at
    factor = waits[0]
    assert [wait / factor for wait in waits[:5]] == pytest.approx([1, 6, 24, 72, 144])
    assert waits[-1] == pytest.approx(90 * 24 * factor)


def test_retry_after_is_honoured() -> None:
    known, _ = live(LINK, seen(Reason.BLOCKED, retry_after=timedelta(days=5)))
    assert known.next_check_at == START + timedelta(days=5)


@given(st.text())
def test_the_jitter_is_a_tenth_at_most_and_always_the_same(url: str) -> None:
    once, _ = live(Known(url=url), seen(Reason.OK))
    again, _ = live(Known(url=url), seen(Reason.OK))
    assert once == again
    assert once.next_check_at is not None
    assert abs((once.next_check_at - START) / timedelta(days=1) - 1) <= 0.1


# -- laws -----------------------------------------------------------------------

REASONS = st.sampled_from(sorted(Reason))
DAYS = st.floats(0, 90, allow_nan=False).map(lambda day: START + timedelta(days=day))
# No two visits at one moment: the second would be the first told twice.
VISITS = st.lists(st.tuples(DAYS, REASONS), max_size=40, unique_by=lambda visit: visit[0])


def in_order(visits: list[tuple[datetime, Reason]]) -> list[Observation]:
    return [Observation(at, reason) for at, reason in sorted(visits)]


@given(VISITS)
def test_nothing_dies_without_the_visits_and_the_days(visits: list[tuple[datetime, Reason]]) -> None:
    """Counted afresh here, from the visits alone: since the last good one, enough failures over enough days."""
    known = LINK
    since_good: list[Observation] = []
    for observation in in_order(visits):
        known, happenings = decide(known, observation, POLICY, observation.at)
        since_good = [] if observation.reason is Reason.OK else [*since_good, observation]
        if EventKind.DIED not in kinds(list(happenings)):
            continue
        failing = [each.at for each in since_good if each.reason in FAILURES]
        plain = [each.at for each in since_good if each.reason in PLAIN_FAILURES]
        assert observation.reason in FAILURES
        assert (len(plain) >= 3 and plain[-1] - plain[0] >= timedelta(days=3)) or (
            len(failing) >= 5 and failing[-1] - failing[0] >= timedelta(days=14)
        )


@given(VISITS)
def test_a_good_visit_always_resets(visits: list[tuple[datetime, Reason]]) -> None:
    known, _ = live(LINK, *in_order(visits))
    last = known.last_checked_at or START
    after, _ = decide(known, Observation(last + timedelta(hours=1), Reason.OK), POLICY, last + timedelta(hours=1))
    assert (after.state, after.failures, after.plain_failures, after.refusals) == (State.ALIVE, 0, 0, 0)
    assert (after.first_failure_at, after.first_plain_failure_at) == (None, None)


@given(VISITS)
def test_refusals_and_faults_never_kill(visits: list[tuple[datetime, Reason]]) -> None:
    harmless = [each for each in in_order(visits) if each.reason in UNJUDGEABLE | FAULTS | {Reason.OFFLINE}]
    known, told = live(LINK, *harmless)
    assert known.state is not State.DEAD
    assert EventKind.DIED not in kinds(told)


@given(VISITS, st.data())
def test_a_visit_told_twice_or_late_changes_nothing(visits: list[tuple[datetime, Reason]], data: st.DataObject) -> None:
    ordered = in_order(visits)
    known, _ = live(LINK, *ordered)
    if not ordered:
        return
    again = data.draw(st.sampled_from(ordered))
    now = ordered[-1].at
    if known.last_checked_at is not None and again.at <= known.last_checked_at:
        assert decide(known, again, POLICY, now) == (known, ())


@given(VISITS, st.floats(0, 400))
def test_a_clock_that_goes_back_kills_nothing_before_its_time(
    visits: list[tuple[datetime, Reason]], back: float
) -> None:
    """After it, no span reaches into the future, and death still takes its days by the corrected clock."""
    known, _ = live(LINK, *in_order(visits))
    if known.state is State.DEAD:
        return
    corrected = START + timedelta(days=90) - timedelta(days=back)
    if known.last_checked_at is None or corrected >= known.last_checked_at:
        return
    after, _ = decide(known, Observation(corrected, Reason.GONE), POLICY, corrected)
    for moment in (after.first_failure_at, after.first_plain_failure_at, after.last_alive_at, after.last_checked_at):
        assert moment is None or moment <= corrected
    assert after.next_check_at is not None
    assert after.next_check_at > corrected
    if after.state is State.DEAD:
        assert known.first_failure_at is not None
        assert corrected - known.first_failure_at >= timedelta(days=3)


@given(VISITS)
def test_a_watched_link_is_always_due_again_within_a_hundred_days(visits: list[tuple[datetime, Reason]]) -> None:
    known, _ = live(LINK, *in_order(visits))
    assert is_due(known, (known.last_checked_at or START) + timedelta(days=100))


@given(VISITS)
def test_an_ignored_link_stays_ignored(visits: list[tuple[datetime, Reason]]) -> None:
    ignored = LINK._replace(state=State.IGNORED)
    known, told = live(ignored, *in_order(visits))
    assert (known, told) == (ignored, [])
    assert not is_due(known, START + timedelta(days=1000))


@given(VISITS)
def test_deaths_and_returns_alternate(visits: list[tuple[datetime, Reason]]) -> None:
    _, told = live(LINK, *in_order(visits))
    flips = [kind for kind in kinds(told) if kind in {EventKind.DIED, EventKind.REVIVED}]
    assert flips == [EventKind.DIED, EventKind.REVIVED] * (len(flips) // 2) + [EventKind.DIED] * (len(flips) % 2)
