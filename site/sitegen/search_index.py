"""What the search in the browser reads: every resource in one JSON file, short enough for a telephone.

{"sides": {"theme": [[slug, name, full name]…] …}, "rows": [[slug, title, words, language, {side: [values]}]…]}, values
being places in the lists of `sides`, and words the search terms of its texts that its title has not. In place of its
full name, a state has what is said of one resource.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from pydantic_core import to_json

from catalog.models import Resource
from catalog.search.terms import search_terms
from catalog.vocabulary import State
from catalog.words import Words
from sitegen.facets import Facet, Side, Value
from sitegen.health import ONE_LINK
from sitegen.made import Searched
from sitegen.survey import WITHOUT_LINK, Survey
from sitegen.text import LONGEST_HEADING, brief, clean, language_tag

PATH = "recherche.json"
# The same for pages opened from a folder, where browsers let a script read no JSON.
SCRIPT_PATH = "recherche.js"


class SearchIndex:
    """Written resource by resource, in the guide's order."""

    def __init__(self, known: Survey, file: IO[str], words: Words) -> None:
        self._file = file
        self._words = words
        self._places = {facet.side.value: _places(facet) for facet in known.facets}
        sides = {facet.side.value: [self._named(value) for value in facet.used] for facet in known.facets}
        self._file.write('{"sides":' + _compact(sides) + ',"rows":[')

    def add(self, number: int, searched: Searched) -> None:
        places = {
            side: list(dict.fromkeys(place for slug in slugs for place in self._places[side][slug]))
            for side, slugs in searched.values.items()
        }
        self._file.write(f"{',' if number else ''}\n{searched.row},{_compact(places)}]")

    def end(self) -> None:
        self._file.write("\n]}")

    def _named(self, value: Value) -> list[str]:
        besides = self._of_one(value.slug) if value.side is Side.STATE else value.full_name
        return [value.slug, *(_said(name, self._words) for name in (value.name, besides) if name)]

    def _of_one(self, slug: str) -> str:
        return self._words("reference without a link" if slug == WITHOUT_LINK else ONE_LINK[State(slug)])


def searched(resource: Resource, words: Words) -> Searched:
    title = set(search_terms(resource.title))
    texts = _texts(resource)
    terms = dict.fromkeys(term for text in texts if text for term in search_terms(text) if term not in title)
    values = {side.value: slugs for side, slugs in _values(resource).items() if slugs}
    row = [resource.slug, _said(resource.title, words), " ".join(terms), language_tag(resource.language)]
    return Searched(_compact(row).removesuffix("]"), values)


def _said(text: str, words: Words) -> str:
    """As lists show it."""
    return brief(clean(words.typography(text)), LONGEST_HEADING)


def as_script(index: Path, script: Path) -> None:
    """The index as a script that hands it over."""
    with index.open("rb") as read, script.open("wb") as written:
        written.write(b"vigieIndex(")
        while block := read.read(1 << 16):
            written.write(block)
        written.write(b")\n")


def _values(resource: Resource) -> dict[Side, list[str]]:
    """The slugs of the values that it stands under, each once."""
    states = [use.link.state.value for use in resource.uses] or [WITHOUT_LINK]
    return {
        Side.THEME: [theme.slug for theme in resource.themes],
        Side.KIND: [resource.kind.value],
        Side.ORGANISATION: list(dict.fromkeys(each.organisation.slug for each in resource.contributions)),
        Side.YEAR: [resource.date[:4]] if resource.date else [],
        Side.STATE: list(dict.fromkeys(states)),
    }


def _texts(resource: Resource) -> Iterable[str | None]:
    pages = [use.link.page_title for use in resource.uses]
    return (resource.summary, resource.container, resource.place, resource.date, *pages)


def _places(facet: Facet) -> dict[str, list[int]]:
    """Of each value by its slug, and of those that it stands under."""
    used = {value: place for place, value in enumerate(facet.used)}
    return {value.slug: [used[each] for each in (*value.line, value)] for value in used}


def _compact(value: object) -> str:
    return to_json(value).decode()
