"""The desk's password, kept as a hash (Argon2id, RFC 9106) in a file beside the catalogue that only its owner reads."""

import json
import os
import secrets
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from catalog.errors import N_, VigieError
from vigie.context import Context

SHORTEST = 10


class PasswordError(VigieError):
    exit_code = 2


class DeskKey:
    """path: the file. A new password ends all sessions: their secret changes with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._hasher = PasswordHasher()

    def is_set(self) -> bool:
        return self.path.exists()

    def set(self, password: str) -> None:
        """Raises PasswordError where it is too short."""
        if len(password) < SHORTEST:
            raise PasswordError(N_("The password is too short: {count} characters at least."), count=SHORTEST)
        text = json.dumps({"password": self._hasher.hash(password), "secret": secrets.token_hex(32)})
        written = self.path.with_name(f"{self.path.name}.new")
        written.unlink(missing_ok=True)
        with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        written.replace(self.path)

    def secret(self) -> str:
        return self._read()["secret"]

    def opens(self, password: str) -> bool:
        try:
            return self._hasher.verify(self._read()["password"], password)
        except (VerificationError, InvalidHashError):
            return False

    def _read(self) -> dict[str, str]:
        try:
            held: dict[str, str] = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            message = N_("The desk has no password yet: set one with “vigie desk --set-password”.")
            raise PasswordError(message) from error
        return held


def key_of(context: Context) -> DeskKey:
    """The desk's password lies beside the catalogue, as the lock does."""
    return DeskKey(context.lock_file.with_suffix(".desk"))
