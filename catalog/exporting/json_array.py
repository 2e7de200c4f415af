"""An array in JSON, written item by item as `json.dumps(…, indent=2)` would write it whole."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import to_json

from catalog.exporting.piece import Piece


def json_item(item: Any, depth: int = 0) -> Piece:
    """depth: of the array in the document, in steps of indentation."""
    margin = "  " * (depth + 1)
    # No text within it holds an end of a line: JSON writes it otherwise.
    return Piece(margin + to_json(item, indent=2).decode().replace("\n", f"\n{margin}"))


def json_array(items: Iterable[Piece], depth: int = 0) -> Iterator[str]:
    margin, number = "  " * depth, 0
    for number, item in enumerate(items, 1):
        yield (",\n" if number > 1 else "[\n") + item.text
    yield (f"\n{margin}]" if number else "[]") + ("" if depth else "\n")
