"""What a PDF is made of: dictionaries and their entries, texts, and matrices of coordinates (PDF 32000-1, 7.3, 8.3)."""

import codecs
from collections.abc import Sequence
from typing import Any

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def text_said(said: Any) -> str | None:
    """A text of a dictionary (7.9.2.2)."""
    if isinstance(said, bytes):
        utf16 = said.startswith(codecs.BOM_UTF16_BE)
        return said[2:].decode("utf-16-be", "replace") if utf16 else said.decode("latin-1")
    return said if isinstance(said, str) else None


def entry(resources: Any, kind: str, name: Any) -> Any:
    found = dictionary(dictionary(resources).get(kind)).get(name)
    return found.get_object() if found is not None else None


def dictionary(value: Any) -> Any:
    value = value.get_object() if hasattr(value, "get_object") else value
    return value if hasattr(value, "get") else {}


def matrix_of(values: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def product(one: Matrix, other: Matrix) -> Matrix:
    """Of two matrices of coordinates (8.3.4)."""
    a, b, c, d, e, f = one
    return (
        a * other[0] + b * other[2], a * other[1] + b * other[3],
        c * other[0] + d * other[2], c * other[1] + d * other[3],
        e * other[0] + f * other[2] + other[4], e * other[1] + f * other[3] + other[5],
    )  # fmt: skip
