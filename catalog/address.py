"""The address of a database, which is read without SQLAlchemy where it is plainly that of a SQLite file.

To load SQLAlchemy takes longer than most questions to a catalogue.
"""

import re
from pathlib import Path

_PLAIN = re.compile(r"sqlite:///(?!:memory:)([^?%#]+)")


def sqlite_file(url: str) -> Path | None:
    """The file that a database is; None in memory and elsewhere. Raises ValueError for what is no address."""
    if plain := _PLAIN.fullmatch(url):
        return Path(plain[1])
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise ValueError(str(error)) from error
    name = parsed.database if parsed.get_backend_name() == "sqlite" else None
    return Path(name) if name and name != ":memory:" else None


def placed(url: str, folder: Path) -> str:
    """The address with the file's path taken from a folder, where it is relative. Raises ValueError likewise."""
    file = sqlite_file(url)
    if file is None or _PLAIN.fullmatch(url):
        return f"sqlite:///{folder / file}" if file else url
    from sqlalchemy.engine import make_url

    return make_url(url).set(database=str(folder / file)).render_as_string(hide_password=False)
