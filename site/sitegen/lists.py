"""The pages that list resources: the index as the guide has them, and one for each value of each facet."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import groupby
from typing import Any, NamedTuple

from catalog.directory import Directory
from catalog.imprint import SIZE, imprint
from catalog.spool import Spool
from catalog.words import Words
from sitegen.facets import Facet, Side, Value
from sitegen.health import Health
from sitegen.page import Page
from sitegen.survey import Survey
from sitegen.told import Told

PER_PAGE = 50
LATEST_NEWS, LATEST_TOLD = 5, 3
# Where a facet has more values, the index names those that most resources stand under.
MOST_VALUES = 40
# How entries lead to the root from where they are made.
FROM_BELOW = "../../"


class Place(NamedTuple):
    """Which of how many pages of one list this is, both counted from 1. first: the path of the first of them."""

    number: int
    last: int
    first: str

    def path(self, number: int) -> str:
        return self.first if number == 1 else self.first.replace("index.html", f"page-{number}.html")

    @property
    def here(self) -> str:
        return self.path(self.number)


class Run:
    """Entries that stand in one list, gone for only when the page is made. root: leads from there to the root."""

    def __init__(self, entries: "Entries", numbers: Sequence[int], root: str) -> None:
        self.entries = entries
        self.numbers = numbers
        self.root = root

    def __html__(self) -> str:
        return self.entries.text(self.numbers).replace(f'href="{FROM_BELOW}', f'href="{self.root}')


class Section(NamedTuple):
    """Entries of the index under one theme; under none where it is None."""

    theme: Value | None
    entries: Run


class Entries:
    """The entries of lists, each made once: cut out of their spool, their links fit for the page they go into."""

    def __init__(self, spool: Spool) -> None:
        self.spool = spool
        self._imprints = bytearray()

    def add(self, text: str) -> None:
        self.spool.add(text)
        self._imprints += blake2b(text.encode(), digest_size=SIZE).digest()

    def text(self, numbers: Sequence[int]) -> str:
        return "".join(self.spool[number] for number in numbers)

    def imprint(self, numbers: Sequence[int]) -> bytes:
        return b"".join(self._imprints[number * SIZE : (number + 1) * SIZE] for number in numbers)


def index_pages(known: Survey, state: Health, entries: Entries, directory: Directory, words: Words) -> Iterator[Page]:
    order: list[tuple[Value | None, int]] = [
        (theme, number) for theme in known.facet(Side.THEME).used for number in theme.direct
    ]
    order += [(None, number) for number in known.rest]
    for place, part in _cut(order, "index.html"):
        sections = [
            Section(theme, Run(entries, [number for _, number in run], ""))
            for theme, run in groupby(part, key=lambda pair: pair[0])
        ]
        context: dict[str, Any] = {"sections": sections, "place": place}
        if place.number == 1:
            context |= {"known": known, "health": state}
            context |= {"news": known.events[:LATEST_NEWS], "told": known.told.latest[:LATEST_TOLD]}
            yield Page(place.here, "index.html", directory.title, directory.description, context)
        else:
            # What these tell hangs on nothing but their entries: most stay as they are.
            made_of = imprint(place, [(_named(each.theme), entries.imprint(each.entries.numbers)) for each in sections])
            title = words("{title}, page {number}", title=directory.title, number=place.number)
            yield Page(place.here, "leaf.html", title, directory.description, context, imprint=made_of)


def _named(theme: Value | None) -> list[tuple[str, str]]:
    return [(each.slug, each.name) for each in (*theme.line, theme)] if theme else []


def facet_pages(known: Survey, entries: Entries, words: Words) -> Iterator[Page]:
    for facet in known.facets:
        title = words(facet.title)
        said = words("The resources of the directory, {by_theme}", by_theme=title[:1].lower() + title[1:])
        yield Page(facet.path, "facet.html", title, said, {"facet": facet})
        for value in facet.values:
            told = known.told.of_organisation.get(value.slug, []) if facet.side is Side.ORGANISATION else []
            yield from _value_pages(value, facet, entries, told, words)


def _value_pages(value: Value, facet: Facet, entries: Entries, told: Sequence[Told], words: Words) -> Iterator[Page]:
    description = _counted(value, words)
    for place, part in _cut(value.numbers, value.path):
        news = told if place.number == 1 else []
        context = {"facet": facet, "value": value, "entries": Run(entries, part, FROM_BELOW), "place": place}
        context |= {"counted": description, "told": news}
        title, said = value.name, f"{words(facet.label)}. {description}"
        # Of the resources on other pages, and of other themes, only their number is told.
        near = [[(each.slug, each.name, len(each.numbers)) for each in some] for some in (value.line, value.below)]
        facts = (value.side, value.slug, value.name, value.full_name, near)
        made_of = imprint(facts, said, place, entries.imprint(part), news)
        yield Page(place.here, "shelf.html", title, said, context, feed=value.feed, imprint=made_of)


def _counted(value: Value, words: Words) -> str:
    count = len(value.numbers)
    if value.below:
        return words.many(
            "{count} resource, those of its sub-themes included",
            "{count} resources, those of its sub-themes included",
            count,
        )
    return words.many("{count} resource", "{count} resources", count)


def _cut(things: Sequence[Any], first: str) -> Iterator[tuple[Place, Sequence[Any]]]:
    """At least one page, be it empty."""
    last = max(1, -(-len(things) // PER_PAGE))
    for number in range(1, last + 1):
        yield Place(number, last, first), things[(number - 1) * PER_PAGE : number * PER_PAGE]
