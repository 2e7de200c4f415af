"""The commands by name, each imported when it is asked for: a question to the catalogue need not wait for Scrapy."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from catalog.words import Words

# In the order of the help. The function in vigie.commands.<module> is called as the module, but where it is said.
COMMANDS = {
    "run": "run",
    "demo": "demo",
    "init": "init",
    "import": "importing:import_files",
    "crawl": "crawl",
    "publish": "publish",
    "alert": "alert",
    "status": "status",
    "links": "links",
    "show": "show",
    "search": "search",
    "check": "check",
    "add": "add",
    "edit": "edit",
    "remove": "remove",
    "restore": "restore",
    "duplicates": "duplicates",
    "merge": "merge",
    "repairs": "repairs",
    "repair": "repair",
    "review": "review",
    "replace": "replace",
    "ignore": "ignore",
    "note": "note",
    "undo": "undo",
    "journal": "journal",
    "export": "export",
    "backup": "backup",
    "restore-backup": "restore_backup",
    "doctor": "doctor",
    "serve": "serve",
    "desk": "desk",
}


class Commands(TyperGroup):
    """words: the language of the help; that of the code unless it is set."""

    words: Words | None = None

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (as the library calls it)
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = _loaded(cmd_name)
        return translated(command, self.words) if self.words else command


def translated(command: Any, words: Words) -> Any:
    """A command with its help, and that of its options and subcommands, in the reader's language."""
    if command.help:
        command.help = words(command.help)
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = words(parameter.help)
    if isinstance(command, Commands):
        command.words = words
    return command


def _loaded(name: str) -> Any:
    module, _, function = COMMANDS[name].partition(":")
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name)(getattr(import_module(f"vigie.commands.{module}"), function or module))
    return typer.main.get_command(single)
