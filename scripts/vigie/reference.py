"""What the README says of the commands and the configuration, made from them: `python -m vigie.reference README.md`."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from vigie.loading import COMMANDS, loaded
from vigie.sample import toml_value
from vigie.settings import describe


def configuration_table() -> str:
    rows = (
        (f"`[{section}]` {key}", f"`{toml_value(default)}`", description)
        for section, key, default, description in describe()
    )
    return _table(("Key", "Default", "What it is"), rows)


def commands_table() -> str:
    rows = []
    for name, command in ((name, loaded(name)) for name in COMMANDS):
        arguments = [each for each in command.params if each.param_type_name == "argument"]
        usage = " ".join([name, *(_argument(each) for each in arguments)])
        rows.append((f"`vigie {usage}`", command.help or ""))
    return _table(("Command", "What it does"), rows)


def with_tables(text: str) -> str:
    """A page with each table put anew between its markers: <!-- commands --> … <!-- /commands -->."""
    for name, table in (("commands", commands_table()), ("configuration", configuration_table())):
        before, opening, rest = text.partition(f"<!-- {name} -->\n")
        _, closing, after = rest.partition(f"<!-- /{name} -->")
        text = f"{before}{opening}{table}{closing}{after}" if opening and closing else text
    return text


def _argument(argument: Any) -> str:
    name = argument.name.rstrip("_").upper() if argument.nargs == 1 else f"{argument.name.rstrip('s').upper()}…"
    return name if argument.required else f"[{name}]"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [" | ".join(head), *(" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows)]
    width = lines[0].count("|") + 1
    lines.insert(1, " | ".join(["---"] * width))
    return "".join(f"| {line} |\n" for line in lines)


if __name__ == "__main__":
    for page in map(Path, sys.argv[1:]):
        page.write_text(with_tables(page.read_text(encoding="utf-8")), encoding="utf-8")
