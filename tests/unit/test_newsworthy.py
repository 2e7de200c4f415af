"""Which entries of a source are told, whenever it is asked and whatever was done to them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.newsworthy import FRESH, MOST_AT_FIRST, MOST_AT_ONCE, MOST_SEEN, NewsItem, corrected, newsworthy, seen_with

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


def item(number: int, days: float | None = 0.0) -> NewsItem:
    at = None if days is None else NOW - timedelta(days=days)
    return NewsItem((f"m{number}",), f"Nouvelle {number}", f"https://a.example/{number}", at=at)


def numbers(items: list[NewsItem], seen: list[str] | None) -> list[int]:
    return [int(each.item.marks[0][1:]) for each in newsworthy(items, seen, NOW)]


def test_the_first_time_only_the_newest_of_what_bears_a_date_are_told() -> None:
    assert numbers([item(n, n) for n in range(100)], None) == [4, 3, 2, 1, 0]
    assert numbers([item(1, 61), item(2, 59), item(3, None)], None) == [2]
    assert MOST_AT_FIRST == 5


def test_later_all_that_is_new_is_told_but_not_what_is_old() -> None:
    items = [item(1, None), item(2, 1), item(3, 61), item(4, 2)]
    assert numbers(items, ["m4"]) == [2, 1]
    assert len(numbers([item(n, 1) for n in range(100)], [])) == MOST_AT_ONCE


@pytest.mark.parametrize("days", [-1, -4_000_000 / 24, None])
def test_what_is_dated_in_the_future_or_not_at_all_is_told_as_of_now(days: float | None) -> None:
    at = None if days is None else datetime(9999, 1, 1, tzinfo=UTC) if days < -2 else NOW - timedelta(days=days)
    (told,) = newsworthy([NewsItem(("m",), "Une", "https://a.example/", at=at)], [], NOW)
    assert told.at == NOW


def test_one_mark_that_was_seen_is_enough() -> None:
    assert newsworthy([NewsItem(("new", "old", "newer"), "Une", "https://a.example/")], ["old"], NOW) == []


def test_the_oldest_marks_are_forgotten() -> None:
    seen = seen_with([item(1)], [f"x{n}" for n in range(MOST_SEEN)])
    assert (seen[0], seen[-1], len(seen)) == ("m1", f"x{MOST_SEEN - 2}", MOST_SEEN)


ITEMS = st.lists(
    st.builds(item, st.integers(0, 30), st.none() | st.floats(-100, 100)),
    max_size=40,
    unique_by=lambda each: each.marks,
)


@given(st.lists(ITEMS, max_size=6))
def test_nothing_is_told_twice_and_nothing_out_of_its_time(polls: list[list[NewsItem]]) -> None:
    seen: list[str] | None = None
    ever: list[str] = []
    for items in polls:
        told = newsworthy(items, seen, NOW)
        assert len(told) <= (MOST_AT_FIRST if seen is None else MOST_AT_ONCE)
        assert all(NOW - FRESH <= each.at <= NOW for each in told)
        assert [each.at for each in told] == sorted(each.at for each in told)
        ever += [each.item.marks[0] for each in told]
        seen = seen_with(items, seen)
    assert len(ever) == len(set(ever))


def called(number: int, title: str, url: str, *marks: str) -> NewsItem:
    return NewsItem(marks or (f"m{number}",), title, url)


@pytest.mark.parametrize(
    ("items", "title"),
    [
        ([called(1, "Corrigé", "https://a.example/1")], "Corrigé"),
        ([called(9, "Corrigé", "http://www.a.example/1/?utm_source=rss")], "Corrigé"),
        ([called(1, "Autre chose", "https://a.example/2")], None),
        ([called(1, "", "https://a.example/1")], None),
        ([called(8, "Autre", "https://a.example/1"), called(9, "Encore", "https://a.example/1")], None),
        ([called(8, "Autre", "https://a.example/1"), called(1, "Corrigé", "https://a.example/1")], "Corrigé"),
        ([], None),
    ],
)
def test_a_correction_is_what_leads_to_the_same_place_for_sure(items: list[NewsItem], title: str | None) -> None:
    (found,) = corrected(items, [("m1", "https://a.example/1")])
    assert (found.title if found else None) == title


def test_what_leads_to_a_home_page_or_where_others_led_is_known_by_its_mark_alone() -> None:
    home, agenda = "https://a.example/", "https://a.example/agenda"
    assert corrected([called(2, "Autre", home)], [("m1", home)]) == [None]
    assert corrected([called(3, "Autre", agenda)], [("m1", agenda), ("m2", agenda)]) == [None, None]
    both = [called(2, "Deux", agenda), called(1, "Un", agenda)]
    assert corrected(both, [("m1", agenda), ("m2", agenda)]) == both[::-1]
    assert corrected([called(1, "Un", home)], [("m1", home)]) == [called(1, "Un", home)]
