"""Passwords: from the environment or from a file of their own, read when they are needed, never shown."""

import os
from pathlib import Path

from catalog.errors import N_, VigieError
from feeds.options import AlertOptions
from feeds.relay import Relay, parse_relay


class SecretError(VigieError):
    """exit_code 2: the settings name a file that cannot be read."""

    exit_code = 2


def relay_of(options: AlertOptions) -> Relay:
    """The mail server with its password. Raises SecretError, and UnfitError where its address cannot be read."""
    # The variable's older name.
    given = options.password or os.environ.get("VIGIE_SMTP_PASSWORD", "")
    return parse_relay(options.smtp, given or read_secret(options.password_file))


def webhook_secret(options: AlertOptions) -> str:
    """Empty where there is none. Raises SecretError."""
    return options.webhook_secret or read_secret(options.webhook_secret_file)


def read_secret(file: str) -> str:
    if not file:
        return ""
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        # Not a file of text at all, or not ours to read: of what it holds nothing is said.
        message = N_("The file {file} cannot be read: see whether it is there, and whether you may read it.")
        raise SecretError(message, file=file) from error
    except UnicodeError as error:
        raise SecretError(N_("The file {file} holds no text."), file=file) from error
