"""The configuration: `vigie.toml`, overridden by VIGIE_… variables."""

import os
import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from catalog.address import placed
from catalog.errors import N_, ConfigurationError
from vigie.context import DEFAULT_FILE
from vigie.refusals import line_of, refused
from vigie.settings import PREFIX, Settings, Storage

_NO_TOML = N_(
    "This is not valid TOML. A text stands between quotation marks, a list between brackets, a section alone on its "
    "line; nothing may be said twice."
)
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
        raise ConfigurationError(place, _NO_TOML) from error
    except ValidationError as error:
        raise refused(file, text, error.errors()[0]) from error
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
    except OSError as error:
        message = N_("This file cannot be read: see whether it is a file, and whether you may read it.")
        raise ConfigurationError(str(file), message) from error
    except UnicodeError as error:
        message = N_("This file is not written in UTF-8. Save it in UTF-8, then try again.")
        raise ConfigurationError(str(file), message) from error


def _refuse_secrets(file: Path, text: str, written: dict[str, Any]) -> None:
    """The configuration is shown to others, and kept with the site: it is no place for a password."""
    alerts = written.get("alerts")
    alerts = alerts if isinstance(alerts, dict) else {}
    standing = {name: name for name in _SECRETS if alerts.get(name)}
    if re.match(r"[^/]*//[^@/]*:[^/]*@", str(alerts.get("smtp", ""))):
        standing["smtp"] = "password"
    for setting, name in standing.items():
        raise ConfigurationError(
            f"{file}:{line_of(text, ['alerts', setting])}",
            N_('No password may stand here. Put it in a file of its own and name that: {name}_file = "…".'),
            name=name,
        )


def _located(settings: Settings, folder: Path) -> Settings:
    storage = Storage(database=placed(settings.storage.database, folder), output=folder / settings.storage.output)
    files = {name: str(folder / file) for name in _SECRET_FILES if (file := getattr(settings.alerts, name))}
    return settings.model_copy(update={"storage": storage, "alerts": settings.alerts.model_copy(update=files)})
