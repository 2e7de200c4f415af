"""What every command needs: the settings, the words, the moment, the database, and somewhere to speak."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from catalog.address import sqlite_file

DEFAULT_FILE = "vigie.toml"

# Loaded where they are used: not every command waits for them.
if TYPE_CHECKING:
    from rich.console import Console
    from sqlalchemy import Engine

    from catalog.words import Words
    from vigie.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """folder: where relative paths start from. config: the name of the configuration in it. out is for what was asked
    for, err for how it goes.
    """

    settings: "Settings"
    folder: Path
    words: "Words"
    now: datetime
    config: str = DEFAULT_FILE

    @property
    def out(self) -> "Console":
        return _console(stderr=False)

    @property
    def err(self) -> "Console":
        return _console(stderr=True)

    def say(self, message: str, /, **facts: object) -> None:
        """A sentence for the person at the terminal."""
        self.err.print(self.words(message, **facts))

    def tell(self, line: str) -> None:
        """A line of what was asked for, as it stands: of these there may be many."""
        sys.stdout.write(f"{line}\n")

    def open_database(self) -> "Engine":
        from catalog.database import open_database

        return open_database(self.settings.storage.database)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """One run at a time, on this machine and on any other that shares the database."""
        from catalog.lock import database_lock, run_lock

        with run_lock(self.lock_file, self.now), database_lock(self.settings.storage.database):
            yield

    @property
    def search_file(self) -> Path:
        """The index of the search: where the lock is."""
        return self.lock_file.with_suffix(".search")

    @property
    def has_database(self) -> bool:
        """False where opening the database would make one."""
        url = self.settings.storage.database
        file = sqlite_file(url)
        return file.exists() if file else not url.startswith("sqlite")

    @property
    def lock_file(self) -> Path:
        """Beside the database where that is a file, else in the configuration's folder."""
        file = sqlite_file(self.settings.storage.database)
        return Path(f"{file}.lock") if file else self.folder / "vigie.lock"


@dataclass(slots=True)
class Desk:
    """Where the command line lays the context once it has read the options, for commands and for errors to find."""

    context: Context | None = None


def context_of(ctx: typer.Context) -> Context:
    desk = ctx.find_root().obj
    if not isinstance(desk, Desk) or desk.context is None:
        raise TypeError("the command line was not prepared")
    return desk.context


@cache
def _console(*, stderr: bool) -> "Console":
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=True, markup=False, emoji=False)
