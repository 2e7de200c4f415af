"""The lab of updates itself: enough pairs, of every system, of both answers, and each says what it promises."""

import html
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from vigie.demo.editions.all import PAIRS, SYSTEMS, System
from vigie.demo.editions.pair import PDF, Change, Pair, Visits
from vigie.demo.editions.table import render
from vigie.demo.editions.visits import VISITS
from vigie.demo.pages import Page

FEWEST = 60
FEWEST_OF_A_SYSTEM = 6
LEAST_SHARE = 0.4
DOCUMENT = Path(__file__).parents[2] / "docs" / "lab-of-updates.md"


def _readable(page: Page) -> str:
    body = page.body
    if page.headers["Content-Type"] == PDF:
        return "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(body), strict=True).pages)
    for charset in ("utf-8", "iso-8859-15"):
        try:
            return html.unescape(body.decode(charset))
        except UnicodeDecodeError:
            continue
    raise AssertionError(f"neither UTF-8 nor ISO-8859-15: {body[:40]!r}")


def test_there_are_enough_pairs_of_both_answers() -> None:
    real = sum(pair.real for pair in PAIRS)
    assert len(PAIRS) >= FEWEST
    assert LEAST_SHARE <= real / len(PAIRS) <= 1 - LEAST_SHARE


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_each_system_has_its_share(system: System) -> None:
    assert len(system.pairs) >= FEWEST_OF_A_SYSTEM
    assert {pair.real for pair in system.pairs} == {True, False}


def test_names_are_their_own() -> None:
    assert len({pair.name for pair in PAIRS}) == len(PAIRS)


def test_every_kind_of_change_is_there() -> None:
    assert {pair.expects for pair in PAIRS} == set(Change)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_pair_is_two_answers(pair: Pair) -> None:
    assert pair.before.body != pair.after.body
    assert pair.real == bool(pair.says)


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair.real], ids=lambda pair: pair.name)
def test_what_must_be_said_is_new_or_gone(pair: Pair) -> None:
    """It stands in one of the two answers only."""
    before, after = _readable(pair.before), _readable(pair.after)
    gone = pair.expects is Change.REMOVED
    assert pair.says in (before if gone else after)
    assert pair.says not in (after if gone else before)


def test_visits_are_their_own() -> None:
    assert len({visits.name for visits in VISITS}) == len(VISITS)
    assert {bool(visits.told) for visits in VISITS} == {True, False}


@pytest.mark.parametrize("visits", VISITS, ids=lambda visits: visits.name)
def test_an_update_is_told_at_a_visit_that_was_made(visits: Visits) -> None:
    """Not before the second one that sees it: at the earliest, the third of all."""
    assert len(visits.answers) > 2
    assert list(visits.told) == sorted(set(visits.told))
    assert all(3 <= visit <= len(visits.answers) for visit in visits.told)


def test_the_documentation_shows_the_lab() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == render(), (
        "python -m vigie.demo.editions.table docs/lab-of-updates.md"
    )
