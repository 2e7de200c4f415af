"""The search on the command line, over a real catalogue, always up to date."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.importing.merge import merge
from catalog.importing.table import read_table
from catalog.journal.writing import Journal, Now
from catalog.models import Link, Theme
from catalog.observation import Observation
from catalog.policy import Policy
from catalog.search.query import Found
from catalog.search.query import search as searched
from catalog.search.renewal import is_current
from catalog.visits import begin_run, settle, store
from catalog.vocabulary import Action, Reason

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


def search(engine: Engine, words: str, file: Path | None = None) -> Found:
    return searched(engine.url.render_as_string(hide_password=False), words, file=file)


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


def test_the_words_of_a_page_are_found_once_it_was_visited(engine: Engine) -> None:
    assert found(engine, "girafe") == []
    with Session(engine) as session:
        [link] = session.scalars(select(Link).where(Link.url == "http://a.example/3"))
        for hours, text in ((0, "Des girafes"), (1, ""), (2, "Des éléphants")):
            run = begin_run(session, NOW)
            store(session, run.id, link.id, Observation(NOW + timedelta(hours=hours), Reason.OK, text=text))
            session.commit()
            assert bool(found(engine, "girafe")) is (hours < 2), "until another text takes its place"
    assert found(engine, "éléphant") == ["Étude sur le bénévolat"]


def test_a_run_that_concludes_nothing_leaves_no_words_behind(engine: Engine) -> None:
    with Session(engine) as session:
        [link] = session.scalars(select(Link).where(Link.url == "http://a.example/2"))
        run = begin_run(session, NOW)
        seen = Observation(NOW + timedelta(days=1), Reason.OK, text="Portail du train")
        store(session, run.id, link.id, seen)
        settle(session, run, Policy(), NOW + timedelta(days=1), online=False)
        session.commit()
    assert found(engine, "portail") == []


def test_the_index_is_that_of_the_catalogue_and_can_be_lost(engine: Engine, tmp_path: Path) -> None:
    index = tmp_path / "index"
    search(engine, "économie", file=index)
    with Session(engine) as session:
        assert is_current(session, index)
        with closing(sqlite3.connect(index)) as connection, connection:
            connection.execute("DELETE FROM search_index WHERE rowid = 1")
        assert not is_current(session, index)
    index.write_bytes(b"no index at all, but long enough to be looked at" * 100)
    assert len(search(engine, "économie", file=index).resources) == 2


def test_what_stands_under_a_theme_is_found_by_its_name_wherever_that_goes(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/vigie.db")
    table = "title,url,themes\nGuide des mares,http://a.example/1,Nature > Eau > Mares\nAutre,http://a.example/2,Air\n"
    with Session(engine) as session:
        merge(session, read_table(table, Path("guide.csv")).drafts, "guide.csv", NOW, "fr")
        session.commit()
    assert found(engine, "nature") == found(engine, "eau") == found(engine, "mares") == ["Guide des mares"]
    with Session(engine) as session:
        journal = Journal(session)
        themes = {theme.name: theme for theme in session.scalars(select(Theme))}
        themes["Eau"].parent = themes["Air"]
        journal.write(Action.EDITED, "Eau", Now("Marie", NOW))
        session.commit()
    assert found(engine, "nature") == []
    assert set(found(engine, "air")) == {"Guide des mares", "Autre"}
    with Session(engine) as session:
        assert is_current(session, tmp_path / "vigie.db.search")
    engine.dispose()


def test_what_stands_under_a_theme_is_found_by_its_new_name_and_no_longer_by_the_old(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/vigie.db")
    table = "title,url,themes\nGuide des mares,http://a.example/1,Nature > Eau > Mares\nAutre,http://a.example/2,Air\n"
    with Session(engine) as session:
        merge(session, read_table(table, Path("guide.csv")).drafts, "guide.csv", NOW, "fr")
        session.commit()
    assert found(engine, "eau") == ["Guide des mares"]
    with Session(engine) as session:
        journal = Journal(session)
        for former, name in (("Eau", "Rivières"), ("Air", "Atmosphère")):
            session.scalars(select(Theme).where(Theme.name == former)).one().name = name
        journal.write(Action.EDITED, "Rivières", Now("Marie", NOW))
        session.commit()
    assert found(engine, "eau") == found(engine, "air") == []
    assert (found(engine, "rivière"), found(engine, "atmosphère")) == (["Guide des mares"], ["Autre"])
    with Session(engine) as session:
        assert is_current(session, tmp_path / "vigie.db.search")
    engine.dispose()
