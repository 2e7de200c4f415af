"""Digests of what files are made of: of plain values, and of the program that makes them."""

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

# bytes
SIZE = 16
# What words, dates and pages also depend on.
_LIBRARIES = ("babel", "jinja2", "markupsafe", "pydantic-core", "sqlalchemy")


def imprint(*facts: object) -> bytes:
    """facts: plain values, or whatever else its repr tells wholly."""
    return blake2b(repr(facts).encode(errors="surrogatepass"), digest_size=SIZE).digest()


@cache
def program_imprint(*packages: str) -> bytes:
    """Of all files of some packages of ours, of Python and of the libraries."""
    return imprint(sys.version, [version(name) for name in _LIBRARIES], *map(_package_imprint, packages))


@cache
def _package_imprint(package: str) -> bytes:
    held = blake2b(package.encode(), digest_size=SIZE)
    folder = Path(str(import_module(package).__file__)).parent
    for file in _files(folder):
        held.update(f"{file.relative_to(folder).as_posix()}\n".encode())
        held.update(file.read_bytes())
    return held.digest()


def _files(folder: Path) -> Iterable[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")
