"""What a page says of itself: its title, its author's site, its date, its language. Proposals for a person. Pure.

Where several places tell, the surest goes first: JSON-LD (schema.org), then the meta elements of Highwire
(`citation_…`), Dublin Core and Open Graph.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from catalog.kinds import NAMES, Kind
from crawler.judging.answer import Answer
from crawler.judging.landing import is_home
from crawler.judging.page import declared_language, plain, title_of, tree_of

_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?!\d)")
_LONGEST_SUMMARY = 500
_DATES = ("citation_publication_date", "citation_date", "article:published_time", "dc.date", "dcterms.issued", "date")
_PUBLISHERS = ("citation_publisher", "dc.publisher", "og:site_name", "application-name")
_SUMMARIES = ("description", "og:description", "dc.description")
_TITLES = ("citation_title", "og:title", "dc.title")
_AUTHORS = ("citation_author", "dc.creator", "author")
_VIDEO_TYPES = ("video", "video.other", "video.movie", "video.episode")
_MOST_DATA = 200
_KINDS = {names.schema_org: kind for kind, names in NAMES.items() if kind not in (Kind.ORGANISATION, Kind.WEBSITE)}


@dataclass(frozen=True, slots=True)
class Description:
    """Fields of a resource; None where the page does not tell."""

    title: str | None = None
    kind: Kind | None = None
    date: str | None = None
    language: str | None = None
    publisher: str | None = None
    summary: str | None = None
    author: str | None = None


def describe(answer: Answer) -> Description:
    """Of a page; of a document, only what its headers tell."""
    root = tree_of(answer)
    if root is None:
        return Description(language=_language(answer.headers.get("content-language", "")))
    return description_of(answer, root)


def description_of(answer: Answer, root: etree._Element) -> Description:
    """Of a page that was parsed already."""
    metas, data = _metas(root), list(_linked_data(root))
    own = without_site(title_of(root), _first(metas, _PUBLISHERS)) or None
    return Description(
        title=_told(data, "headline", "name") or _first(metas, _TITLES) or own,
        kind=_kind(answer, metas, data),
        date=_date(_told(data, "datePublished")) or next(filter(None, map(_date, _all(metas, _DATES))), None),
        language=_language(declared_language(root)),
        publisher=_told(data, "publisher") or _first(metas, _PUBLISHERS),
        summary=_first(metas, _SUMMARIES, _LONGEST_SUMMARY),
        author=_told(data, "author") or _first(metas, _AUTHORS),
    )


def without_site(title: str, site: str | None) -> str:
    """A title without the name of the site, which most pages add to it."""
    for sign in (" | ", " - ", " – ", " — ", " · "):
        before, _, last = title.rpartition(sign)
        if before and site and last.strip().casefold() == site.casefold():
            return before.strip()
    return title


def _kind(answer: Answer, metas: dict[str, str], data: list[dict[str, Any]]) -> Kind | None:
    if is_home(answer.url):
        return Kind.WEBSITE
    if metas.get("og:type", "").casefold() in _VIDEO_TYPES:
        return Kind.VIDEO
    types = {str(each.get("@type")) for each in data}
    found = next((_KINDS[name] for name in sorted(types) if name in _KINDS), None)
    article = types & {"NewsArticle", "BlogPosting", "Article"} or metas.get("og:type", "").casefold() == "article"
    return found or (Kind.ARTICLE if article else None)


def _metas(root: etree._Element) -> dict[str, str]:
    """By name, in lower case; the first of each that says something."""
    found: dict[str, str] = {}
    for each in root.iter("meta"):
        name = (each.get("name") or each.get("property") or "").strip().lower()
        content = (each.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _linked_data(root: etree._Element) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            try:
                data = json.loads(script.text)
            except (ValueError, RecursionError):
                continue
            yield from _objects(data)


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The things told of, those that stand in lists and graphs included."""
    waiting = [data]
    for _ in range(_MOST_DATA):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting = one + waiting
        elif isinstance(one, dict):
            yield one
            waiting += [one["@graph"]] if "@graph" in one else []


def _told(data: list[dict[str, Any]], *names: str) -> str | None:
    """Of the page's main thing: that which has a date or a headline, not of the site around it."""
    main = [each for each in data if "datePublished" in each or "headline" in each]
    for each in main:
        for name in names:
            value = each.get(name)
            value = value.get("name") if isinstance(value, dict) else value
            if isinstance(value, str) and plain(value):
                return plain(value)
    return None


def _all(metas: dict[str, str], names: tuple[str, ...]) -> list[str]:
    return [metas[name] for name in names if name in metas]


def _first(metas: dict[str, str], names: tuple[str, ...], most: int = 300) -> str | None:
    return next((plain(value, most) for value in _all(metas, names) if plain(value, most)), None)


def _date(text: str | None) -> str | None:
    found = _DATE.match((text or "").strip().replace("/", "-"))
    return found[0] if found else None


def _language(text: str) -> str | None:
    found = re.match(r"[a-z]{2,3}(?![a-z])", text.strip().lower())
    return found[0] if found else None
