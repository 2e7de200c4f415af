"""The catalogue that comes with the program: the resources of the guide on cooperation."""

from importlib import resources
from pathlib import Path

from catalog.importing.draft import Draft
from catalog.importing.records import read_toml

_FILE = "cooperation.toml"


def bundled() -> list[Draft]:
    text = (resources.files("catalog") / "data" / _FILE).read_text(encoding="utf-8")
    return read_toml(text, Path(_FILE)).drafts
