"""Resources that seem to be one: proposed by pairs, each once, whatever the order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.duplicates import Entry, Why, duplicates, own_numbers
from catalog.urls import normalised


def entry(slug: str, title: str, *places: str, year: str | None = None, leads: str = "", **numbers: str) -> Entry:
    return Entry(
        slug, title, year, frozenset(places), frozenset([leads] if leads else []), frozenset(own_numbers(numbers))
    )


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
        (entry("a", "un", isbn="978-2-84585-123-0"), entry("b", "deux", isbn="9782845851230"), Why.IDENTIFIER),
        (entry("a", "un", doi="10.1/A"), entry("b", "deux", "b.org/1", doi="10.1/a"), Why.IDENTIFIER),
        (entry("a", "numero un", issn="1234-5678"), entry("b", "numero deux", issn="1234-5678"), None),
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


def test_a_number_is_that_of_one_work_whatever_the_years_are_said_to_be() -> None:
    old = entry("a", "un titre", year="2014", isbn="2-07-036822-X")
    new = entry("b", "tout autre chose", year="2015", isbn="978-2-07-036822-8")
    assert [pair.why for pair in duplicates([old, new])] == [Why.IDENTIFIER]


@pytest.mark.parametrize(
    "identifiers",
    [{"isbn": "à paraître", "issn": "1234-5678", "doi": " "}, {"isbn": "XXXXXXXXXX"}, {"isbn": "2-07-036822"}],
)
def test_what_is_no_number_of_one_work_joins_nothing(identifiers: dict[str, str]) -> None:
    assert not list(own_numbers(identifiers))


def test_dois_that_differ_by_a_dot_are_two() -> None:
    assert not duplicates([entry("a", "un", doi="10.1/2.3"), entry("b", "deux", doi="10.1/23")])
