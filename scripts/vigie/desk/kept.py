"""A form that came when its session was over: what was typed into it is kept, and sent by a click."""

import json
from collections.abc import Mapping

from flask import render_template, request

# Of what a form holds, the part that nobody has typed; and of that, what the desk's door alone is told.
_DOOR = frozenset({"token", "password", "next", "kept"})
_UNTYPED = _DOOR | {"stamp", "hote", "page", "repair", "number", "change", "slug", "kind"}


def typed() -> dict[str, str]:
    """The fields of this request's form, if anything was typed in them; else none."""
    fields = {name: value for name, value in request.form.items() if name not in _DOOR}
    return fields if _words(fields) else {}


def is_own() -> bool:
    """Whether the browser says that the form was a page of the desk's own (Fetch Metadata, W3C)."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def laid_by() -> str:
    """The form of this request, for the door to hold until the person is in."""
    return json.dumps({"path": request.path, "fields": typed()})


def taken_up(text: str) -> tuple[str, dict[str, str]] | None:
    """What was laid by: where the form goes, and its fields. None for anything else."""
    try:
        held = json.loads(text)
        return str(held["path"]), {str(name): str(value) for name, value in held["fields"].items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def resumed(path: str, fields: Mapping[str, str]) -> str:
    return render_template("resume.html", path=path, fields=fields, words=_words(fields))


def _words(fields: Mapping[str, str]) -> list[str]:
    return [value for name, value in fields.items() if value.strip() and name not in _UNTYPED]
