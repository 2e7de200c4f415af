"""Commands played on a catalogue of no interest before others are forked (forking.py): what those ask is ready then.

To put the questions of a command into SQL takes longer than to answer them, and each process would do so anew. Nothing
is visited: Twisted's reactor must be started in each fork.
"""

import asyncio
import io
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import psycopg

from catalog.archiving import copies_wanted
from catalog.database import open_database
from catalog.newsgathering import sources_due
from catalog.searching import insecure, sought
from vigie import app, context
from vigie.demo.lived_year import LivedYear
from vigie.demo.weather import year

_START, _NOW = datetime(2026, 1, 5, 6, tzinfo=UTC), "2026-01-07T06:00:00Z"
_FILE, _CORRECTED = (
    "title,url,kind,year,publishers,themes,summary\n"
    f"Une étude,http://a.example/1,guide,{year},RNMA,Eau,Bref\n"
    f"Une autre,http://b.example/2,study,2014,ORSE{others},Mer,\n"
    for year, others in ((2013, ""), (2014, ";DLA"))
)
_PLAYED = (
    *("crawl", "import a.csv", "import --dry-run b.csv", "import b.csv", "publish", "alert", "fill"),
    *("export json", "export csv", "links", "links --json", "show une-etude", "show une-etude --json", "status"),
    *("edit une-etude --title Titre --theme Mer --summary Long", "journal", "journal --json", "repairs --json"),
    *("replace http://a.example/1 http://a.example/3", "merge une-etude une-autre", "undo", "undo", "repairs"),
    *("remove une-etude", "restore une-etude", "note une-etude Bien", "duplicates", "search mer", "review"),
    *("ignore http://b.example/2", "restore http://b.example/2", "repair --all", "publish"),
)


def rehearse(database: str) -> None:
    """database: the address of an empty catalogue of the kind that will be asked."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("VIGIE_STORAGE__DATABASE", database)
        # Where nothing is due, no more than a loop is needed.
        patch.setattr("vigie.crawling.run", asyncio.run)
        Path("vigie.toml").write_text('[crawler]\narchive = ""\nsearch = false\nnews = false\n', encoding="utf-8")
        Path("a.csv").write_text(_FILE, encoding="utf-8")
        Path("b.csv").write_text(_CORRECTED, encoding="utf-8")
        with redirect_stdout(io.TextIOWrapper(io.BytesIO())), redirect_stderr(io.StringIO()):
            _live(database)
            for line in _PLAYED:
                with suppress(SystemExit):
                    app.run(["--now", _NOW, *line.split()])
    # They have seen that this is no terminal.
    context._console.cache_clear()


def _live(database: str) -> None:
    """As if three mornings of visits had been."""
    engine = open_database(database)
    for now in LivedYear(engine, year(_START, seed=1, links=8, hosts=4, deaths=2), _START).mornings(3):
        for wanted in (copies_wanted, sought, insecure, sources_due):
            wanted(engine, now, 1)
    engine.dispose()


def share_questions() -> None:
    """All catalogues of a kind keep the SQL of their questions in one place, instead of each its own."""
    known: dict[Any, Any] = {}
    for dialect in (sqlite.dialect, psycopg.dialect):
        dialect.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
        dialect.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]
    event.listen(Engine, "engine_connect", lambda connection: connection.execution_options(compiled_cache=known))
