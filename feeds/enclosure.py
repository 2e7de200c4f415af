"""A document that an entry brings along: its address, media type and size in bytes (RSS 2.0, `enclosure`)."""

import mimetypes
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_MEDIA_TYPE = re.compile(r"[a-z0-9][\w.+-]*/[a-z0-9][\w.+-]*")
# Pages are read where they are.
_PAGES = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """length: in bytes; 0 where it is not known, as the RSS Best Practices Profile asks."""

    url: str
    type: str
    length: int


def enclosure_of(url: str | None, content_type: str | None, size: int | None) -> Enclosure | None:
    """None for web pages. Where nobody has seen the type yet, the address may tell it."""
    if url is None:
        return None
    told = content_type or mimetypes.guess_type(urlsplit(url).path)[0] or ""
    media_type = told.partition(";")[0].strip().lower()
    if not _MEDIA_TYPE.fullmatch(media_type) or media_type in _PAGES:
        return None
    return Enclosure(url, media_type, size or 0)
