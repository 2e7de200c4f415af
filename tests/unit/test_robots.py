"""What robots.txt lets us do: RFC 9309, and the pause that some sites ask for."""

import pytest

from catalog.vocabulary import Reason
from crawler.judging.answer import Answer, Failure
from crawler.robots import rules_from, rules_of

ROBOTS = "https://site.example/robots.txt"
PAGE = "https://site.example/guide"


@pytest.mark.parametrize(
    ("said", "delay"),
    [
        ("7", 7.0),
        ("0.5", 0.5),
        ("600", 30.0),
        ("-3", 0.0),
        ("soon", 0.0),
    ],
)
def test_the_pause_that_a_site_asks_for_is_kept_within_reason(said: str, delay: float) -> None:
    assert rules_from(f"User-agent: *\nCrawl-delay: {said}\n").delay == delay


def test_a_pause_is_for_those_it_names() -> None:
    assert rules_from("User-agent: Other\nCrawl-delay: 9\n").delay == 0
    assert rules_from("User-agent: *\nCrawl-delay: 9\n\nUser-agent: Vigie\nCrawl-delay: 2\n").delay == 2
    assert rules_from(None).delay == 0


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 410, 429])
def test_where_there_is_no_robots_txt_all_is_allowed(status: int) -> None:
    assert rules_of(Answer(ROBOTS, status, {}, b"User-agent: *\nDisallow: /")).obstacle(PAGE) is None


@pytest.mark.parametrize("status", [500, 502, 503])
def test_where_it_fails_nothing_is_allowed_this_time(status: int) -> None:
    rules = rules_of(Answer(ROBOTS, status))
    obstacle = rules.obstacle(PAGE)
    assert obstacle is not None
    assert (obstacle.url, obstacle.reason) == (PAGE, Reason.SERVER_ERROR)
    assert rules.obstacle(PAGE, insist=True) is None


def test_where_nothing_answers_the_page_would_not_either() -> None:
    obstacle = rules_of(Failure(ROBOTS, Reason.TIMEOUT, "15 s")).obstacle(PAGE)
    assert obstacle is not None
    assert (obstacle.url, obstacle.reason) == (PAGE, Reason.TIMEOUT)
