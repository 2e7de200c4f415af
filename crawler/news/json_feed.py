"""JSON Feed (https://www.jsonfeed.org/version/1.1/), given in the shape in which feedparser gives the others. Pure.

Its items are read one by one: those before it breaks off count, and of a long one no more are read than are told.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from crawler.judging.answer import Answer
from crawler.judging.evidence import content_type
from crawler.sitelists import moment_of

TYPE = "application/feed+json"
# Some write every slash with a backslash before it.
_VERSION = re.compile(r'"version"\s*:\s*"https:\\?/\\?/jsonfeed\.org\\?/version\\?/')
_BETWEEN = re.compile(r"[ \t\r\n,:]*")
_DECODER = json.JSONDecoder()
# What an item may say of itself, the shortest first, and whether it is markup for sure.
_TEXTS = {"summary": None, "content_text": None, "content_html": "text/html"}
_DATES = {"published_parsed": "date_published", "updated_parsed": "date_modified"}


def text_of_json(answer: Answer) -> str | None:
    """What may be JSON, as text; None for whatever opens otherwise."""
    text = answer.body.decode(json.detect_encoding(answer.body), errors="replace").lstrip("\ufeff \t\r\n")
    return text if text.startswith("{") else None


def parsed(text: str, answer: Answer, most: int) -> dict[str, Any]:
    """At most so many items of it; empty for JSON that neither says that it is such a feed nor came as one."""
    at = _start(text) if content_type(answer) == TYPE or _VERSION.search(text) else None
    if at is None:
        return {}
    items = islice(_items(text, at), most)
    return {"version": "json", "entries": [_entry(item) for item in items if isinstance(item, dict)]}


def _start(text: str) -> int | None:
    """Where the list of the items begins, among the members of the outermost object."""
    at = _next(text, 1)
    with suppress(ValueError, RecursionError):
        while text.startswith('"', at):
            name, end = _DECODER.raw_decode(text, at)
            at = _next(text, end)
            if name == "items":
                return at + 1 if text.startswith("[", at) else None
            at = _next(text, _DECODER.raw_decode(text, at)[1])
    return None


def _items(text: str, at: int) -> Iterator[Any]:
    with suppress(ValueError, RecursionError):
        while not text.startswith("]", at := _next(text, at)):
            item, at = _DECODER.raw_decode(text, at)
            yield item


def _next(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _entry(item: dict[str, Any]) -> dict[str, Any]:
    name = next((name for name in _TEXTS if _text(item.get(name))), None)
    moments = {ours: moment_of(_text(item.get(theirs))) for ours, theirs in _DATES.items()}
    return {
        "id": _id(item.get("id")),
        "link": _text(item.get("url")) or _text(item.get("external_url")),
        "title_detail": {"value": _text(item.get("title"))},
        "summary_detail": {"value": item[name], "type": _TEXTS[name]} if name else None,
        **{ours: moment.timetuple() for ours, moment in moments.items() if moment},
    }


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _id(value: Any) -> str:
    """A number is to be taken for a text."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else _text(value)
