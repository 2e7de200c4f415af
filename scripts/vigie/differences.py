"""What was there before a change and what after, in a few words."""

from typing import Any

_LONGEST = 80
_NOTHING = "∅"


def short(value: Any) -> str:
    """A field of a record: a text, a list of names, of organisations or of links."""
    if isinstance(value, dict):
        text = ", ".join(f"{name} {each}" for name, each in value.items())
    elif isinstance(value, list):
        text = ", ".join(_name(each) for each in value)
    else:
        text = " ".join(str(value or "").split())
    text = text or _NOTHING
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _name(item: Any) -> str:
    """With its role: where that alone changes, it must be seen."""
    if not isinstance(item, dict):
        return str(item)
    name = item.get("name") or item.get("url") or ""
    return f"{name} ({item['role']})" if item.get("role") else str(name)
