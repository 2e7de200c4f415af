"""What every command needs: the settings, the words, the moment, the database, and somewhere to speak."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import typer
from rich.console import Console
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from catalog.database import open_database
from catalog.lock import database_lock, run_lock
from catalog.words import Words
from vigie.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """folder: where relative paths start from. out is for what was asked for, err for how it goes."""

    settings: Settings
    folder: Path
    words: Words
    now: datetime
    out: Console = field(default_factory=lambda: Console(highlight=False, soft_wrap=True, markup=False, emoji=False))
    err: Console = field(
        default_factory=lambda: Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)
    )

    def say(self, message: str, /, **facts: object) -> None:
        """A sentence for the person at the terminal."""
        self.err.print(self.words(message, **facts))

    def tell(self, line: str) -> None:
        """A line of what was asked for, as it stands: of these there may be many."""
        self.out.file.write(f"{line}\n")

    def open_database(self) -> Engine:
        return open_database(self.settings.storage.database)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """One run at a time, on this machine and on any other that shares the database."""
        with run_lock(self.lock_file, self.now), database_lock(self.settings.storage.database):
            yield

    @property
    def search_file(self) -> Path:
        """The index of the search: where the lock is."""
        return self.lock_file.with_suffix(".search")

    @property
    def has_database(self) -> bool:
        """False where opening the database would make one."""
        url = make_url(self.settings.storage.database)
        return url.get_backend_name() != "sqlite" or (bool(url.database) and Path(str(url.database)).exists())

    @property
    def lock_file(self) -> Path:
        """Beside the database where that is a file, else in the configuration's folder."""
        url = make_url(self.settings.storage.database)
        if url.get_backend_name() == "sqlite" and url.database:
            return Path(f"{url.database}.lock")
        return self.folder / "vigie.lock"


@dataclass(slots=True)
class Desk:
    """Where the command line lays the context once it has read the options, for commands and for errors to find."""

    context: Context | None = None


def context_of(ctx: typer.Context) -> Context:
    desk = ctx.find_root().obj
    if not isinstance(desk, Desk) or desk.context is None:
        raise TypeError("the command line was not prepared")
    return desk.context
