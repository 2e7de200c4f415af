"""What goes into addresses is written as the standard library would write it."""

from urllib.parse import quote, quote_plus

from hypothesis import given
from hypothesis import strategies as st

from sitegen.percent import in_data, in_form

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_in_data(text: str) -> None:
    assert in_data(text) == quote(text, safe="/:;,=()")


@given(TEXTS)
def test_in_form(text: str) -> None:
    assert in_form(text) == quote_plus(text)
