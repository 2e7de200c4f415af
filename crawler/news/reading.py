"""What a feed holds, RSS, Atom or JSON, however ill it is made. Pure.

feedparser reads the first two; what it is given is decoded and cut before, so that it has no DTD to expand, no entry
that was torn in the middle, and never more than a few hundred entries to go through.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from textwrap import shorten
from typing import Any
from urllib.parse import urljoin

from lxml import etree
from w3lib.encoding import html_to_unicode
from w3lib.url import safe_url_string

from catalog.newsworthy import NewsItem
from crawler.judging.answer import Answer
from crawler.judging.challenge import is_challenge
from crawler.judging.hops import address_fault
from crawler.judging.page import plain
from crawler.news import json_feed
from crawler.news.marking import Entry, marked

MOST_ENTRIES = 500
_MOST_TAGS = 200_000
# Characters.
LONGEST_TITLE, LONGEST_SUMMARY = 300, 500
_LONGEST_MARKUP, _LONGEST_URL = 20_000, 2_000
# Without a single whole entry, this much tells whether it is a feed at all.
_LONGEST_HEAD = 64 * 1024
_ENTRY_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
_MARKUP = frozenset({"text/html", "application/xhtml+xml"})
# A title in RSS or JSON does not say whether it is markup.
_LIKE_MARKUP = re.compile(r"</\w|&#?\w+;")
_REFERENCE = re.compile(r"&#(?:(\d{1,9})|x([0-9a-f]{1,8}));", re.IGNORECASE)
_BLOCK = re.compile(r"<(/?(?:p|div|br|li|ul|ol|td|tr|h[1-6]|blockquote|figure)\b)", re.IGNORECASE)
_UNSEEN = ("script", "style", "noscript", "template", "iframe", "object")
_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def read_feed(answer: Answer) -> list[NewsItem] | None:
    """The entries that lead somewhere, each once, in their order; None for what is no feed, or not to be trusted."""
    if answer.status != 200 or is_challenge(answer):
        return None
    found = _found(answer)
    if not found.get("version"):
        return None
    return marked(_entries(found, answer.url))


def _found(answer: Answer) -> Any:
    """As feedparser gives it; empty for what is no feed, or would cost too much to be read."""
    if (text := json_feed.text_of_json(answer)) is not None:
        return json_feed.parsed(text, answer, MOST_ENTRIES)
    _, text = html_to_unicode(answer.headers.get("content-type", ""), answer.body, default_encoding="utf-8")
    whole = _whole_entries(text)
    if _declares_entities(text) or _tags(whole) > _MOST_TAGS:
        return {}
    return _parsed(_REFERENCE.sub(_sound, whole))


def _declares_entities(text: str) -> bool:
    """A few of them may stand for more than any memory holds; no feed that is read today needs its own."""
    upper = text.upper()
    return "<!DOCTYPE" in upper and "<!ENTITY" in upper


def _tags(text: str) -> int:
    """How many there are outside of CDATA: each costs some hundred bytes, where it is never closed."""
    first, *others = text.split("<![CDATA[")
    return first.count("<") + sum(part.partition("]]>")[2].count("<") for part in others)


def _whole_entries(text: str) -> str:
    ends = [found.end() for found in islice(_ENTRY_END.finditer(text), MOST_ENTRIES)]
    return text[: ends[-1]] if ends else text[:_LONGEST_HEAD]


def _sound(reference: re.Match[str]) -> str:
    """Nothing for half an emoji, or what XML does not call a character (XML 1.0, 2.2)."""
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    known = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return reference[0] if known else ""


def _parsed(text: str) -> Any:
    # Only where a feed is read: nobody else should wait for it.
    import feedparser

    # A stream: of a text that looks like an address or a path, feedparser would open what is there.
    stream = BytesIO(text.encode("utf-8", errors="replace"))
    said = {"content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(stream, response_headers=said, sanitize_html=False, resolve_relative_uris=False)
    except Exception:
        # It promises to raise nothing, and raises what comes: property tests find a new way now and then.
        return {}


def _entries(found: Any, base: str) -> Iterator[Entry]:
    sure = found["version"].startswith("atom")
    for each in found["entries"]:
        url = _address(each, base)
        summary = _text(_told(each), LONGEST_SUMMARY, sure)
        title = _text(each.get("title_detail"), LONGEST_TITLE, sure) or shorten(summary, 80, placeholder="…")
        if url and title:
            yield Entry(str(each.get("id") or "").strip(), title, url, summary, _moment(each))


def _told(entry: Mapping[str, Any]) -> Mapping[str, Any] | None:
    contents = entry.get("content") or [None]
    found: Mapping[str, Any] | None = entry.get("summary_detail") or contents[0]
    return found


def _address(entry: Mapping[str, Any], base: str) -> str | None:
    """Where the entry leads; None where nobody should be sent there."""
    try:
        url = safe_url_string(urljoin(base, str(entry.get("link") or "").strip()))
    except ValueError:
        return None
    return url if entry.get("link") and len(url) <= _LONGEST_URL and not address_fault(url) else None


def _moment(entry: Mapping[str, Any]) -> datetime | None:
    """When it was published, or else last changed."""
    for name in ("published_parsed", "updated_parsed"):
        # Not by the entry's own `get`, which gives one for the other, and warns of it.
        parsed = dict.get(entry, name) if isinstance(entry, dict) else None
        try:
            if parsed:
                year, month, day, hour, minute, second = parsed[:6]
                return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        except (ValueError, OverflowError):
            continue
    return None


def _text(told: Mapping[str, Any] | None, most: int, sure: bool) -> str:
    """One line of plain text. Only of what is markup are the tags taken away: Atom may speak of "<b>" as such.

    sure: what is markup says so.
    """
    value = str((told or {}).get("value") or "")[:_LONGEST_MARKUP]
    if (told or {}).get("type") in _MARKUP or (not sure and _LIKE_MARKUP.search(value)):
        value = _without_tags(value)
    # No lone surrogates, which no database takes.
    line = plain(value.encode("utf-8", errors="ignore").decode(), _LONGEST_MARKUP)
    return shorten(line, most, placeholder="…") if " " in line[:most] else line[:most]


def _without_tags(value: str) -> str:
    spaced = _BLOCK.sub(r" <\1", value)
    data = f"<div>{spaced}</div>".encode("utf-8", errors="ignore")
    try:
        root = etree.fromstring(data, parser=_PARSER)
    except (etree.LxmlError, ValueError):
        return ""
    if root is None:
        return ""
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    return "".join(root.itertext())
