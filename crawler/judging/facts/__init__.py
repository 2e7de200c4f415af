"""Lists of facts, a line each, that anybody can read and add to. Lines that begin with "#" are remarks."""

from functools import cache
from importlib import resources


@cache
def facts(name: str) -> tuple[str, ...]:
    """The lines of `<name>.txt`."""
    text = (resources.files(__name__) / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
