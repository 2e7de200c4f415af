"""What a site lists of its own pages: site maps (sitemaps.org), feeds, links of a page. Pure; broken ones are usual."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urldefrag, urljoin

from lxml import etree

from catalog.urls import host_of
from crawler.judging.answer import Answer
from crawler.judging.page import parsed, plain

_MOST = 20_000
_LARGEST = 10 * 1024 * 1024  # bytes, unpacked
_FEEDS = ("application/rss+xml", "application/atom+xml")
_SITEMAP_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address of the site, the words that lead to it, and where they stood: "sitemap", "feed" or "page"."""

    url: str
    text: str
    place: str


def sitemaps_of(robots: str | None) -> list[str]:
    """Those that a robots.txt names."""
    return _SITEMAP_LINE.findall(robots or "")


def read_sitemap(answer: Answer) -> tuple[list[str], list[Candidate]]:
    """The further site maps that it names, and the pages."""
    maps: list[str] = []
    pages: list[Candidate] = []
    for entry in _elements(answer, "sitemap", "url"):
        location = next((plain(each.text or "", 2_000) for each in entry if _name(each) == "loc"), "")
        if not location or not same_site(location, answer.url):
            continue
        if _name(entry) == "sitemap":
            maps.append(location)
        else:
            pages.append(Candidate(location, "", "sitemap"))
    return maps, pages


def read_feed(answer: Answer) -> list[Candidate]:
    """RSS and Atom."""
    found = []
    for entry in _elements(answer, "item", "entry"):
        texts = {_name(each): each for each in entry}
        title, link = texts.get("title"), texts.get("link")
        if title is None or link is None:
            continue
        url = urljoin(answer.url, (link.get("href") or link.text or "").strip())
        if same_site(url, answer.url):
            found.append(Candidate(url, plain("".join(title.itertext())), "feed"))
    return found


def read_page(answer: Answer) -> tuple[list[str], list[Candidate]]:
    """The feeds that a page names, and the pages of its site that it links to, each once."""
    root = parsed(answer)
    if root is None:
        return [], []
    feeds = [
        urljoin(answer.url, each.get("href") or "")
        for each in root.iter("link")
        if (each.get("type") or "").lower() in _FEEDS and "alternate" in (each.get("rel") or "").lower()
    ]
    found: dict[str, Candidate] = {}
    for each in root.iter("a"):
        url = _joined(answer.url, each.get("href") or "")
        text = plain(" ".join([*each.itertext(), each.get("title") or ""]))
        if url and same_site(url, answer.url):
            held = found.get(url)
            found[url] = Candidate(url, f"{held.text} {text}".strip() if held else text, "page")
    return [url for url in feeds if same_site(url, answer.url)], list(found.values())


def same_site(one: str, other: str) -> bool:
    """The publisher's own host, with or without "www."."""
    return host_of(one).removeprefix("www.") == host_of(other).removeprefix("www.") != ""


def _joined(base: str, href: str) -> str | None:
    try:
        url = urldefrag(urljoin(base, href.strip())).url
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) else None


def _elements(answer: Answer, *names: str) -> Iterator[etree._Element]:
    """Read as they come, and forgotten: a site map may be long. What it holds before it breaks off counts."""
    parser = {"resolve_entities": False, "no_network": True, "recover": True, "huge_tree": False}
    try:
        steps = etree.iterparse(BytesIO(_unpacked(answer.body)), events=("end",), **parser)
        for count, (_, element) in enumerate(steps):
            if count > _MOST * 5:
                return
            if _name(element) in names:
                yield element
                element.clear()
    except (etree.LxmlError, ValueError):
        return


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        with gzip.open(BytesIO(body)) as file:
            return file.read(_LARGEST)
    except (OSError, EOFError):
        return b""


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
