"""The configuration: `vigie.toml`, overridden by VIGIE_… variables."""

import os
import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from catalog.address import placed
from catalog.errors import N_, ConfigurationError
from vigie.context import DEFAULT_FILE
from vigie.settings import PREFIX, Settings, Storage

# Settings of [alerts] that only the environment may hold, or a file that is named instead.
_SECRETS = ("password", "webhook_secret")
_SECRET_FILES = tuple(f"{name}_file" for name in _SECRETS)


def load_settings(path: Path | None) -> tuple[Settings, Path]:
    """The settings and the folder that their relative paths start from.

    Without a path, `vigie.toml` of the working folder serves if there is one. Raises ConfigurationError.
    """
    file = path or Path(DEFAULT_FILE)
    text = _text(file, required=path is not None)
    try:
        written = tomllib.loads(text)
        _refuse_secrets(file, text, written)
        settings = _validated(written)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        place = f"{file}:{line[1] if line else text.count(chr(10)) + 1}"
        raise ConfigurationError(place, N_("This is not valid TOML: {error}."), error=error) from error
    except ValidationError as error:
        raise _configuration_error(file, text, error.errors()[0]) from error
    return _located(settings, file.absolute().parent), file.absolute().parent


def _validated(values: dict[str, Any]) -> Settings:
    """Raises ValidationError, and ConfigurationError for a variable that cannot be read."""
    if not any(name.upper().startswith(PREFIX) for name in os.environ):
        return Settings(**values)
    # It takes as long to load as all the rest.
    from vigie.environment import overridden

    return overridden(values)


def _text(file: Path, *, required: bool) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        if not required:
            return ""
        raise ConfigurationError(str(file), N_("This file does not exist. “vigie init” writes one.")) from error
    except (OSError, UnicodeError) as error:
        raise ConfigurationError(str(file), N_("This file cannot be read: {error}."), error=error) from error


def _refuse_secrets(file: Path, text: str, written: dict[str, Any]) -> None:
    """The configuration is shown to others, and kept with the site: it is no place for a password."""
    alerts = written.get("alerts")
    alerts = alerts if isinstance(alerts, dict) else {}
    standing = {name: name for name in _SECRETS if alerts.get(name)}
    if re.match(r"[^/]*//[^@/]*:[^/]*@", str(alerts.get("smtp", ""))):
        standing["smtp"] = "password"
    for setting, name in standing.items():
        raise ConfigurationError(
            f"{file}:{_line(text, ['alerts', setting])}",
            N_('No password may stand here. Put it in a file of its own and name that: {name}_file = "…".'),
            name=name,
        )


def _located(settings: Settings, folder: Path) -> Settings:
    try:
        database = placed(settings.storage.database, folder)
    except ValueError as error:
        raise ConfigurationError(
            "[storage] database", N_("This is no database address: {error}."), error=error
        ) from error
    storage = Storage(database=database, output=folder / settings.storage.output)
    files = {name: str(folder / file) for name in _SECRET_FILES if (file := getattr(settings.alerts, name))}
    return settings.model_copy(update={"storage": storage, "alerts": settings.alerts.model_copy(update=files)})


def _configuration_error(file: Path, text: str, error: ErrorDetails) -> ConfigurationError:
    keys = [str(key) for key in error["loc"]]
    name = ".".join(keys)
    place = _variable(keys) or f"{file}:{_line(text, keys)}"
    if error["type"] == "extra_forbidden":
        return ConfigurationError(place, N_("There is no setting “{name}”. Correct it, or take it out."), name=name)
    # What was typed is not repeated: it may be a password.
    return ConfigurationError(place, N_("The setting “{name}” is not right: {error}."), name=name, error=_said(error))


def _said(error: ErrorDetails) -> str:
    return error["msg"].removeprefix("Value error, ")


def _variable(keys: list[str]) -> str | None:
    names = [f"{PREFIX}{'__'.join(keys[:depth]).upper()}" for depth in range(len(keys), 0, -1)]
    return next((name for name in names if name in os.environ), None)


def _line(text: str, keys: list[str]) -> int:
    """The line of a key, or of its section, counted from 1."""
    if len(keys) > 2 and keys[2].isdigit() and (opened := _openings(text, keys[:2])):
        # One of several tables of the same name: [[alerts.recipients]].
        return opened[int(keys[2])]
    section, found = "", 1
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[{1,2}\s*([\w.-]+)\s*\]", line):
            section = header[1]
            if section == keys[0]:
                found = number
        elif section == ".".join(keys[:-1]) or (len(keys) > 1 and section == keys[0]):
            if re.match(rf"\s*[\"']?{re.escape(keys[min(1, len(keys) - 1)])}[\"']?\s*=", line):
                return number
        elif not section and re.match(rf"\s*{re.escape(keys[0])}\b", line):
            return number
    return found


def _openings(text: str, keys: list[str]) -> list[int]:
    """The lines that open the tables of an array, counted from 1."""
    header = re.compile(rf"\s*\[\[\s*{re.escape('.'.join(keys))}\s*\]\]")
    return [number for number, line in enumerate(text.splitlines(), 1) if header.match(line)]
