"""What is written in percent is what `urllib.parse` writes: pages keep their bytes."""

from urllib.parse import quote, quote_plus

from hypothesis import given
from hypothesis import strategies as st

from sitegen.percent import form, percent

texts = st.text(st.characters(codec="utf-8"))


@given(texts, st.sampled_from(["", "/", "/:;,=()"]))
def test_every_text_is_written_as_the_standard_library_writes_it(text: str, kept: str) -> None:
    assert percent(kept)(text) == quote(text, safe=kept)


@given(texts)
def test_a_value_of_a_form_is_written_as_the_standard_library_writes_it(text: str) -> None:
    assert form(text) == quote_plus(text)
