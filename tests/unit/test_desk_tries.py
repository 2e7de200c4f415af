"""Wrong passwords at the desk: who has to wait, and for how long."""

from pathlib import Path

import pytest

from vigie.desk.tries import MOST_OF_ALL, MOST_OF_ONE, Tries


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_an_address_waits_by_itself_until_its_tries_are_forgotten(tmp_path: Path, clock: Clock) -> None:
    tries = Tries(tmp_path / "tries", clock)
    for _ in range(MOST_OF_ONE):
        assert tries.wait("203.0.113.7") == 0
        tries.note("203.0.113.7")
        clock.now += 10
    assert 0 < tries.wait("203.0.113.7") <= 300
    assert tries.wait("203.0.113.8") == 0
    assert Tries(tmp_path / "tries", clock).wait("203.0.113.7") > 0, "a restart forgets nothing"
    assert (tmp_path / "tries").stat().st_mode & 0o077 == 0
    clock.now += tries.wait("203.0.113.7")
    assert tries.wait("203.0.113.7") == 0


def test_who_has_many_addresses_waits_as_well(tmp_path: Path, clock: Clock) -> None:
    tries = Tries(tmp_path / "tries", clock)
    for number in range(MOST_OF_ALL):
        tries.note(f"203.0.113.{number}")
    assert tries.wait("198.51.100.1") > 0
    six = Tries(tmp_path / "six", clock)
    for number in range(MOST_OF_ONE):
        six.note(f"2001:db8::{number}")
    assert six.wait("2001:db8::ffff") > 0
    assert six.wait("2001:db8:0:1::1") == 0


@pytest.mark.parametrize("held", ["", "nonsense", "[]", '{"a": 1}', '{"a": ["x"]}'])
def test_a_broken_file_counts_for_nothing(tmp_path: Path, clock: Clock, held: str) -> None:
    (tmp_path / "tries").write_text(held, encoding="utf-8")
    tries = Tries(tmp_path / "tries", clock)
    assert tries.wait("203.0.113.7") == 0
    tries.note("203.0.113.7")
