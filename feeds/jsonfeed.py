"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Its older entries are its further pages, by `next_url`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic_core import to_json

from feeds.enclosure import Enclosure
from feeds.entries import Channel, Entry


def json_feed(channel: Channel, items: Iterable[str], _updated: datetime) -> str:
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.page,
        # The pages of a feed are one feed, known by this address.
        "feed_url": channel.current or channel.address,
        "next_url": channel.previous,
        "description": channel.description,
        "language": channel.language,
        "authors": [{"name": channel.author}],
        "hubs": [{"type": "WebSub", "url": channel.hub}] if channel.hub else None,
    }
    joined = ",\n".join(items)
    return f'{_dumped(head)[:-2]},\n "items": [\n{joined}\n ]\n}}\n'


def item(entry: Entry) -> str:
    facts = {
        "id": entry.id,
        "url": entry.link,
        "external_url": entry.via,
        "title": entry.title,
        "content_html": entry.content,
        "summary": entry.summary,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": author} for author in entry.authors] or None,
        "tags": list(entry.categories),
        "attachments": [_attachment(entry.enclosure)] if entry.enclosure else None,
    }
    return _dumped(facts)


def _attachment(enclosure: Enclosure) -> dict[str, Any]:
    size = {"size_in_bytes": enclosure.length} if enclosure.length else {}
    return {"url": enclosure.url, "mime_type": enclosure.type, **size}


def _dumped(facts: dict[str, Any]) -> str:
    return to_json({key: value for key, value in facts.items() if value is not None}, indent=1).decode()
