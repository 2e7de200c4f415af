"""The settings as VIGIE_… variables override them."""

from typing import Any

from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from catalog.errors import N_, ConfigurationError
from vigie.settings import PREFIX, Settings


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
        message = N_('A VIGIE_… variable cannot be read: {error}. A list is written as JSON: ["a", "b"].')
        raise ConfigurationError("VIGIE_…", message, error=error) from error
