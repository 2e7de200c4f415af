"""What the visits of a link say over time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.vocabulary import Reason
from catalog.words import words_of
from sitegen.chunks import Sight
from sitegen.history import WIDTH, Outcome, history, outcome_of
from sitegen.text import span
from sitegen.trend import HEIGHT, Period, blocks

START = datetime(2026, 10, 5, 8, tzinfo=UTC)
WORDS = words_of("fr", "sitegen")


def sights(*reasons: Reason) -> list[Sight]:
    return [Sight(START + timedelta(days=day), reason) for day, reason in enumerate(reasons)]


def test_nothing_is_told_of_what_was_never_visited() -> None:
    assert history([]) is None


def test_visits_in_a_row_that_found_the_same_are_one_spell() -> None:
    past = history(sights(Reason.OK, Reason.OK, Reason.GONE, Reason.OK))
    assert past is not None
    assert [(spell.reason, spell.visits) for spell in past.spells] == [
        (Reason.OK, 1),
        (Reason.GONE, 1),
        (Reason.OK, 2),
    ]
    assert [spell.dates(WORDS) for spell in past.spells] == [
        "Le 8 octobre 2026",
        "Le 7 octobre 2026",
        "Du 5 au 6 octobre 2026",
    ]
    assert [bar.outcome for bar in past.bars] == [Outcome.ANSWERS, Outcome.FAILS, Outcome.ANSWERS]


@pytest.mark.parametrize(
    ("last", "first_said", "last_said"),
    [
        ("2026-12-28", "", "28 décembre 2026"),
        ("2026-12-31", "28", "31 décembre 2026"),
        ("2027-01-01", "28 décembre 2026", "1er janvier 2027"),
        ("2027-12-28", "28 décembre 2026", "28 décembre 2027"),
    ],
)
def test_two_days_share_what_they_have_in_common(last: str, first_said: str, last_said: str) -> None:
    assert span(date(2026, 12, 28), date.fromisoformat(last), WORDS) == (first_said, last_said)


def test_robots_turned_away_are_no_failure() -> None:
    assert outcome_of(Reason.BLOCKED) is outcome_of(Reason.ROBOTS) is Outcome.REFUSED
    assert outcome_of(Reason.TIMEOUT) is Outcome.FAILS


@given(st.lists(st.sampled_from(Reason), min_size=1, max_size=40))
def test_the_chart_holds_every_spell_within_its_width(reasons: list[Reason]) -> None:
    past = history(sights(*reasons))
    assert past is not None
    assert len(past.bars) == len(past.spells)
    assert sum(spell.visits for spell in past.spells) == len(reasons)
    assert all(bar.width > 0 and bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in past.bars)


counts = st.dictionaries(st.sampled_from(Outcome), st.integers(min_value=0, max_value=500))


@given(st.lists(counts, max_size=26))
def test_blocks_stand_on_one_another_within_the_chart(found: list[dict[Outcome, int]]) -> None:
    for block in blocks([Period(START.date(), each) for each in found]):
        assert 0 <= block.y < block.y + block.height <= HEIGHT
        assert 0 <= block.x < block.x + block.width <= WIDTH


@given(st.integers(1, 40))
def test_the_last_column_ends_where_the_ground_does(number: int) -> None:
    periods = [Period(START.date(), {Outcome.ANSWERS: 1})] * number
    last = blocks(periods)[-1]
    assert abs(last.x + last.width - WIDTH) <= 1
