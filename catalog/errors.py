"""What can go wrong in a way that a person can mend.

VigieError
├── InputError          a file to import, with its line
├── UsageError          options that say nothing together, or contradict each other
├── ConfigurationError  vigie.toml or a VIGIE_… variable
├── StorageError        the database cannot be used
└── BusyError           another run holds the lock
"""

from pathlib import Path


def N_(message: str) -> str:
    """Marks a message for translation where it is written; it is translated where it is said."""
    return message


class VigieError(Exception):
    """Carries an English message with {facts}: what happened, where, and what to do. The command line says it."""

    exit_code = 1

    def __init__(self, message: str, /, **facts: object) -> None:
        super().__init__(message.format(**facts))
        self.message = message
        self.facts = facts


class InputError(VigieError):
    """Something in a file that a person wrote. `line` counts from 1."""

    exit_code = 2

    def __init__(self, path: Path, line: int, message: str, /, **facts: object) -> None:
        super().__init__(message, **facts)
        self.path = path
        self.line = line


class UsageError(VigieError):
    exit_code = 2


class ConfigurationError(VigieError):
    """`place` is the file and line, or the variable."""

    exit_code = 2

    def __init__(self, place: str, message: str, /, **facts: object) -> None:
        super().__init__(message, **facts)
        self.place = place


class StorageError(VigieError):
    pass


class BusyError(VigieError):
    pass


class UnfitError(ValueError):
    """A setting that cannot be used: what the models of the settings raise. `message` calls it {name}, which only the
    reader of the configuration knows.
    """

    def __init__(self, message: str, /, **facts: object) -> None:
        super().__init__(message.format(name="…", **facts))
        self.message = message
        self.facts = facts
