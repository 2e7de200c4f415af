"""The blocks of a guide → drafts: its headings are themes and places, what it links to are resources."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from catalog.importing.blocks import Block
from catalog.importing.draft import Draft, DraftLink
from catalog.importing.guide_entries import (
    Entry,
    heading_name,
    names_something,
    read_entries,
    resources_in,
    without_pointers,
)
from catalog.importing.hints import (
    is_example,
    is_home,
    is_section_name,
    kind_told_by,
    name_spelled_by,
    role_of,
    role_told_by,
)
from catalog.importing.marks import HYPERLINK, plain, with_quotes_cited
from catalog.importing.reference import Reference, read_reference, reference_around, title_in
from catalog.importing.same_names import merged, with_one_spelling
from catalog.importing.tidy import tidied
from catalog.kinds import Kind
from catalog.sameness import folded
from catalog.urls import host_of
from catalog.vocabulary import LinkRole

_SHORT_TITLE, _LONG_TITLE, _LONGER_TITLE, _LONGEST_TITLE = 25, 100, 130, 300  # characters
_SENTENCE_END = re.compile(r"[.!?…][\"»”)]*\s+(?=[^\W\d_a-zà-ÿ]|[«“\"\ufdd0-\ufdd4])")
_ROLE_LABEL = re.compile(r"(?:[\n,;|(•]|\s[-–—]|[.!?]\s)([^\n,;|(•.!?\ufdd0-\ufdd5]{2,80})$")
_CLAUSE_END = re.compile(r",\s|\s[:;(–—-]\s?|;\s")
_DANGLING = re.compile(
    r"\s+(?:l[ea]s?|des?|du|un|une|et|ou|à|aux?|en|pour|par|the|an?|of|and|or|to|in|for)$", re.IGNORECASE
)
_LEAD_IN = re.compile(
    r"^\s*(?:voir|lire|lisez|consulte[rz]|découvr(?:ir|ez)|visite[rz]|see|read|visit|discover)\s+(?:aussi\s|also\s)?",
    re.IGNORECASE,
)
_EDGES = " \n:,;|→•>–—-"


def read_guide(blocks: Iterable[Block]) -> list[Draft]:
    """The resources that a guide links to, in its order; [] where it links to none.

    What a resource is called, who made it and when is guessed from how references are usually written; its links are
    those of the guide.
    """
    blocks = list(blocks)
    entries, whole = list(read_entries(blocks)), _title_of(blocks)
    calls: dict[str, str] = {}
    for entry in entries:
        for note in entry.calls:
            calls.setdefault(note, _first_sentence(plain(entry.text)))
    drafts = [
        _draft(part, calls.get(part.note or ""), whole)
        for entry in entries
        if entry.links
        for part in resources_in(entry)
    ]
    return [tidied(draft) for draft in with_one_spelling(merged(drafts))]


@dataclass(frozen=True, slots=True)
class _Description:
    """What is said of a resource, and its summary where the title leaves something out."""

    reference: Reference
    summary: str | None = None


def _title_of(blocks: Iterable[Block]) -> str | None:
    """What the guide itself is called: the heading that it opens with, where no other is of the first level."""
    headings = [block for block in blocks if block.level]
    alone = sum(block.level == 1 for block in headings) == 1
    return heading_name(without_pointers(headings[0].text)) if alone and headings[0].level == 1 else None


def _draft(entry: Entry, caller: str | None, whole: str | None) -> Draft:
    """caller: the sentence that calls the footnote which the entry stands in; whole: the title of the guide."""
    text, links = _links_apart(entry if entry.listed else _sentence_of(entry))
    said = _described(text, links, entry.before, caller)
    title = said.reference.title
    headings = [name for name in entry.headings if folded(name) != folded(title) and not is_example(name)]
    # The nearest heading that is about something is the theme; it stands under those above it.
    themes = [name for name in headings if not is_section_name(name)]
    return Draft(
        title=title,
        line=entry.line,
        kind=said.reference.kind or _kind_by_links(title, links),
        date=said.reference.date,
        summary=said.summary,
        container=said.reference.container,
        issue=said.reference.issue,
        place=" › ".join(headings) or None,
        themes=tuple(themes[-1:]),
        nesting=tuple((child, parent) for parent, child in pairwise(themes) if parent != whole),
        contributions=said.reference.contributions,
        links=links,
    )


def _sentence_of(entry: Entry) -> Entry:
    """In a paragraph, only the sentence of the link describes it; before a link on its own line, all of them do."""
    found = list(HYPERLINK.finditer(entry.text))
    before, after = entry.text[: found[0].start()], entry.text[found[-1].end() :]
    start = 0
    if not before.rstrip(" ").endswith("\n"):
        starts = [0, *(sentence.end() for sentence in _SENTENCE_END.finditer(before))]
        start = next((each for each in reversed(starts) if len(plain(before[each:]).strip(_EDGES)) > 2), 0)
    end = _SENTENCE_END.search(after)
    return replace(
        entry, text=entry.text[start : len(entry.text) - len(after) + (end.start() + 1 if end else len(after))]
    )


def _links_apart(entry: Entry) -> tuple[str, tuple[DraftLink, ...]]:
    """(the text without its links, save those whose label names the resource; the links, each with its role)."""
    parts: list[str] = []
    links: list[DraftLink] = []
    end = 0
    for found, link in zip(HYPERLINK.finditer(entry.text), entry.links, strict=True):
        before, label = entry.text[end : found.start()], plain(found[1])
        role_label = _ROLE_LABEL.search(before[-200:])
        if role_label and role_told_by(role_label[1]):
            label = plain(role_label[1])
            before = before[: len(before) - len(role_label[1])]
        links.append(DraftLink(link.url, role_of(link.url, label)))
        parts += [before, found[0] if names_something(plain(found[1])) else ""]
        end = found.end()
    return "".join([*parts, entry.text[end:]]), tuple(links)


def _described(text: str, links: tuple[DraftLink, ...], before: str, caller: str | None) -> _Description:
    """The best that can be said, from a reference in due form down to the name of the host."""
    entitled = title_in(with_quotes_cited(text))
    text = text if entitled else _LEAD_IN.sub("", text)
    label = HYPERLINK.search(text)
    if label and not entitled:
        reference: Reference | None = reference_around(text, *label.span())
    else:
        reference = read_reference(text)
    if reference and len(reference.title) <= _LONGEST_TITLE and (entitled or names_something(reference.title)):
        title = reference.title if entitled else _capitalised(reference.title)
        return _Description(replace(reference, title=title))
    words = plain(text)
    if len(links) == 1 and (name := name_spelled_by(links[0].url, f"{before} {words}"[-1000:])):
        return _Description(Reference(name, Kind.ORGANISATION))
    described = words.strip(_EDGES + "()") or caller
    if not described:
        return _Description(Reference(host_of(links[0].url) or links[0].url))
    title = _capitalised(_shortened(_first_sentence(described)))
    return _Description(
        Reference(title, kind_told_by(described)), described if len(described) > len(title) + 1 else None
    )


def _kind_by_links(title: str, links: tuple[DraftLink, ...]) -> Kind | None:
    if all(link.role is LinkRole.VIDEO for link in links):
        return Kind.VIDEO
    if not all(is_home(link.url) for link in links):
        return None
    named = any(folded(name_spelled_by(link.url, title) or "") == folded(title) for link in links)
    return Kind.ORGANISATION if named else Kind.WEBSITE


def _first_sentence(text: str) -> str:
    end = _SENTENCE_END.search(text)
    return (text[: end.end()] if end else text).strip(_EDGES)


def _capitalised(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].upper() + title[1:]


def _shortened(sentence: str) -> str:
    """A sentence as a title: cut where a clause ends, else at a word."""
    title = re.sub(r"(?<=\w)[.:;,]+$", "", sentence)
    if len(title) <= _LONG_TITLE:
        return title
    ends = [end.start() for end in _CLAUSE_END.finditer(title, _SHORT_TITLE, _LONG_TITLE)]
    if ends:
        return title[: ends[-1]].rstrip()
    if len(title) <= _LONGER_TITLE:
        return title
    words = title[:_LONG_TITLE].rpartition(" ")[0] or title[:_LONG_TITLE]
    return _DANGLING.sub("", words) + "…"
