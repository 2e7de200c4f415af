"""The commands by name, each imported when it is asked for: a question to the catalogue need not wait for Scrapy.

To add one: a file in vigie/commands with a function whose docstring is its help, and a line in COMMANDS.
"""

import ast
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

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
    "dismiss": "dismiss",
    "fill": "fill",
    "undo": "undo",
    "journal": "journal",
    "export": "export",
    "backup": "backup",
    "restore-backup": "restore_backup",
    "doctor": "doctor",
    "serve": "serve",
    "desk": "desk",
}


class Spoken:
    """A command whose option for help is said in the reader's language, too.

    words: gives the language of the help, when that is asked for; that of the code unless it is set.
    """

    words: Callable[[], Words] | None = None

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option and self.words:
            option.help = self.words()("Show this help, and no more.")
        return option


class SpokenCommand(Spoken, TyperCommand):
    pass


class Commands(Spoken, TyperGroup):
    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (as the library calls it)
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        named = Named(cmd_name, callback=None, help=_help_of(cmd_name), rich_markup_mode=None)
        named.words = self.words
        return translated(named, self.words()) if self.words else named

    def format_help(self, ctx: Any, formatter: Any) -> None:
        if self.words:
            translated(self, self.words())
        super().format_help(ctx, formatter)


class Named(SpokenCommand):
    """A command as lists show it, by its name and its help; it is loaded when it gets its arguments."""

    def make_context(self, info_name: Any, args: Any, parent: Any = None, **extra: Any) -> Any:
        command = loaded(str(self.name))
        command.words = self.words
        if self.words:
            translated(command, self.words())
        return command.make_context(info_name, args, parent, **extra)


def loaded(name: str) -> Any:
    """The command itself, with its options."""
    module, function = _place_of(name)
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, cls=SpokenCommand)(getattr(import_module(f"vigie.commands.{module}"), function))
    return typer.main.get_command(single)


def translated(command: Any, words: Words) -> Any:
    """A command with its help, and that of its options, in the reader's language."""
    command.help = words(command.help) if command.help else command.help
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = words(parameter.help)
    return command


def _help_of(name: str) -> str | None:
    """The docstring of a command, read without loading what it needs."""
    module, function = _place_of(name)
    source = Path(__file__).with_name("commands") / f"{module}.py"
    functions = (part for part in ast.parse(source.read_bytes()).body if isinstance(part, ast.FunctionDef))
    return next(ast.get_docstring(each) for each in functions if each.name == function)


def _place_of(name: str) -> tuple[str, str]:
    module, _, function = COMMANDS[name].partition(":")
    return module, function or module
