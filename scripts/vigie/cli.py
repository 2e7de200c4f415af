"""The command line: `vigie [--config vigie.toml] [--now …] COMMAND`."""

import asyncio
import sys
from datetime import UTC, datetime
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import DatabaseError

from catalog.errors import N_, ConfigurationError, InputError, VigieError
from catalog.words import Words, words_of
from vigie import __version__
from vigie.context import Context, Desk
from vigie.loading import Commands, translated
from vigie.settings import load_settings

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
    settings, folder = load_settings(config)
    ctx.obj.context = Context(settings, folder, words_of(settings.directory.language, *PACKAGES), _moment(now))


def main() -> None:
    """Runs the command line, and says what went wrong in words."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"vigie {__version__}\n")
        return
    for stream in (sys.stdout, sys.stderr):
        # A title in a script that the terminal does not know must not end the command.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    desk, words = Desk(), _words_at_hand(sys.argv[1:])
    try:
        translated(typer.main.get_command(app), words)(obj=desk)
    except VigieError as error:
        sys.stderr.write(f"{_said(error, desk.context.words if desk.context else words)}\n")
        sys.exit(error.exit_code)
    except DatabaseError as error:
        sys.stderr.write(f"{words('The database refuses to work: {error}.', error=error.orig)}\n")
        sys.exit(1)
    except asyncio.CancelledError:
        sys.exit(INTERRUPTED)


def _words_at_hand(arguments: list[str]) -> Words:
    """The language before the options are read: that of the configuration, or French."""
    named = [Path(after) for before, after in pairwise(arguments) if before == "--config"]
    try:
        language = load_settings(named[0] if named else None)[0].directory.language
    except ConfigurationError:
        language = "fr"
    return words_of(language, *PACKAGES)


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
