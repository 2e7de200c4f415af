"""Texts in the signs that addresses may have (RFC 3986, 2.1): `urllib.parse.quote` takes every byte in hand."""

import re

_PERCENT = {bytes([byte]): b"%%%02X" % byte for byte in range(256)}
_OTHERS_IN_DATA = re.compile(rb"[^A-Za-z0-9_.~/:;,=()-]")
_OTHERS_IN_FORM = re.compile(rb"[^A-Za-z0-9_.~ -]")


def in_data(text: str) -> str:
    """For the data of a `data:` address (RFC 2397)."""
    return _OTHERS_IN_DATA.sub(_percent, text.encode()).decode()


def in_form(text: str) -> str:
    """For a value among others, as forms are sent: a space is a plus."""
    return _OTHERS_IN_FORM.sub(_percent, text.encode()).replace(b" ", b"+").decode()


def _percent(other: re.Match[bytes]) -> bytes:
    return _PERCENT[other[0]]
