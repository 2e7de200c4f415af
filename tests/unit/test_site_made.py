"""What is kept of a resource beside its page comes back as it was, whatever its texts hold."""

from hypothesis import given
from hypothesis import strategies as st

from catalog.exporting.piece import Piece
from sitegen.made import Made, Searched

texts = st.text(max_size=20)
places = st.none() | st.lists(st.lists(st.none() | st.booleans() | texts, max_size=2), max_size=2)
made = st.builds(
    Made,
    path=texts,
    modified=texts,
    entry=texts,
    searched=st.builds(Searched, texts, st.dictionaries(texts, st.lists(texts, max_size=2), max_size=2)),
    pieces=st.dictionaries(texts, st.builds(Piece, texts, places), max_size=4),
)


@given(made)
def test_what_was_made_is_read_back(one: Made) -> None:
    assert Made.read(one.text()) == one
