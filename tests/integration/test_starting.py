"""A command loads what it needs, and no more: a person waits for it, and the Tab key still more so."""

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import typer

from vigie.app import app
from vigie.loading import COMMANDS, loaded

HEAVY = ("sqlalchemy", "scrapy", "twisted", "alembic", "asyncio", "pydantic_settings", "rich", "jinja2", "lxml")
RUN = """
import sys
from vigie.cli import main
try:
    main()
except SystemExit:
    pass
sys.stderr.write(repr([name for name in {names!r} if name in sys.modules]))
"""


def loads(folder: Path, *arguments: str, names: tuple[str, ...] = HEAVY, **variables: str) -> list[str]:
    """Those of the libraries that a command has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(names=names), *arguments],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith("VIGIE_")} | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found: list[str] = ast.literal_eval(done.stderr.splitlines()[-1])
    return found


def test_the_version_is_said_at_once(tmp_path: Path) -> None:
    assert loads(tmp_path, "--version", names=(*HEAVY, "typer", "pydantic", "catalog")) == []


def test_the_help_of_all_is_shown_without_any_of_them(tmp_path: Path) -> None:
    assert loads(tmp_path, "--help", names=(*HEAVY, "vigie.commands")) == []


def test_a_name_is_completed_without_any_command(tmp_path: Path) -> None:
    asked = {"COMP_WORDS": "vigie st", "COMP_CWORD": "1", "_VIGIE_COMPLETE": "complete_bash"}
    assert loads(tmp_path, names=(*HEAVY, "vigie.commands"), **asked) == []


def test_each_command_is_known_by_the_help_that_it_has() -> None:
    group: Any = typer.main.get_command(app)
    assert {name: group.get_command(None, name).help for name in COMMANDS} == {
        name: loaded(name).help for name in COMMANDS
    }


def test_a_crawl_without_news_to_read_loads_no_reader_of_feeds(tmp_path: Path) -> None:
    assert loads(tmp_path, "crawl", names=("feedparser", "scrapy")) == ["scrapy"]
