"""Archives behind a feed: nothing is lost, nothing in them ever changes."""

from hypothesis import given
from hypothesis import strategies as st

from feeds.history import MOST_ENTRIES, Archive, archives, window
from feeds.register import Register

lives = st.integers(0, 7 * MOST_ENTRIES).map(lambda length: [f"u{number}" for number in range(length)])


def told(keys: list[str]) -> tuple[range, Register]:
    register = Register()
    for key in keys:
        register.add(key)
    return range(len(keys)), register


def behind(keys: list[str]) -> list[Archive]:
    return archives(*told(keys))


@given(lives)
def test_the_window_and_its_archives_hold_everything_in_order(keys: list[str]) -> None:
    numbers, register = told(keys)
    past = [number for archive in archives(numbers, register) for number in archive.told]
    shown = list(window(numbers))
    assert len(shown) <= MOST_ENTRIES
    assert [register.key(number) for number in dict.fromkeys(past + shown)] == keys


@given(lives, st.integers(0, 3 * MOST_ENTRIES))
def test_an_archive_stays_as_it_was_made(keys: list[str], more: int) -> None:
    before, after = behind(keys), behind(keys + [f"later{number}" for number in range(more)])
    assert after[: len(before)] == before
    assert all(len(archive.told) == MOST_ENTRIES for archive in after)


@given(lives.filter(lambda keys: len(keys) > MOST_ENTRIES), st.data())
def test_what_comes_between_old_entries_makes_new_archives_from_there(keys: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(keys) - MOST_ENTRIES - 1))
    before, after = behind(keys), behind([*keys[:place], "between", *keys[place:]])
    touched = place // MOST_ENTRIES
    assert after[:touched] == before[:touched]
    assert not {archive.name for archive in after[touched:]} & {archive.name for archive in before}
