"""What was mistyped on the command line, in the reader's words: the library that reads it speaks English alone."""

import re
from difflib import get_close_matches
from typing import Any

from typer.exceptions import TyperException

from catalog.errors import N_
from catalog.words import Words
from vigie.loading import COMMANDS

_WRONG = "Invalid value for '(?P<name>.*?)': "
# What the library says, and what we say; what it may come to say besides is passed on as it is.
_SENTENCES = (
    (r"No such command '(?P<name>.*)'", N_("There is no command “{name}”.")),
    (r"Missing command", N_("A command is missing.")),
    (r"No such option: (?P<name>\S+)", N_("There is no option {name} here.")),
    (r"Missing \w+ '?(?P<name>.*?)'?\.", N_("Something is missing here: {name}.")),
    (r"Option '(?P<name>.*)' requires", N_("A value is missing after {name}.")),
    (r"Option '(?P<name>.*)' does not take a value", N_("{name} takes no value.")),
    (r"Got unexpected extra argument\(s\) \((?P<name>.*)\)", N_("This is more than was asked for: {name}.")),
    (rf"{_WRONG}.*valid integer", N_("Write a whole number after {name}.")),
    (rf"{_WRONG}.*valid number", N_("Write a number after {name}.")),
    (rf"{_WRONG}.*greater than or equal to (?P<bound>\S+)", N_("Write {bound} or more after {name}.")),
    (rf"{_WRONG}.*less than or equal to (?P<bound>\S+)", N_("Write {bound} or less after {name}.")),
    (rf"{_WRONG}.* is not one of (?P<values>.*?)\.?$", N_("Write one of these after {name}: {values}.")),
    (_WRONG, N_("What is written for {name} does not fit.")),
)


def mistyped(error: TyperException, words: Words) -> str:
    """What is wrong, what may have been meant, and where to look it up."""
    said = error.format_message()
    for pattern, sentence in _SENTENCES:
        if found := re.match(pattern, said, re.DOTALL):
            facts = {name: fact.replace("'", "") for name, fact in found.groupdict().items()}
            parts = (words(sentence, **facts), _meant(said, facts, words), _help(error, words))
            return " ".join(filter(None, parts))
    return said


def _meant(said: str, facts: dict[str, str], words: Words) -> str:
    options = re.search(r"\(Possible options: (.*)\)", said)
    near = get_close_matches(facts["name"], COMMANDS, 1) if said.startswith("No such command") else []
    names = options[1].split(", ") if options else near
    return words("Did you mean “{name}”?", name=words(" or ").join(names)) if names else ""


def _help(error: Any, words: Words) -> str:
    """error: it knows the command, where there is one."""
    context = getattr(error, "ctx", None)
    return words("“{command} --help” tells how it is written.", command=context.command_path) if context else ""
