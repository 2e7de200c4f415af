"""Why a setting is refused: where it stands, and what to write instead, in words that can be translated."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic_core import ErrorDetails

from catalog.errors import N_, ConfigurationError, UnfitError
from vigie.settings import PREFIX

_TEXT = N_('The setting “{name}” is not right: write a text, between quotation marks: "…".')
_WHOLE = N_("The setting “{name}” is not right: write a whole number, such as 3.")
_NUMBER = N_("The setting “{name}” is not right: write a number, such as 1.5.")
_YES = N_("The setting “{name}” is not right: write true or false.")
# By the type of the error, as pydantic names it (https://docs.pydantic.dev/latest/errors/validation_errors/).
REFUSALS = {
    **dict.fromkeys(("string_type", "path_type"), _TEXT),
    **dict.fromkeys(("int_type", "int_parsing", "int_parsing_size", "int_from_float"), _WHOLE),
    **dict.fromkeys(("float_type", "float_parsing", "finite_number"), _NUMBER),
    **dict.fromkeys(("bool_type", "bool_parsing"), _YES),
    "tuple_type": N_("The setting “{name}” is not right: write a list, between brackets."),
    "model_type": N_("“{name}” is a section: write [{name}] alone on a line, and its settings below."),
    "missing": N_("The setting “{name}” is missing: add it."),
    "extra_forbidden": N_("There is no setting “{name}”. Correct it, or take it out."),
    "literal_error": N_("The setting “{name}” is not right: it must be one of these: {values}."),
    "too_short": N_("The setting “{name}” is not right: the list must hold one value at least."),
    "greater_than": N_("The setting “{name}” is not right: it must be more than {bound}."),
    "greater_than_equal": N_("The setting “{name}” is not right: it must be {bound} or more."),
    "less_than": N_("The setting “{name}” is not right: it must be less than {bound}."),
    "less_than_equal": N_("The setting “{name}” is not right: it must be {bound} or less."),
}
# What no setting of today comes to.
UNFORESEEN = N_("The setting “{name}” is not right: the README says what it is for.")
# A list whose members are sections themselves.
_TABLES = "alerts.recipients"
_EACH_A_TABLE = N_("The setting “{name}” is not right: write each alone, under a line [[{name}]].")


def refused(file: Path, text: str, error: ErrorDetails) -> ConfigurationError:
    """text: what the file holds. What was typed is not repeated: it may be a password."""
    keys = [str(key) for key in error["loc"]]
    name = _name(error["loc"])
    message, facts = _said(name, error)
    return ConfigurationError(_variable(keys) or f"{file}:{line_of(text, keys)}", message, name=name, **facts)


def _said(name: str, error: ErrorDetails) -> tuple[str, Mapping[str, object]]:
    context: dict[str, Any] = error.get("ctx", {})
    if isinstance(own := context.get("error"), UnfitError):
        return own.message, own.facts
    if name == _TABLES and error["type"] in ("tuple_type", "model_type"):
        return _EACH_A_TABLE, {}
    bound = next((f"{context[each]:g}" for each in ("gt", "ge", "lt", "le") if each in context), "")
    values = ", ".join(f'"{each}"' for each in re.findall(r"'([^']*)'", str(context.get("expected", ""))))
    return REFUSALS.get(error["type"], UNFORESEEN), {"bound": bound, "values": values}


def _name(place: tuple[int | str, ...]) -> str:
    """As a person knows it: without its number in a list, or what pydantic calls the kinds that it might be of."""
    keys = [key for key in place if isinstance(key, str)]
    depth = 3 if ".".join(keys[:2]) == _TABLES else 2
    return ".".join(keys[:depth])


def _variable(keys: list[str]) -> str | None:
    names = [f"{PREFIX}{'__'.join(keys[:depth]).upper()}" for depth in range(len(keys), 0, -1)]
    return next((name for name in names if name in os.environ), None)


def line_of(text: str, keys: list[str]) -> int:
    """The line of a key, or of its section, counted from 1."""
    if len(keys) > 2 and keys[2].isdigit() and (opened := _openings(text, keys[:2])):
        # One of several tables of the same name: [[alerts.recipients]].
        return opened[int(keys[2])]
    section, found = "", 1
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[{1,2}\s*([\w.-]+)\s*\]", line):
            section = header[1]
            if section == keys[0]:
                found = number
        elif section == ".".join(keys[:-1]) or (len(keys) > 1 and section == keys[0]):
            if re.match(rf"\s*[\"']?{re.escape(keys[min(1, len(keys) - 1)])}[\"']?\s*=", line):
                return number
        elif not section and re.match(rf"\s*{re.escape(keys[0])}\b", line):
            return number
    return found


def _openings(text: str, keys: list[str]) -> list[int]:
    """The lines that open the tables of an array, counted from 1."""
    header = re.compile(rf"\s*\[\[\s*{re.escape('.'.join(keys))}\s*\]\]")
    return [number for number, line in enumerate(text.splitlines(), 1) if header.match(line)]
