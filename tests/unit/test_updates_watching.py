"""Which answers have an edition, and when it is made anew."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from catalog.observation import Observation
from catalog.vocabulary import Reason, Watch
from crawler.judging.answer import Answer, Failure, Step
from crawler.updates import scope as scopes
from crawler.updates.scope import Scope
from crawler.updates.watching import watched

AT = datetime(2026, 11, 25, tzinfo=UTC)
URL = "http://a.example/guide"
PAGE = Answer(URL, 200, {"content-type": "text/html"}, b"<title>Guide</title><p>Trois fiches pratiques pour vous.")
GOOD = Observation(AT, Reason.OK)
ALL = Scope()


def test_a_good_answer_has_an_edition() -> None:
    seen = watched(GOOD, PAGE, ALL)
    assert seen.edition is not None
    assert seen.fingerprint == f"{ALL.method}:{seen.edition.digest}"


@pytest.mark.parametrize(
    ("seen", "last"),
    [
        (replace(GOOD, reason=Reason.BLOCKED), PAGE),
        (replace(GOOD, reason=Reason.SOFT_404), PAGE),
        (replace(GOOD, drifted=True), PAGE),
        (replace(GOOD, unchanged=True), PAGE),
        (GOOD, replace(PAGE, status=203)),
        (GOOD, replace(PAGE, whole=False)),
        (GOOD, replace(PAGE, body=b" ")),
        (replace(GOOD, reason=Reason.DNS), Failure(URL, Reason.DNS, "no name")),
    ],
)
def test_what_is_not_as_it_should_be_has_none(seen: Observation, last: Step) -> None:
    found = watched(seen, last, ALL)
    assert (found.edition, found.fingerprint) == (None, None)


def test_what_is_found_without_a_short_link_that_broke_has_one_too() -> None:
    assert watched(replace(GOOD, detour=Reason.GONE), PAGE, ALL).edition == watched(GOOD, PAGE, ALL).edition


def test_the_same_bytes_are_not_looked_at_again() -> None:
    first = watched(GOOD, PAGE, ALL)
    again = watched(GOOD, PAGE, Scope(body=first.body))
    assert again == replace(first, edition=None)


def test_they_are_when_something_else_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    first = watched(GOOD, PAGE, ALL)
    for other in (Scope(watch=Watch.TITLE), Scope(only="p")):
        assert watched(GOOD, PAGE, replace(other, body=first.body)).edition is not None
    known = replace(ALL, body=first.body)
    assert known.is_known
    monkeypatch.setattr(scopes, "VERSION", "another")
    assert not known.is_known
    assert watched(GOOD, PAGE, known).edition is not None


def test_where_nothing_matters_nothing_is_looked_at() -> None:
    assert watched(GOOD, PAGE, Scope(watch=Watch.NOTHING)) == GOOD
