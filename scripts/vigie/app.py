"""The command line: `vigie [--config vigie.toml] [--now …] COMMAND`."""

import os
import sys
import tomllib
from datetime import UTC, datetime
from functools import cache, partial
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from catalog.errors import N_, ConfigurationError, InputError, VigieError
from catalog.words import LANGUAGES, Words, words_of
from vigie.context import DEFAULT_FILE, Context, Desk
from vigie.loading import Commands
from vigie.mistyped import mistyped

# Moments outside of these are mistyped; dates reckoned from them would leave the calendar.
_FIRST_YEAR, _LAST_YEAR = 1990, 2200
PACKAGES = ("crawler", "feeds", "sitegen", "vigie")
# As a shell says it of what was interrupted (SIGINT).
INTERRUPTED = 130

app = typer.Typer(name="vigie", cls=Commands, no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def prepare(
    ctx: typer.Context,
    config: Annotated[Path | None, typer.Option(help="The configuration to use instead of ./vigie.toml.")] = None,
    now: Annotated[str | None, typer.Option(help="Pretend that it is this moment: 2026-11-23T08:00:00Z.")] = None,
) -> None:
    """Vigie: a resource directory that watches its own links."""
    # To complete a command's name, the shell need not wait for the settings.
    from vigie.configuration import load_settings

    settings, folder = load_settings(config)
    words, name = words_of(settings.directory.language, *PACKAGES), config.name if config else DEFAULT_FILE
    ctx.obj.context = Context(settings, folder, words, _moment(now), name)


def run(arguments: list[str]) -> None:
    """Runs a command, and says what went wrong in words."""
    for stream in (sys.stdout, sys.stderr):
        # A title in a script that the terminal does not know must not end the command.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    desk, command = Desk(), typer.main.get_command(app)
    command.words = words = cache(partial(_words_at_hand, arguments))  # type: ignore[attr-defined]
    try:
        sys.exit(command(arguments, obj=desk, standalone_mode=False))
    except SystemExit:
        raise
    except TyperException as error:
        sys.stderr.write(f"{mistyped(error, desk.context.words if desk.context else words())}\n")
        sys.exit(error.exit_code)
    except typer.Abort:
        sys.exit(1)
    except VigieError as error:
        sys.stderr.write(f"{_said(error, desk.context.words if desk.context else words())}\n")
        sys.exit(error.exit_code)
    except BaseException as error:
        sys.exit(_ended(error, desk.context.words if desk.context else words()))


def _ended(error: BaseException, words: Words) -> int:
    """What libraries raise, said in words; raised again where there are none for it.

    They are looked up only now: to load them takes longer than most commands.
    """
    from asyncio import CancelledError
    from sqlite3 import DatabaseError as PlainDatabaseError

    from sqlalchemy.exc import DatabaseError

    if isinstance(error, CancelledError):
        return INTERRUPTED
    if not isinstance(error, (DatabaseError, PlainDatabaseError)):
        raise error
    said = error.orig if isinstance(error, DatabaseError) else error
    sys.stderr.write(f"{words('The database refuses to work: {error}.', error=said)}\n")
    return 1


def _words_at_hand(arguments: list[str]) -> Words:
    """In the language of the directory, before its configuration is read as a whole; in French where it cannot be."""
    named = [Path(after) for before, after in pairwise(arguments) if before == "--config"]
    try:
        read = tomllib.loads((named or [Path(DEFAULT_FILE)])[0].read_text(encoding="utf-8"))
        language = read["directory"]["language"]
    except (OSError, ValueError, KeyError, TypeError):
        language = "fr"
    language = os.environ.get("VIGIE_DIRECTORY__LANGUAGE", language)
    return words_of(language if language in LANGUAGES else "fr", *PACKAGES)


def _said(error: VigieError, words: Words) -> str:
    said = words(error.message, **error.facts)
    if isinstance(error, InputError):
        return f"{error.path}:{error.line}: {said}"
    return f"{error.place}: {said}" if isinstance(error, ConfigurationError) else said


def _moment(text: str | None) -> datetime:
    if text is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        moment = datetime.min.replace(tzinfo=UTC)
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        message = N_("“{text}” is no moment. Write it like 2026-11-23T08:00:00Z.")
        raise ConfigurationError("--now", message, text=text)
    return moment
