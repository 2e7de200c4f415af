"""An answer as a page: what a reader would see of it. Pure; broken markup, charsets and types are the usual case."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin

from lxml import etree
from w3lib.encoding import html_to_unicode
from w3lib.url import safe_url_string

from catalog.folding import fold
from crawler.judging.answer import Answer

# Making one costs more than a page does.
_PARSER = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
# What `itertext` gives, in a third of the time.
_TEXTS = etree.XPath("descendant-or-self::text()", smart_strings=False)
_LONGEST_TITLE = 300
_LONGEST_TEXT = 50_000
_LONGEST_BODY = 512 * 1024
_MOST_HEADINGS = 10
_PAGES = ("text/html", "application/xhtml+xml")
_LOOKS_LIKE_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)", re.I | re.S
)
_DOCUMENT = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"GIF8", b"\x89PNG", b"\xff\xd8\xff")
_TELLING = (
    dict.fromkeys(("h1", "h2"), "heading")
    | {name: name for name in ("title", "meta", "script", "iframe", "input", "a")}
    | {"frame": "iframe"}
)
# Not the whole head: libxml2 leaves the elements of HTML 5 in it where the body is not marked.
_UNSEEN = frozenset({"script", "style", "noscript", "template", "title", "svg", "iframe", "object"})
_AROUND = frozenset({"nav", "header", "footer", "aside", "form"})
# Control characters, and those that turn the direction of writing (Unicode TR 9).
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_REFRESH = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*[;,]\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s][^\"']*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """text: all that is visible; content: the same without menus, headers, footers and forms, where that leaves
    something. refresh: seconds, and the absolute address that the page sends its reader on to. scripts: the addresses
    and the beginnings of its scripts. description: of the meta elements, with the site's name.
    """

    url: str
    title: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""
    content: str = ""
    language: str = ""
    refresh: tuple[float, str] | None = None
    has_password: bool = False
    scripts: str = ""
    description: str = ""
    links: int = 0


def page_of(answer: Answer) -> Page | None:
    """None for what is no HTML, whatever its type says."""
    if not _is_page(answer):
        return None
    root = parsed(answer)
    if root is None:
        return Page(answer.url, refresh=_header_refresh(answer))
    return _read(answer, root)


def tree_of(answer: Answer) -> etree._Element | None:
    """None for what is no HTML, whatever its type says, and where there is nothing to read."""
    return parsed(answer) if _is_page(answer) else None


def title_of(root: etree._Element) -> str:
    return next(_lines(root.iter("title")), "")


def told(page: Page) -> str:
    """Its title and all that is visible, folded."""
    return f"{fold(page.title)} {fold(page.text)}".strip()


def plain(text: str, most: int = _LONGEST_TITLE) -> str:
    """One line of printable characters."""
    return _one_line(text[: most * 4])[:most].strip()


def _is_page(answer: Answer) -> bool:
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if answer.body.startswith(_DOCUMENT):
        return False
    if kind in _PAGES:
        return True
    return kind in ("", "text/plain", "application/octet-stream") and bool(_LOOKS_LIKE_PAGE.match(answer.body[:2048]))


def parsed(answer: Answer) -> etree._Element | None:
    """The tree of a page; None where there is nothing to read."""
    body = answer.body[:_LONGEST_BODY]
    if not body.strip():
        return None
    _, text = html_to_unicode(answer.headers.get("content-type", ""), body, default_encoding="utf-8")
    # lxml stops at a null byte, and takes no text that declares its own encoding.
    data = text.replace("\x00", " ").encode("utf-8", errors="replace")
    try:
        return etree.fromstring(data, parser=_PARSER)
    except (etree.LxmlError, ValueError):
        return None


def _read(answer: Answer, root: etree._Element) -> Page:
    found = _telling(root)
    title = next(_lines(found["title"]), "")
    headings = tuple(islice(_lines(found["heading"]), _MOST_HEADINGS))
    language, has_password = declared_language(root), _has_password(found["input"])
    scripts = _scripts(found["script"], found["iframe"])
    text, content = _texts(root)
    return Page(
        url=answer.url,
        title=title,
        headings=headings,
        text=text,
        content=content if len(content) > 80 else text,
        language=language,
        refresh=_refresh(answer, found["meta"]),
        has_password=has_password,
        scripts=scripts,
        description=_description(found["meta"]),
        links=sum(1 for each in found["a"] if each.get("href")),
    )


def _telling(root: etree._Element) -> dict[str, list[etree._Element]]:
    """The elements that tell something by themselves, by name: gone through once, for pages have many others."""
    found: dict[str, list[etree._Element]] = defaultdict(list)
    for each in root.iter(*_TELLING):
        found[_TELLING[each.tag]].append(each)
    return found


def _lines(elements: Iterable[etree._Element]) -> Iterator[str]:
    return filter(None, (plain("".join(_TEXTS(each))) for each in elements))


def _has_password(inputs: Iterable[etree._Element]) -> bool:
    """Whether the page itself asks for a password; many sites let their members in beside every page."""
    asking = (each for each in inputs if (each.get("type") or "").strip().lower() == "password")
    return any(next(each.iterancestors("nav", "header", "footer", "aside"), None) is None for each in asking)


def _texts(root: etree._Element) -> tuple[str, str]:
    """All that is visible, and what is left of it without what surrounds a page. The tree is used up."""
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    text = _line(root)
    if next(root.iter(*_AROUND), None) is None:
        return text, text
    etree.strip_elements(root, *_AROUND, with_tail=False)
    return text, _line(root)


def _line(root: etree._Element) -> str:
    return _one_line(" ".join(_TEXTS(root)))[:_LONGEST_TEXT]


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    # Most are printable by now, which is seen in a quarter of the time.
    return line if line.isprintable() else " ".join(_UNPRINTABLE.sub(" ", line).split())


def declared_language(root: etree._Element) -> str:
    tag = root if root.tag == "html" else root.find(".//html")
    return re.split("[-_]", (tag.get("lang") or "").strip().lower())[0][:8] if tag is not None else ""


def _refresh(answer: Answer, metas: Iterable[etree._Element]) -> tuple[float, str] | None:
    for each in metas:
        if (each.get("http-equiv") or "").strip().lower() == "refresh":
            found = _refresh_of(answer.url, each.get("content") or "")
            if found is not None:
                return found
    return _header_refresh(answer)


def _header_refresh(answer: Answer) -> tuple[float, str] | None:
    return _refresh_of(answer.url, answer.headers.get("refresh", ""))


def _refresh_of(base: str, value: str) -> tuple[float, str] | None:
    found = _REFRESH.match(value)
    if found is None:
        return None
    try:
        return float(found[1][:9]), safe_url_string(urljoin(base, found[2].strip()))
    except ValueError:
        return None


def _scripts(scripts: Iterable[etree._Element], frames: Iterable[etree._Element]) -> str:
    found = [f"{each.get('src') or ''} {(each.text or '')[:2_000]}" for each in scripts]
    found += [each.get("src") or "" for each in frames]
    return "\n".join(found)[:20_000]


def _description(metas: Iterable[etree._Element]) -> str:
    wanted = ("description", "og:title", "og:site_name", "og:description", "author", "application-name")
    found = [
        each.get("content") or ""
        for each in metas
        if (each.get("name") or each.get("property") or "").strip().lower() in wanted
    ]
    return plain(" · ".join(found), 1_000)
