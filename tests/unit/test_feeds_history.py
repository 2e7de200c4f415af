"""Archives behind a feed: nothing is lost, nothing in them ever changes."""

from hypothesis import given
from hypothesis import strategies as st

from feeds.history import MOST_ENTRIES, archives, window

lives = st.integers(0, 7 * MOST_ENTRIES).map(lambda length: [f"u{number}" for number in range(length)])


@given(lives)
def test_the_window_and_its_archives_hold_everything_in_order(keys: list[str]) -> None:
    behind = [key for archive in archives(keys) for key in archive.keys]
    shown = list(window(keys))
    assert len(shown) <= MOST_ENTRIES
    assert list(dict.fromkeys(behind + shown)) == keys


@given(lives, st.integers(0, 3 * MOST_ENTRIES))
def test_an_archive_stays_as_it_was_made(keys: list[str], more: int) -> None:
    before, after = archives(keys), archives(keys + [f"later{number}" for number in range(more)])
    assert after[: len(before)] == before
    assert all(len(archive.keys) == MOST_ENTRIES for archive in after)


@given(lives.filter(lambda keys: len(keys) > MOST_ENTRIES), st.data())
def test_what_comes_between_old_entries_makes_new_archives_from_there(keys: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(keys) - MOST_ENTRIES - 1))
    before, after = archives(keys), archives([*keys[:place], "between", *keys[place:]])
    touched = place // MOST_ENTRIES
    assert after[:touched] == before[:touched]
    assert not {archive.name for archive in after[touched:]} & {archive.name for archive in before}
