"""Reading a visit: what each answer leads to."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request

from catalog.observation import HopRecord, Observation
from catalog.vocabulary import Reason
from crawler.judging.answer import Answer, Failure, Step
from crawler.judging.hops import MOST_HOPS, address_fault
from crawler.judging.reading import AskSibling, Follow, read

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
URL = "http://example.org/a"


def concluded(*steps: Step) -> Observation:
    outcome = read(steps, AT)
    if isinstance(outcome, AskSibling):
        outcome = outcome.otherwise
    assert isinstance(outcome, Observation)
    return outcome


def hop(url: str, status: int | None) -> HopRecord:
    return {"url": url, "status": status, "address": None, "seconds": None}


def redirect(url: str, location: str, status: int = 302) -> Answer:
    return Answer(url, status, {"location": location})


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (200, Reason.OK), (204, Reason.OK), (206, Reason.OK), (304, Reason.OK),
        (404, Reason.GONE), (410, Reason.GONE), (408, Reason.TIMEOUT),
        (500, Reason.SERVER_ERROR), (502, Reason.SERVER_ERROR), (503, Reason.SERVER_ERROR), (520, Reason.SERVER_ERROR),
        (401, Reason.BLOCKED), (403, Reason.BLOCKED), (407, Reason.BLOCKED), (429, Reason.BLOCKED),
        (451, Reason.BLOCKED), (999, Reason.BLOCKED), (400, Reason.BLOCKED), (405, Reason.BLOCKED),
    ],
)  # fmt: skip
def test_the_last_status_gives_the_reason(status: int, reason: Reason) -> None:
    observation = concluded(Answer(URL, status))
    assert (observation.reason, observation.status, observation.detail) == (reason, status, f"HTTP {status}")


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "http://example.org/b"),
        ("b?x=1#part", "http://example.org/b?x=1#part"),
        ("//other.example/", "http://other.example/"),
        ("https://other.example/a b", "https://other.example/a%20b"),
        ("/économie", "http://example.org/%C3%A9conomie"),
        (" /spaced ", "http://example.org/spaced"),
        ("\\\\other.example\\a", "http://other.example/a"),
    ],
)
def test_a_location_is_read_as_browsers_do(location: str, target: str) -> None:
    assert read([redirect(URL, location)], AT) == Follow(target)


def test_the_chain_keeps_every_hop_with_its_status() -> None:
    observation = concluded(redirect(URL, "/b", 301), Answer("http://example.org/b", 200))
    assert observation.chain == (hop(URL, 301), hop("http://example.org/b", 200))
    assert (observation.final_url, observation.permanent) == ("http://example.org/b", True)


def test_one_temporary_hop_makes_the_whole_chain_temporary() -> None:
    steps = (redirect(URL, "/b", 301), redirect("http://example.org/b", "/c", 302), Answer("http://example.org/c", 200))
    assert concluded(*steps).permanent is False


def test_a_visit_without_redirect_is_no_permanent_one() -> None:
    assert concluded(Answer(URL, 200)).permanent is False


def test_a_redirect_to_nowhere_is_the_servers_error() -> None:
    assert concluded(Answer(URL, 302)).reason is Reason.SERVER_ERROR
    assert concluded(redirect(URL, "http://[broken/")).reason is Reason.SERVER_ERROR


def test_a_page_may_send_us_to_itself_twice_but_not_for_ever() -> None:
    assert read([redirect(URL, URL)] * 2, AT) == Follow(URL)
    assert concluded(*[redirect(URL, URL)] * 3).reason is Reason.REDIRECT_LOOP


def test_more_than_ten_hops_are_a_loop() -> None:
    steps = [redirect(f"{URL}{number}", f"{URL}{number + 1}") for number in range(MOST_HOPS + 1)]
    assert read(steps[:-1], AT) == Follow(f"{URL}{MOST_HOPS}")
    assert concluded(*steps).reason is Reason.REDIRECT_LOOP


def test_a_shortener_that_answers_itself_has_resolved_nothing() -> None:
    assert concluded(Answer("http://bit.ly/1NaG8UD", 200)).reason is Reason.BLOCKED
    warned = (
        redirect("http://bit.ly/x", "https://bitly.com/a/warning?url=x"),
        Answer("https://bitly.com/a/warning", 200),
    )
    assert concluded(*warned).reason is Reason.BLOCKED
    assert concluded(Answer("http://bit.ly/1NaG8UD", 404)).reason is Reason.GONE
    assert concluded(Answer("http://bit.ly/1NaG8UD", 403)).reason is Reason.BLOCKED


@pytest.mark.parametrize("warning", ["https://bitly.com/a/warning?hash=x&url={}", "/a/warning?url={}"])
def test_a_shorteners_warning_tells_where_the_link_leads(warning: str) -> None:
    target = "https%3A%2F%2Fwww.orse.org%2Fguide%3Fa%3D1%26b%3D2"
    assert read([redirect("http://bit.ly/x", warning.format(target))], AT) == Follow(
        "https://www.orse.org/guide?a=1&b=2"
    )


def test_a_page_named_warning_elsewhere_is_a_page_like_another() -> None:
    target = "https://example.org/a/warning?url=https://other.example/"
    assert read([redirect("http://bit.ly/x", target)], AT) == Follow(target)


def test_a_challenge_is_no_answer_whatever_its_status_but_gone_is_gone() -> None:
    body = b"<script>window._cf_chl_opt={}</script>"
    assert {concluded(Answer(URL, status, {}, body)).reason for status in (200, 403, 503)} == {Reason.BLOCKED}
    assert concluded(Answer(URL, 404, {}, body)).reason is Reason.GONE


def test_the_home_page_of_a_shortener_is_a_page_like_another() -> None:
    assert concluded(Answer("https://bitly.com/", 200)).reason is Reason.OK


def test_a_failure_after_a_redirect_keeps_the_last_status() -> None:
    observation = concluded(
        redirect(URL, "http://gone.example/"), Failure("http://gone.example/", Reason.DNS, "no name")
    )
    assert (observation.reason, observation.status, observation.final_url) == (Reason.DNS, 302, "http://gone.example/")
    assert observation.chain[-1] == hop("http://gone.example/", None)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("Mon, 23 Nov 2026 09:00:00 GMT", timedelta(hours=1)),
        ("Mon, 23 Nov 2026 07:00:00 GMT", None),
        ("99999999999999999999", timedelta(days=30)),
        ("soon", None), ("-5", None), ("", None), ("²", None),
    ],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date(value: str, wait: timedelta | None) -> None:
    assert concluded(Answer(URL, 503, {"retry-after": value})).retry_after == wait


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("javascript:alert(1)", Reason.REFUSED_ADDRESS), ("file:///etc/passwd", Reason.REFUSED_ADDRESS),
        ("data:text/html,a", Reason.REFUSED_ADDRESS), ("s3://bucket/key", Reason.REFUSED_ADDRESS),
        ("mailto:a@example.org", Reason.REFUSED_ADDRESS), ("ftp://example.org/", Reason.REFUSED_ADDRESS),
        ("", Reason.INVALID_URL), ("nonsense", Reason.INVALID_URL), ("http://", Reason.INVALID_URL),
        ("http:///path", Reason.INVALID_URL), ("http://exa mple.org/", Reason.INVALID_URL),
        ("http://example.org:99999/", Reason.INVALID_URL), ("http://[::1/", Reason.INVALID_URL),
        (f"http://{'a' * 300}.org/", Reason.INVALID_URL), ("http://a..example/", Reason.INVALID_URL),
        ("http://.example/", Reason.INVALID_URL), ("http://*.example/", Reason.INVALID_URL),
        ("http://user:password@example.org/", Reason.INVALID_URL),
    ],
)  # fmt: skip
def test_some_addresses_are_not_even_asked_for(url: str, reason: Reason) -> None:
    fault = address_fault(url)
    assert fault is not None
    assert fault.reason is reason


@pytest.mark.parametrize("url", ["http://example.org", "https://économie.example/é?x=1#y", "http://[2606::1]:8080/"])
def test_the_others_are(url: str) -> None:
    assert address_fault(url) is None


@given(
    st.lists(
        st.builds(
            Answer,
            url=st.text(),
            status=st.integers(100, 999),
            headers=st.dictionaries(st.sampled_from(["location", "retry-after", "content-type"]), st.text()),
            body=st.binary(),
        ),
        min_size=1,
        max_size=15,
    )
)
def test_no_answer_of_the_web_breaks_the_reading(steps: list[Answer]) -> None:
    outcome = read(steps, AT)
    assert isinstance(outcome, (Follow, Observation))
    if len(steps) > MOST_HOPS:
        assert isinstance(outcome, Observation), "a visit always ends"


@given(st.one_of(st.text(), st.text().map("http://".__add__), st.text().map("https://example.org/".__add__)))
def test_what_may_be_asked_for_can_be_asked_for(url: str) -> None:
    """One odd address must not bring down a crawl of a thousand."""
    if address_fault(url) is None:
        assert Request(url).url.startswith(("http://", "https://"))


def test_a_challenge_that_refreshes_itself_is_not_followed() -> None:
    body = (
        b"<meta http-equiv='refresh' content='5; URL=/a?bm-verify=AAQ'><script>triggerInterstitialChallenge()</script>"
    )
    assert concluded(Answer(URL, 200, {"content-type": "text/html"}, body)).reason is Reason.BLOCKED


def test_a_short_link_that_ends_at_the_shortener_s_own_home_page_leads_nowhere() -> None:
    steps = (redirect("https://bit.ly/2Xk3", "https://bitly.com/"), Answer("https://bitly.com/", 200))
    assert concluded(*steps).reason is Reason.BLOCKED
