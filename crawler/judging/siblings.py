"""The address that cannot exist: a site that answers it like any other page says nothing by answering (Bar-Yossef et
al. 2004, "Sic transit gloria telae"). Pure.
"""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

from catalog.urls import query_keys, same_place
from crawler.judging.answer import Answer
from crawler.judging.expectation import Sibling
from crawler.judging.hops import REDIRECTS
from crawler.judging.page import Page, page_of
from crawler.judging.sketch import resemblance, sketch_of

_ALIKE = 0.9
# A page of scripts alone has a line or two to read at most.
_LONGEST_SHELL = 200
_SHORTEST_MASK = 4
# Where the usual frameworks put what they make: React, Vue, Next, Nuxt, Angular.
_MOUNT = re.compile(
    rb"<(?:(?:div|main)\s[^>]{0,200}?\bid\s*=\s*[\"']?(?:root|app|__next|__nuxt|react-root)[\"']?(?=[\s>])[^>]{0,200}"
    rb"|app-root[^>]{0,200})>\s*</",
    re.IGNORECASE,
)
# The last part of a path that names its page, and one that may be any page of a site.
_NAMED = re.compile(r"\.html?$|(?:[^-_]+[-_]){2}", re.IGNORECASE)
_GENERAL = re.compile(
    r"(?:(?:index|default|main|page|pages|article|spip|view|viewer|show|content|rubrique|detail|details|fiche|node|news|"
    r"actualite|actualites|item|document|doc|watch|read|download|file)(?:\.[a-z]{2,5}\d?)?)?",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(
    r"(?:\w*_)?id|\w*id(?:_\w+)?|p|v|n|no|num|numero|cle|key|code|art|article|doc|page", re.IGNORECASE
)


def sibling_url(url: str, token: str) -> str:
    """An address beside `url` that nobody ever wrote.

    Where a query tells which page is meant, it is replaced; a site gives a page by its path whatever the query says,
    and would seem to answer anything. Otherwise the last part of the path is, with all parts that hold digits: many
    sites know a page by its number, and do not mind the words after it.
    """
    parts = urlsplit(url)
    if _is_told_by_query(url):
        query = urlencode([(key, token) if value else (token, "") for key, value in _pairs(parts.query)]) or token
        return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
    *folders, last = parts.path.split("/")
    if not last and folders:
        *folders, last = folders
        ending = "/"
    else:
        ending = last[last.rindex(".") :] if re.search(r"\.[a-z]{2,5}$", last, re.IGNORECASE) else ""
    kept = [token if re.search(r"\d", folder) else folder for folder in folders]
    return urlunsplit((parts.scheme, parts.netloc, "/".join([*kept, token]) + ending, "", ""))


def _is_told_by_query(url: str) -> bool:
    """Whether the query, not the path, says which page is meant: "/spip.php?article12", "/watch?v=…"."""
    keys, last = query_keys(url), urlsplit(url).path.rstrip("/").rpartition("/")[2]
    if not keys or _NAMED.search(last):
        return False
    return _GENERAL.fullmatch(last) is not None or any(_IDENTIFIER.fullmatch(key) for key in keys)


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)


def sibling_of(answer: Answer) -> Sibling | None:
    """What a host answered to an address that cannot exist; None where that tells nothing."""
    if answer.status in REDIRECTS:
        try:
            return Sibling(honest=False, url=urljoin(answer.url, answer.headers.get("location", "")))
        except ValueError:
            return None
    if answer.status in (404, 410):
        return Sibling(honest=True)
    page = page_of(answer) if answer.status == 200 else None
    if page is None:
        return None
    return Sibling(
        honest=False,
        title=_masked(page.title, page.url),
        sketch=sketch_of(_masked(page.content, page.url)),
        url=answer.url,
    )


def same_as_sibling(page: Page, sibling: Sibling, asked: str) -> bool:
    """Whether a page is what its host answers to anything. A page that is there needs no redirect from `asked`."""
    if sibling.honest:
        return False
    if not sibling.sketch and not sibling.title:
        return bool(sibling.url) and same_place(page.url, sibling.url) and not same_place(page.url, asked)
    if _masked(page.title, page.url) != sibling.title:
        return False
    likeness = resemblance(sketch_of(_masked(page.content, page.url)), sibling.sketch)
    return is_empty_shell(page) and not sibling.sketch if likeness is None else likeness >= _ALIKE


def is_empty_shell(page: Page) -> bool:
    """Whether there is nothing to read without running scripts."""
    return len(page.text) <= _LONGEST_SHELL and bool(page.scripts)


def is_made_by_scripts(body: bytes) -> bool:
    """Whether the place where scripts put the page is still empty, whatever stands around it."""
    return _MOUNT.search(body) is not None


def _masked(text: str, url: str) -> str:
    """A text without the address of its page, which many error pages repeat, and without numbers."""
    parts = urlsplit(url)
    path = unquote(parts.path).strip("/")
    for own in (url, path, path.rpartition("/")[2], *(value for _, value in parse_qsl(parts.query))):
        if len(own) >= _SHORTEST_MASK:
            text = text.replace(own, " ")
    return " ".join(re.sub(r"\d+", "0", text).split())
