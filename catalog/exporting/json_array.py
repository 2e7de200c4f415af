"""An array in JSON, written item by item as `json.dumps(…, indent=2)` would write it whole."""

import json
from collections.abc import Iterable, Iterator
from textwrap import indent
from typing import Any


def json_array(items: Iterable[Any], depth: int = 0) -> Iterator[str]:
    """depth: of the array in the document, in steps of indentation."""
    margin, number = "  " * depth, 0
    for number, item in enumerate(items, 1):
        text = json.dumps(item, ensure_ascii=False, indent=2)
        yield (",\n" if number > 1 else "[\n") + indent(text, margin + "  ")
    yield (f"\n{margin}]" if number else "[]") + ("" if depth else "\n")
