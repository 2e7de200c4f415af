"""The README cannot drift from the program."""

from pathlib import Path

import pytest

from vigie.reference import commands_table, configuration_table, with_tables

README = Path(__file__).parents[2] / "README.md"


def test_the_tables_are_those_of_the_program() -> None:
    text = README.read_text(encoding="utf-8")
    assert with_tables(text) == text, "run: python -m vigie.reference README.md"
    assert commands_table() in text
    assert configuration_table() in text


@pytest.mark.parametrize("script", ["scripts/run", "scripts/test", "scripts/check", "scripts/lock"])
def test_the_scripts_it_names_are_there(script: str) -> None:
    assert script in README.read_text(encoding="utf-8")
    assert (README.parent / script).exists()


@pytest.mark.parametrize("lock", ["locks/run.txt", "locks/test.txt"])
def test_the_locks_have_hashes_and_no_index_address(lock: str) -> None:
    text = (README.parent / lock).read_text(encoding="utf-8")
    assert text.count("==") <= text.count("--hash=sha256:")
    assert "://" not in text
    assert "--index" not in text
