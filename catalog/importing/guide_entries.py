"""Blocks of a guide grouped into entries (a description and its links), and cut where another resource begins."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from catalog.importing.blocks import Block, Hyperlink
from catalog.importing.hints import is_home, is_section_name, name_spelled_by, role_told_by, says_only_more
from catalog.importing.marks import HYPERLINK, plain, with_quotes_cited
from catalog.importing.reference import title_in

_SENTENCE_END = re.compile(r"[.!?…][\"»”)]*\s+(?=[^\W\d_a-zà-ÿ]|[«“\"(\ufdd0-\ufdd4])|\n|[;|•]\s")
_LAST_WORDS = re.compile(r"(?:[.!?…\n(]\s*|\s(?=[→>–-]))([^.!?…\n(\ufdd0-\ufdd5]{2,60})$")
_LOOKED_BACK = 1000  # characters, so that a paragraph of many links is read in linear time


@dataclass(frozen=True, slots=True)
class Entry:
    """A description with the links it describes; text is marked text. headings are outermost first.

    before: the end of what the same paragraph says of the resources before this one.
    """

    text: str
    line: int
    links: tuple[Hyperlink, ...]
    headings: tuple[str, ...] = ()
    listed: bool = False
    note: str | None = None
    calls: tuple[str, ...] = ()
    before: str = ""


def read_entries(blocks: Iterable[Block]) -> Iterator[Entry]:
    """Every description of the guide, with links or without, in its order."""
    headings: list[tuple[int, str]] = []
    current: tuple[Entry, int] | None = None
    for block in blocks:
        titled = block.level > 0 and is_section_name(plain(block.text))
        text = block.text if titled else without_pointers(block.text)
        if not text:
            continue
        if block.level:
            headings = [each for each in headings if each[0] < block.level] + [(block.level, heading_name(text))]
        path = tuple(name for _, name in headings if name)
        entry = Entry(text, block.line, block.links, path, block.depth > 0, block.note, block.calls)
        if current and _goes_on(*current, block, text):
            current = _longer(current[0], text, block.links), current[1]
            continue
        if current:
            yield current[0]
        current = entry, block.depth
    if current:
        yield current[0]


def _longer(entry: Entry, text: str, links: tuple[Hyperlink, ...]) -> Entry:
    return replace(entry, text=f"{entry.text}\n{text}", links=entry.links + links)


def without_pointers(text: str) -> str:
    """A text without "→ En savoir + :" and the like; before a link the end of a line stands in its place."""
    parts, end = [], 0
    for link in HYPERLINK.finditer(text):
        parts += [_without_final_pointer(text[end : link.start()]), link[0]]
        end = link.end()
    rest = text[end:]
    return "" if not parts and says_only_more(rest) else "".join([*parts, rest]).strip()


def _without_final_pointer(text: str) -> str:
    if says_only_more(text):
        return "\n"
    pointer = _LAST_WORDS.search(text[-80:])
    if pointer and says_only_more(pointer[1]):
        return text[: len(text) - len(pointer[1])] + "\n"
    return text


def heading_name(text: str) -> str:
    """A heading as a place: without leading numbers, arrows and bullets, emphasis and final colon."""
    return re.sub(
        r"^(?:[\s>→•*·–—-]|[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?\s(?=\W*[^\W\d_a-zà-ÿ]))+|[\s:]+$", "", plain(text)
    )


def _goes_on(entry: Entry, depth: int, block: Block, text: str) -> bool:
    """Whether a block only adds links to what stands before it."""
    if block.level or block.note or not block.links:
        return False
    if block.depth:
        nested = 0 < depth < block.depth
        return nested and (_is_unnamed(text) or _is_role_label(text, 8))
    if depth and entry.links:
        return False
    if _is_unnamed(text):
        return not is_section_name(plain(entry.text))
    return _is_role_label(text, 4) and title_in(with_quotes_cited(entry.text[:600])) is not None


def _is_unnamed(text: str) -> bool:
    """Whether a text is only links whose labels do not name a resource."""
    words = plain(HYPERLINK.sub("", text)).strip(" :,;|-–—.()→")
    return not words and not any(names_something(plain(link[1])) for link in HYPERLINK.finditer(text))


def _is_role_label(text: str, longest: int) -> bool:
    words = plain(HYPERLINK.sub("", text))
    return role_told_by(words) is not None and len(words.split()) <= longest


def resources_in(entry: Entry) -> Iterator[Entry]:
    """An entry cut where another resource begins: after a link, before words that name something else."""
    text, links = entry.text, entry.links
    found = list(HYPERLINK.finditer(text))
    start = first = 0
    for index in range(1, len(found)):
        cut = _cut(entry, found[index - 1], found[index], links[index - 1 : index + 1], start)
        if cut is not None:
            yield _part(entry, start, cut, links[first:index])
            start, first = cut, index
    yield _part(entry, start, len(text), links[first:])


def _part(entry: Entry, start: int, end: int, links: tuple[Hyperlink, ...]) -> Entry:
    if start == 0:
        return replace(entry, text=entry.text[:end], links=links)
    text = re.sub(r"^[\s).,;:»”|•–—-]+", "", entry.text[start:end])
    before = plain(entry.text[max(0, start - _LOOKED_BACK) : start])
    return replace(entry, text=text, links=links, line=links[0].line, before=before)


def _cut(
    entry: Entry, before: re.Match[str], link: re.Match[str], links: tuple[Hyperlink, ...], start: int
) -> int | None:
    """Where in the gap between two links the second one's resource begins; None if it is the same resource."""
    gap = entry.text[before.end() : link.start()]
    boundary = max((found.end() for found in _SENTENCE_END.finditer(gap)), default=0)
    words = plain(gap[boundary:]).strip(" :,;.()-–—|")
    label = plain(link[1])
    if role_told_by(words) or role_told_by(label):
        return None
    seen = plain(entry.text[max(0, link.start() - _LOOKED_BACK) : link.start()])
    another = (
        title_in(with_quotes_cited(gap)) is not None
        or (boundary > 0 and len(words) > 2)
        or name_spelled_by(links[1].url, seen) is not None
        or (not words and is_home(links[0].url) and is_home(links[1].url) and "\n" in gap)
        or _both_named(entry, before, label, start)
    )
    return before.end() + boundary if another else None


def _both_named(entry: Entry, before: re.Match[str], label: str, start: int) -> bool:
    """In a sentence, or after "Sites utiles :", labelled links are resources of their own."""
    first_label = plain(before[1])
    if not (names_something(label) and names_something(first_label)):
        return False
    introduction = plain(entry.text[max(start, before.start() - _LOOKED_BACK) : before.start()])
    return not entry.listed or introduction.endswith(":") or start > 0


def names_something(label: str) -> bool:
    """Whether the words of a link name what it leads to; "ici" and "PDF" do not."""
    return bool(label) and not role_told_by(label) and not says_only_more(label)
