"""The search on the command line, over a real catalogue, always up to date."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.importing.merge import merge
from catalog.importing.table import read_table
from catalog.search.query import search

pytestmark = pytest.mark.each_database

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)

ROWS = """title,url,kind,publishers,themes,summary
L’économie sociale en région,http://a.example/1,guide,RNMA,Coopération,Des œuvres et des réseaux locaux
Guide de la coopération,http://a.example/2,guide,Réseau Cocagne,Partenariats,L’économie y est citée
Étude sur le bénévolat,http://a.example/3,study,France Bénévolat,Bénévolat,Rien de tel
"""


@pytest.fixture(scope="module")
def engine(shared_database: str) -> Iterator[Engine]:
    engine = open_database(shared_database)
    with Session(engine) as session:
        merge(session, read_table(ROWS, Path("guide.csv")).drafts, "guide.csv", NOW, "fr")
        session.commit()
    yield engine
    engine.dispose()


def found(engine: Engine, words: str) -> list[str]:
    return [resource.title for resource in search(engine, words).resources]


@pytest.mark.parametrize("words", ["économie", "ECONOMIES", "l'économie", "l’economie", "écon", "economie region"])
def test_a_word_is_found_however_it_is_written_and_titles_come_first(engine: Engine, words: str) -> None:
    assert found(engine, words)[0] == "L’économie sociale en région"


def test_search_asks_for_all_words_and_failing_that_for_some(engine: Engine) -> None:
    assert found(engine, "économie cocagne") == ["Guide de la coopération"]
    assert found(engine, "oeuvre réseau local") == ["L’économie sociale en région"]
    some = search(engine, "bénévolat cocagne")
    assert some.partly
    assert {resource.title for resource in some.resources} == {"Étude sur le bénévolat", "Guide de la coopération"}
    assert found(engine, "zèbre") == found(engine, "zèbre girafe") == []


@pytest.mark.parametrize(
    "words", ['"', "AND", "title:guide", "*", "guide*", "NEAR(", "a OR", "'; DROP", "\0", "\ud800"]
)
def test_no_words_are_commands(engine: Engine, words: str) -> None:
    search(engine, words)
    assert found(engine, "cocagne") == ["Guide de la coopération"]


def test_what_was_changed_is_found_at_once_and_what_was_removed_no_longer(desk: Any) -> None:
    def shown(words: str) -> list[str]:
        return [each["title"] for each in desk.json("search", words)]

    (desk.folder / "guide.csv").write_text(ROWS, encoding="utf-8")
    desk.vigie("import", "guide.csv")
    assert "Rien n’a été trouvé" in desk.vigie("search", "zèbre").stderr
    desk.vigie("edit", "etude", "--summary", "Où il est question d’un zèbre")
    assert shown("zèbres") == ["Étude sur le bénévolat"]
    desk.vigie("undo")
    assert shown("zèbre") == []
    desk.vigie("remove", "guide")
    assert shown("cocagne") == []
    assert "une partie" in desk.vigie("search", "bénévolat", "zèbre").stderr
