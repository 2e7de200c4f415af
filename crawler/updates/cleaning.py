"""The paragraphs of a page's main text, in order and without noise. Pure; at home in broken markup.

Measured on the lab of updates (docs/lab-of-updates.md). What surrounds a text is known by the elements of HTML 5 and
ARIA, by the class names of the usual systems, by headings such as « À lire aussi », and by lists that are only links
(unless they are all there is: `lists`).
"""

import re
from collections.abc import Collection
from functools import lru_cache

from lxml import etree

from catalog.updates.edition import Paragraph, normal, paragraph
from crawler.updates.lists import MENUS, Block, may_be_the_list, places_of_lists, say_little
from crawler.updates.noise import CONSENT, ELSEWHERE, MARKS, NAMES, ROLES, without_noise
from crawler.updates.sizes import Sizes

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "title", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
     "video", "button", "select", "textarea", "input", "label", "datalist", "dialog", "nav", "aside", "footer", "menu",
     "head", "form", "header"}
)  # fmt: skip
_OF_ARTICLE = frozenset({"header", "footer"})  # of an article, they belong to it
_MAY_HOLD_ALL = frozenset({"header", "form", "head", "label"})  # on old pages, or where a tag was not closed
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {"p", "li", "tr", "dt", "dd", "blockquote", "pre", "figcaption", "div", "section", "article", "main", "caption",
     "address", "summary", "details", "body", "table", "ul", "ol", "dl", "center", "fieldset", "figure", "hr", "td",
     "th", *_HEADINGS}
)  # fmt: skip
_CELLS = frozenset({"td", "th", "p", "div"})
_LISTS = frozenset({"ul", "ol", "dl", "div", "p", "td", "table", "center"})
_MAIN = frozenset({"html", "body", "main", "article"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_PART = re.compile(r"[-_\d]+")
# WordPress names what a post is about in its classes: they say nothing of what the element is.
_TOPIC = ("category-", "tag-", "post-", "postid-", "page-", "term-", "single-")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST_TEXT = 60_000
_LONGEST_ROW = 300
_LONGEST_HEADING = 60
_FEWEST_LINKS, _LONGEST_LABEL, _ALL_LINKS = 3, 30, 0.75
# An element with so much of the page's text is no noise, whatever it is called.
_MOST_OF_ALL = 0.5
_DEEPEST = 150


def paragraphs_of(roots: list[etree._Element]) -> tuple[Paragraph, ...]:
    """Of the elements that matter, or of a whole page. Each text once; at most some tens of thousands of characters."""
    blocks = [block for root in roots for block in _Reader(root).blocks()]
    lists: Collection[str] = ()
    if say_little(blocks):
        blocks = [block for root in roots for block in _Reader(root, with_lists=True).blocks()]
        lists = places_of_lists(blocks, chosen=any(root.getparent() is not None for root in roots))
    found: dict[str, Paragraph] = {}
    left, known = _MOST_TEXT, set[str]()
    for block in blocks:
        if block.text in known:
            continue
        known.add(block.text)
        clean = without_noise(block.text)[:left]
        if clean:
            left -= len(clean)
            one = paragraph(clean, block.place, is_entry=block.links == 1 and block.place in lists)
            found.setdefault(one.key, one)
    found.pop("", None)
    return tuple(found.values())


class _Reader:
    """Walks through a tree and gathers its blocks, each with its place: the heading above it, and what it stands in.

    with_lists: whether lists of links may be what the page is about.
    """

    def __init__(self, root: etree._Element, *, with_lists: bool = False) -> None:
        self.root = root
        self.with_lists = with_lists
        self.is_chosen = root.getparent() is not None
        self.sizes = Sizes(root)
        self.found: list[Block] = []
        self.heading = ""
        self.elsewhere = 0  # the level of a heading under which other pages are told of
        self.in_article = False
        self.in_row = False
        self.link: etree._Element | None = None
        self._words: list[str] = []
        self._links = set[etree._Element | None]()  # that the words stand in; None for those beside

    def blocks(self) -> list[Block]:
        self._enter(self.root, "", 0)
        self._end("")
        return self.found

    def _enter(self, element: etree._Element, within: str, depth: int) -> None:
        tag, outer = element.tag, (self.in_article, self.in_row, self.link)
        is_block = tag in _BLOCKS and not (self.in_row and tag in _CELLS)
        place = within
        if is_block:
            place = _place(element, tag, within)
            self._end(within)
        self.in_article = self.in_article or tag in ("article", "main")
        self.in_row = self.in_row or (tag == "tr" and self._is_row(element))
        self.link = element if tag == "a" else self.link
        self._within(element, place, depth)
        if is_block:
            self._close(place, _HEADINGS.get(tag, 0))
        self.in_article, self.in_row, self.link = outer

    def _within(self, element: etree._Element, place: str, depth: int) -> None:
        if depth > _DEEPEST:
            self._words += element.itertext()
            return
        self._add(element.text)
        for child in element:
            tag = child.tag
            if isinstance(tag, str) and not self._is_noise(child, tag):
                self._enter(child, place, depth + 1)
            if tag == "br" and _ends_paragraph(child):
                self._end(place)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text and not text.isspace():
            self._words.append(text)
            if self.link is not None or _WORD.search(text):
                self._links.add(self.link)

    def _taken(self, place: str, *, is_heading: bool = False) -> Block:
        text = " ".join(" ".join(self._words).split())
        links = 0 if None in self._links else len(self._links)
        self._words.clear()
        self._links.clear()
        return Block(f"{self.heading}|{place}", text, links, is_heading)

    def _end(self, place: str) -> None:
        if self._words:
            block = self._taken(place)
            if not self.elsewhere and not (self.with_lists and block.is_row and not self.is_chosen):
                self.found.append(block)

    def _close(self, place: str, level: int) -> None:
        """The end of a block, which may be a heading: what follows stands under it."""
        if not level or not self._words:
            self._end(place)
            return
        block = self._taken(place, is_heading=True)
        if self.elsewhere and level <= self.elsewhere:
            self.elsewhere = 0
        if not self.elsewhere and self._leads_elsewhere(block.text, level):
            self.elsewhere = level
        if not self.elsewhere:
            self.found.append(block)
            self.heading = normal(block.text)

    def _leads_elsewhere(self, heading: str, level: int) -> bool:
        if self.with_lists and level > 1 and MENUS.fullmatch(heading):
            return True
        return len(heading) < _LONGEST_HEADING and ELSEWHERE.match(heading) is not None

    def _is_noise(self, element: etree._Element, tag: str) -> bool:
        if tag == "button" and _is_heading(element.getparent()):
            # That of an accordion (https://www.w3.org/WAI/ARIA/apg/patterns/accordion/).
            return False
        if tag in _UNSEEN and not (tag in _OF_ARTICLE and self.in_article):
            return tag not in _MAY_HOLD_ALL or not self._is_most(element)
        if tag in _MAIN:
            return False
        told = element.attrib
        if told and ("hidden" in told or told.get("aria-hidden") == "true" or _HIDDEN.search(told.get("style", ""))):
            return True
        if told and (told.get("role") in ROLES or _is_marked(told.get("class", "")) or _is_marked(told.get("id", ""))):
            return not self._is_most(element)
        return tag in _LISTS and not self.in_article and self._is_menu(element)

    def _is_most(self, element: etree._Element) -> bool:
        return self.sizes.text[element] > self.sizes.text[self.root] * _MOST_OF_ALL

    def _is_menu(self, element: etree._Element) -> bool:
        """A list of short links and hardly anything else."""
        links, linked = self.sizes.links[element], self.sizes.linked[element]
        if links < _FEWEST_LINKS or linked > links * _LONGEST_LABEL:
            return False
        if linked < self.sizes.text[element] * _ALL_LINKS:
            return False
        return not (self.with_lists and (self.is_chosen or may_be_the_list(element, self.heading)))

    def _is_row(self, row: etree._Element) -> bool:
        """A row of figures is one paragraph; the cells of an old page's layout are none."""
        return self.sizes.text[row] < _LONGEST_ROW and next(row.iter("table", "h1", "h2", "h3", "ul"), None) is None


@lru_cache(4096)
def _is_marked(names: str) -> bool:
    plain = names.casefold()
    if CONSENT.search(plain):
        return True
    for name in plain.split():
        if name in NAMES or (not name.startswith(_TOPIC) and not MARKS.isdisjoint((name, *_PART.split(name)))):
            return True
    return False


def _is_heading(element: etree._Element | None) -> bool:
    return element is not None and element.tag in _HEADINGS


def _ends_paragraph(line_break: etree._Element) -> bool:
    following = line_break.getnext()
    return following is not None and following.tag == "br" and not (line_break.tail or "").strip()


def _place(element: etree._Element, tag: str, within: str) -> str:
    """Its kind, and the nearest named element that it stands in; without figures, which are but numbers of records."""
    name = element.get("id") or element.get("class")
    named = _named(name) if name else within.partition(".")[2]
    return f"{tag}.{named}"


@lru_cache(4096)
def _named(name: str) -> str:
    return ".".join(_WORD.findall(name)[:3])
