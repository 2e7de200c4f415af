"""The settings as VIGIE_… variables override them."""

import json
import os
from typing import Any

from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from catalog.errors import N_, ConfigurationError
from vigie.settings import PREFIX, Settings, describe


class Overridden(Settings, BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, init_settings


def overridden(values: dict[str, Any]) -> Settings:
    """Raises ValidationError, and ConfigurationError for a variable that cannot be read."""
    try:
        return Overridden(**values)
    except SettingsError as error:
        message = N_('This cannot be read. A variable holds a list as JSON, ["a", "b"], and a section too, {{"a": 1}}.')
        raise ConfigurationError(_unreadable(), message) from error


def _unreadable() -> str:
    """The variable of a list or a section that holds no JSON. The library does not say which."""
    lists = {
        f"{PREFIX}{section}__{key}".upper() for section, key, default, _ in describe() if isinstance(default, tuple)
    }
    whole = lists | {f"{PREFIX}{section}".upper() for section in Settings.model_fields}
    wrong = (name for name, value in os.environ.items() if name.upper() in whole and not _is_json(value))
    return next(wrong, f"{PREFIX}…")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
