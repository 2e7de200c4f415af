"""The settings, by section, with what each is for."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from catalog.address import sqlite_file
from catalog.directory import Directory
from catalog.errors import N_, UnfitError
from catalog.policy import Policy
from crawler.options import CrawlerOptions
from feeds.options import AlertOptions, FeedOptions
from vigie.desk.options import DeskOptions

# Of the variables that override a setting.
PREFIX = "VIGIE_"
_NO_DATABASE = N_(
    "The setting “{name}” is not right: it must be the address of a database, sqlite:///vigie.db or "
    "postgresql+psycopg://user@host/name."
)


class Storage(BaseModel):
    """Where things are kept. Relative paths start from the configuration's folder."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    database: str = Field("sqlite:///vigie.db", description="the catalogue, as an SQLAlchemy URL")
    output: Path = Field(
        Path("public"),
        description="the folder of the published site; its pages are replaced as a whole, what is yours in it stays",
    )

    @field_validator("database")
    @classmethod
    def _an_address(cls, url: str) -> str:
        try:
            sqlite_file(url)
        except ValueError as error:
            raise UnfitError(_NO_DATABASE) from error
        return url


class Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    directory: Directory = Field(default_factory=Directory, description="what the directory says of itself")
    storage: Storage = Field(default_factory=Storage, description="where things are kept")
    crawler: CrawlerOptions = Field(default_factory=CrawlerOptions, description="how links are visited")
    policy: Policy = Field(default_factory=Policy, description="when a link is held for dead, and visited again")
    feeds: FeedOptions = Field(default_factory=FeedOptions, description="how the feeds go out")
    alerts: AlertOptions = Field(default_factory=AlertOptions, description="who hears of dead links")
    desk: DeskOptions = Field(default_factory=DeskOptions, description="where maintainers work in a browser")


def describe(settings: type[BaseModel] = Settings) -> list[tuple[str, str, Any, str]]:
    """Every setting as (section, key, default, description), in order."""
    return [
        (section, key, field.default, field.description or "")
        for section, whole in settings.model_fields.items()
        for key, field in whole.annotation.model_fields.items()  # type: ignore[union-attr]
    ]
