"""Resources that seem to be one: proposed by pairs, each once, whatever the order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.duplicates import Entry, Pair, Why, duplicates, numbers_of
from catalog.urls import normalised


def entry(slug: str, title: str, *places: str, year: str | None = None, leads: str = "") -> Entry:
    return Entry(slug, title, year, frozenset(places), frozenset([leads] if leads else []))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (entry("a", "un", "a.org/1"), entry("b", "deux", "a.org/1"), Why.ADDRESS),
        (entry("a", "un", "bit.ly/x", leads="a.org/1"), entry("b", "deux", "a.org/1"), Why.TARGET),
        (entry("a", "un", "bit.ly/x", leads="a.org/1"), entry("b", "deux", "bit.ly/y", leads="a.org/1"), Why.TARGET),
        (entry("a", "guide"), entry("b", "guide"), Why.TITLE),
        (entry("a", "guide", "a.org"), entry("b", "charte", "a.org"), Why.SITE),
        (entry("a", "guide", year="2013"), entry("b", "guide"), Why.TITLE),
        (entry("a", "guide de la cooperation"), entry("b", "guide de la cooperations"), Why.ALIKE),
        (entry("a", "rapport annuel", year="2013"), entry("b", "rapport annuel", year="2014"), None),
        (entry("a", "guide de la cooperation"), entry("b", "guide de l emploi associatif"), None),
        (entry("a", "un"), entry("b", "deux"), None),
    ],
)
def test_a_pair_is_proposed_for_its_surest_reason(one: Entry, other: Entry, why: Why | None) -> None:
    assert [pair.why for pair in duplicates([one, other])] == ([why] if why else [])


words = st.sampled_from(["guide", "de", "la", "cooperation", "cooperations", "reseau", "emploi"])
entries = st.lists(
    st.builds(
        Entry,
        st.integers(0, 99).map(str),
        st.lists(words, max_size=5).map(" ".join),
        st.none() | st.sampled_from(["2013", "2014"]),
        st.frozensets(st.sampled_from(["a.org", "b.org/1", "c.org/2"]), max_size=2),
        st.frozensets(st.sampled_from(["a.org", "d.org"]), max_size=1),
    ),
    max_size=8,
    unique_by=lambda entry: entry.slug,
)


@given(entries)
def test_the_order_makes_no_difference_and_nothing_is_its_own_twin(entries: list[Entry]) -> None:
    def found(entries: list[Entry]) -> set[tuple[frozenset[str], Why]]:
        pairs = [(frozenset((pair.one, pair.other)), pair.why) for pair in duplicates(entries)]
        assert len({slugs for slugs, _ in pairs}) == len(pairs)
        assert all(len(slugs) == 2 for slugs, _ in pairs)
        return set(pairs)

    assert found(entries) == found(entries[::-1])


@pytest.mark.parametrize(
    "url",
    [
        "https://www.a.org/x/?utm_source=l&id=3",
        "http://a.org/x?id=3&fbclid=IwAR",
        "http://a.org/x?id=3#part",
        "a.org/x?id=3",
    ],
)
def test_one_place_has_one_spelling(url: str) -> None:
    assert normalised(url) == "a.org/x?id=3"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"doi": "10.1000/AbC"}, {"doi": "10.1000/abc"}),
        ({"isbn": "2-07-036822-X"}, {"isbn": "978-2-07-036822-8"}),
    ],
)
def test_a_shared_number_is_the_surest_sign(one: dict[str, str], other: dict[str, str]) -> None:
    entries = [
        Entry("a", "un titre", "2014", numbers=numbers_of(one)),
        Entry("b", "tout autre chose", "2015", numbers=numbers_of(other)),
    ]
    (pair,) = duplicates(entries)
    assert (pair.one, pair.other, pair.why) == ("a", "b", Why.IDENTIFIER)
    assert pair.confidence > Pair("a", "b", Why.ADDRESS).confidence


def test_what_is_no_number_joins_nothing() -> None:
    assert numbers_of({"isbn": "à paraître", "issn": "1234-5678", "doi": " "}) == frozenset()
    assert numbers_of({"isbn": "XXXXXXXXXX"}) == frozenset()
