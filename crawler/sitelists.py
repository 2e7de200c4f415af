"""What a site itself lists: site maps (sitemaps.org), and the feeds that a page names. Pure; broken ones are usual."""

import gzip
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree

from catalog.urls import host_of
from crawler.judging.answer import Answer
from crawler.judging.page import plain

_MOST = 20_000
_LARGEST = 10 * 1024 * 1024  # bytes, unpacked
XML_FEEDS = ("application/rss+xml", "application/atom+xml")
_SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class Listed(NamedTuple):
    """An entry of a site map. modified: UTC, where it is said."""

    url: str
    modified: datetime | None


def sitemaps_of(robots: str | None) -> list[str]:
    """Those that a robots.txt names."""
    return _SITEMAP_LINE.findall(robots or "")


def read_sitemap(answer: Answer) -> tuple[list[str], list[Listed]]:
    """The further site maps that it names, and the pages; both of its own site only."""
    maps: list[str] = []
    pages: list[Listed] = []
    for entry in elements(answer, "sitemap", "url"):
        said = {local_name(each): plain(each.text or "", 2_000) for each in reversed(entry)}
        location = said.get("loc", "")
        if not location or not same_site(location, answer.url):
            continue
        if local_name(entry) == "sitemap":
            maps.append(location)
        else:
            pages.append(Listed(location, moment_of(said.get("lastmod", ""))))
    return maps, pages


def feeds_named(root: etree._Element, url: str, types: Sequence[str] = XML_FEEDS) -> list[str]:
    """The addresses of the feeds of some media types that a page at `url` names for robots to find."""
    named = (
        each.get("href") or ""
        for each in root.iter("link")
        if (each.get("type") or "").strip().lower() in types and "alternate" in (each.get("rel") or "").lower()
    )
    return list(dict.fromkeys(found for href in named if href and (found := _joined(url, href))))


def same_site(one: str, other: str) -> bool:
    """The publisher's own host, with or without "www."."""
    return host_of(one).removeprefix("www.") == host_of(other).removeprefix("www.") != ""


def elements(answer: Answer, *names: str) -> Iterator[etree._Element]:
    """Those of some names in an XML file: read as they come, and forgotten, for it may be long. What it holds before it
    breaks off counts.
    """
    parser = {"resolve_entities": False, "no_network": True, "recover": True, "huge_tree": False}
    try:
        steps = etree.iterparse(BytesIO(_unpacked(answer.body)), events=("end",), **parser)
        for count, (_, element) in enumerate(steps):
            if count > _MOST * 5:
                return
            if local_name(element) in names:
                yield element
                element.clear()
    except (etree.LxmlError, ValueError):
        return


def local_name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _joined(base: str, href: str) -> str | None:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return None


def moment_of(text: str) -> datetime | None:
    """A day or a moment (https://www.w3.org/TR/NOTE-datetime); None for whatever else stands there."""
    try:
        said = datetime.fromisoformat(text)
        return said.astimezone(UTC) if said.tzinfo else said.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        with gzip.open(BytesIO(body)) as file:
            return file.read(_LARGEST)
    except (OSError, EOFError):
        return b""
