"""Where a website may tell its news: what its page names, then the usual places. Pure."""

import re
from urllib.parse import urljoin

from catalog.urls import normalised
from crawler.judging.answer import Answer
from crawler.judging.landing import is_home
from crawler.judging.page import parsed
from crawler.news.json_feed import TYPE as JSON_FEED
from crawler.sitelists import XML_FEEDS, feeds_named

_MOST_NAMED, _MOST_LIKELY, _MOST_MAPS = 3, 2, 3
# Of WordPress, Drupal and many others, of SPIP, of Joomla and of sites made by a program.
_USUAL = (
    "feed/",
    "rss.xml",
    "feed.xml",
    "atom.xml",
    "spip.php?page=backend",
    "index.php?format=feed&type=rss",
    "feed.json",
)
_TYPES, _ANY_JSON = (XML_FEEDS, (JSON_FEED,)), ("application/json",)
_COMMENTS = re.compile(r"\bcomments?\b|\bcommentaires?\b", re.IGNORECASE)
# The site maps of a site that has several: those of what it publishes come first.
_NEWS = re.compile(r"post|article|actu|news|blog|agenda", re.IGNORECASE)
# Pages that appear by themselves as others are published.
_SHELVES = re.compile(r"/(?:tags?|mots?-cles?|category|categories|categorie|rubriques?|authors?|auteurs?|page)/", re.I)


def named_feeds(answer: Answer) -> list[str]:
    """Those that a page names, JSON last, but not the feed of what its visitors say."""
    root = parsed(answer)
    found = [url for types in _TYPES for url in feeds_named(root, answer.url, types)] if root is not None else []
    return [url for url in found if not _COMMENTS.search(url)][:_MOST_NAMED]


def likely_feeds(answer: Answer) -> list[str]:
    """What a page names as JSON, of whatever kind: a feed, or the same page for programs."""
    root = parsed(answer)
    return feeds_named(root, answer.url, _ANY_JSON)[:_MOST_LIKELY] if root is not None else []


def usual_feeds(url: str) -> list[str]:
    """For the home page of a site only: what stands at its usual places is not of some page deep within."""
    return [urljoin(url, path) for path in _USUAL] if is_home(url) else []


def likely_maps(urls: list[str]) -> list[str]:
    """Always the same ones of the same list: what is first looked into later would all seem new."""
    return sorted(urls, key=lambda url: _NEWS.search(url) is None)[:_MOST_MAPS]


def may_be_news(url: str) -> bool:
    """Whether a page of a site map may be something that is told, rather than a list or the site itself."""
    return not is_home(url) and not _SHELVES.search(f"{normalised(url)}/")
