"""JSON laid out as `json.dumps(…, indent=…)` lays it out, some times faster: that one has no fast way to indent."""

import json
from json.encoder import encode_basestring
from typing import Any

_plain = json.JSONEncoder(ensure_ascii=False).encode


def indented(value: Any, step: str, margin: str = "") -> str:
    """step: what every level goes in by. margin: what stands before all lines but the first."""
    if isinstance(value, str):
        return encode_basestring(value)
    if not value or not isinstance(value, (dict, list, tuple)):
        return _plain(value)
    inner = margin + step
    if isinstance(value, dict):
        lines = [f"{encode_basestring(name)}: {indented(each, step, inner)}" for name, each in value.items()]
        opening, closing = "{", "}"
    else:
        lines = [indented(each, step, inner) for each in value]
        opening, closing = "[", "]"
    return f"{opening}\n{inner}" + f",\n{inner}".join(lines) + f"\n{margin}{closing}"
