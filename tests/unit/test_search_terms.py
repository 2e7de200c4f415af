"""The terms of the search, by vectors that the site's search shares."""

import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.folding import fold
from catalog.search.terms import search_terms

VECTORS = json.loads((resources.files("catalog") / "data" / "search_terms.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "terms"), VECTORS)
def test_every_vector_is_answered(text: str, terms: list[str]) -> None:
    assert search_terms(text) == terms


def test_there_are_enough_of_them() -> None:
    assert len(VECTORS) >= 60
    assert len({text for text, _ in VECTORS}) == len(VECTORS)


@given(st.text(max_size=60))
def test_terms_are_words_and_case_makes_no_difference(text: str) -> None:
    terms = search_terms(text)
    assert all(term and not any(sign.isspace() or sign in '"*' for sign in term) for term in terms)
    assert search_terms(" ".join(terms)) == [search_terms(term)[0] for term in terms]


@pytest.mark.parametrize("sign", [chr(code) for code in range(0x100)], ids=lambda sign: f"{ord(sign):02x}")
def test_a_sign_of_western_europe_is_folded_the_same_beside_those_of_others(sign: str) -> None:
    """The Greek letter is in no table of bytes: both words are folded the long way."""
    assert fold(f"a{sign}b {sign} ω") == f"{fold(f'a{sign}b {sign}')} ω"
