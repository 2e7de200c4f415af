"""The Tab key: what the shell is told, by the protocol in which it asks (click's, for bash and zsh)."""

from typing import Any

import pytest


def proposed(desk: Any, line: str, shell: str = "bash") -> list[str]:
    """The words that the shell would propose at the end of a line."""
    words = line.split(" ")
    asked = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
    }[shell]
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**asked, "_VIGIE_COMPLETE": f"complete_{shell}"}.items():
            patch.setenv(name, value)
        done = desk.loaded.run([], desk.folder)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    found: list[str] = done.stdout.split()
    return found


@pytest.fixture
def shelf(desk: Any) -> Any:
    (desk.folder / "a.csv").write_text(
        "title,url\nGuide du don,http://a.example/don\nGuide du bail,http://a.example/bail\nÉtude,http://b.example/\n",
        encoding="utf-8",
    )
    desk.vigie("import", "a.csv")
    return desk


def test_commands_resources_addresses_and_kinds_are_proposed(shelf: Any) -> None:
    assert "replace" in proposed(shelf, "vigie rep")
    assert proposed(shelf, "vigie show guide") == ["guide-du-bail", "guide-du-don"]
    assert proposed(shelf, "vigie merge etude guide-du-d") == ["guide-du-don"]
    assert "website" in proposed(shelf, "vigie edit etude --kind w")
    assert "bibtex" in proposed(shelf, "vigie export b")
    assert "opml" in proposed(shelf, "vigie import --format o")
    assert any("guide-du-don" in each for each in proposed(shelf, "vigie show guide-du-d", "zsh"))


def test_addresses_are_proposed_where_one_is_expected(shelf: Any) -> None:
    assert proposed(shelf, "vigie ignore http://a.example/d") == ["http://a.example/don"]


@pytest.mark.sqlite_only
def test_another_catalogue_is_asked_where_the_line_names_it(shelf: Any) -> None:
    other = shelf.folder / "autre"
    other.mkdir()
    (other / "vigie.toml").write_text("", encoding="utf-8")
    (other / "b.csv").write_text("title,url\nGuide de lautre,http://c.example/\n", encoding="utf-8")
    shelf.vigie("--config", "autre/vigie.toml", "import", "autre/b.csv")
    assert proposed(shelf, "vigie --config autre/vigie.toml show gui") == ["guide-de-lautre"]


@pytest.mark.sqlite_only
def test_no_catalogue_is_no_error(desk: Any) -> None:
    (desk.folder / "vigie.db").unlink()
    assert proposed(desk, "vigie show gui") == []


def test_identifiers_are_proposed_by_name(shelf: Any) -> None:
    assert proposed(shelf, "vigie edit guide --identifier d") == ["doi="]
