"""JSON is laid out to the byte as the standard library does it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from catalog.exporting.json_array import json_array, json_item

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(st.lists(JSON, max_size=4))
def test_an_array_written_item_by_item_is_the_array_written_whole(items: list[object]) -> None:
    whole = json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    assert "".join(json_array(json_item(item) for item in items)) == whole


@given(st.lists(JSON, min_size=1, max_size=4))
def test_an_array_within_a_document_goes_in_with_it(items: list[object]) -> None:
    whole = json.dumps({"items": items}, ensure_ascii=False, indent=2)
    within = "".join(json_array((json_item(item, 1) for item in items), depth=1))
    assert f'{{\n  "items": {within}\n}}' == whole


def test_a_line_separator_within_a_text_stays_what_it_is() -> None:
    text = "un\u2028deux\x85trois"
    assert json.loads("".join(json_array([json_item({"a": text}, 0)]))) == [{"a": text}]
