"""The search on the command line, over a real catalogue, always up to date."""

from typing import Any

import pytest

ROWS = """title,url,kind,publishers,themes,summary
L’économie sociale en région,http://a.example/1,guide,RNMA,Coopération,Des œuvres et des réseaux locaux
Guide de la coopération,http://a.example/2,guide,Réseau Cocagne,Partenariats,L’économie y est citée
Étude sur le bénévolat,http://a.example/3,study,France Bénévolat,Bénévolat,Rien de tel
"""


@pytest.fixture
def shelf(desk: Any) -> Any:
    (desk.folder / "guide.csv").write_text(ROWS, encoding="utf-8")
    desk.vigie("import", "guide.csv")
    return desk


def found(desk: Any, *words: str) -> list[str]:
    return [each["title"] for each in desk.json("search", *words)]


@pytest.mark.parametrize("words", ["économie", "ECONOMIES", "l'économie", "l’economie", "écon", "economie region"])
def test_a_word_is_found_however_it_is_written_and_titles_come_first(shelf: Any, words: str) -> None:
    assert found(shelf, words)[0] == "L’économie sociale en région"


def test_search_asks_for_all_words_and_failing_that_for_some(shelf: Any) -> None:
    assert found(shelf, "économie", "cocagne") == ["Guide de la coopération"]
    assert found(shelf, "oeuvre réseau local") == ["L’économie sociale en région"]
    some = shelf.vigie("search", "bénévolat", "cocagne")
    assert "une partie" in some.stderr
    assert "Étude sur le bénévolat" in some.stdout
    assert "Rien n’a été trouvé" in shelf.vigie("search", "zèbre").stderr


def test_what_was_changed_is_found_at_once_and_what_was_removed_no_longer(shelf: Any) -> None:
    assert found(shelf, "zèbre") == []
    shelf.vigie("edit", "etude", "--summary", "Où il est question d’un zèbre")
    assert found(shelf, "zèbres") == ["Étude sur le bénévolat"]
    shelf.vigie("undo")
    assert found(shelf, "zèbre") == []
    shelf.vigie("remove", "guide")
    assert found(shelf, "cocagne") == []
    shelf.vigie("restore", "guide")
    assert found(shelf, "cocagne") == ["Guide de la coopération"]


@pytest.mark.parametrize("words", ['"', "AND", "title:guide", "*", "guide*", "-", "NEAR(", "a OR", "'; DROP"])
def test_no_words_are_commands(shelf: Any, words: str) -> None:
    shelf.vigie("search", "--", words)
    assert len(shelf.json("links")) == 3
