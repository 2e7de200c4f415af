"""JSON is laid out to the byte as the standard library does it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from catalog.exporting.indented import indented
from catalog.exporting.json_array import json_array, json_item

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(JSON, st.integers(1, 3))
def test_it_is_what_the_standard_library_writes(value: object, step: int) -> None:
    assert indented(value, " " * step) == json.dumps(value, ensure_ascii=False, indent=step)


@given(st.lists(JSON, max_size=4))
def test_an_array_written_item_by_item_is_the_array_written_whole(items: list[object]) -> None:
    whole = json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    assert "".join(json_array(json_item(item) for item in items)) == whole


def test_a_line_separator_within_a_text_stays_what_it_is() -> None:
    text = "un\u2028deux\x85trois"
    assert json.loads("".join(json_array([json_item({"a": text}, 0)]))) == [{"a": text}]
