"""The pages of the resources, and of those that were taken out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from catalog.crew import Crew
from catalog.directory import Directory
from catalog.exporting import bibtex, csl, ris
from catalog.exporting.addresses import Address, cited
from catalog.exporting.formats import BY_NAME
from catalog.exporting.piece import Piece
from catalog.models import Resource
from catalog.sentences import KINDS
from catalog.words import Words
from sitegen import citation
from sitegen.addresses import page_of
from sitegen.chunks import Place, Shown, shown
from sitegen.citation import makers_line, reference
from sitegen.environment import entry_of
from sitegen.history import history
from sitegen.lists import FROM_BELOW
from sitegen.made import Made
from sitegen.metadata import dublin_core, json_ld, policy_hash, scholar
from sitegen.page import Page
from sitegen.percent import percent
from sitegen.press import Press
from sitegen.reporting import report_address
from sitegen.search_index import searched

# Pages that one hand makes at a time.
_AT_ONCE = 50


class Record(NamedTuple):
    """The reference of one resource for a reference manager. name: of the file that it is saved as."""

    name: str
    label: str
    text: str
    media_type: str

    @property
    def address(self) -> str:
        """The file itself (RFC 2397): it can be saved without a script, and nothing more has to be served."""
        return f"data:{self.media_type};charset=utf-8,{_data(self.text)}"


_data = percent("/:;,=()")
# Names of files, labels, names of formats, media types, what writes them.
_RECORDS: tuple[tuple[str, str, str, str, Callable[[Resource, Address], Piece]], ...] = (
    ("reference.bib", "BibTeX", "bibtex", "application/x-bibtex", bibtex.entry),
    ("reference.ris", "RIS", "ris", "application/x-research-info-systems", ris.record),
    ("reference.json", "CSL-JSON", "csl-json", "application/vnd.citationstyles.csl+json", csl.item),
)


class Bindery:
    """Makes what there is of each resource: its page, and the rest."""

    def __init__(self, crew: Crew, press: Press, words: Words) -> None:
        self.crew = crew
        self.press = press
        self.words = words

    def made(self, chunks: Iterable[Sequence[Place]]) -> Iterator[Made]:
        """Only what changed is loaded and made, by all hands there are."""
        for kept, fresh in self.crew.each(self._make_all, self._parts(chunks)):
            texts = iter(fresh)
            for place, text in kept:
                if text is None:
                    made = Made.read(beside := next(texts))
                    self.press.note(made.path, place.imprint, made.modified, beside)
                else:
                    made = Made.read(text)
                    self.press.carry(made.path, made.modified)
                yield made

    def _parts(self, chunks: Iterable[Sequence[Place]]) -> Iterator[tuple[list[tuple[Place, str | None]], list[Place]]]:
        """Some places, each with what was kept of it, and those of them that have to be made."""
        for places in chunks:
            kept: list[tuple[Place, str | None]] = []
            fresh: list[Place] = []
            for place in places:
                if len(fresh) == _AT_ONCE:
                    yield kept, fresh
                    kept, fresh = [], []
                text = self.press.kept(_path(place.slug), place.imprint)
                kept.append((place, text))
                if text is None:
                    fresh.append(place)
            yield kept, fresh

    def _make_all(self, session: Session, places: Sequence[Place]) -> list[str]:
        """Puts their pages. What was made besides, as texts."""
        fresh = shown(session, places) if places else {}
        return [self._make(fresh[place.number]).text() for place in places]

    def _make(self, shown: Shown) -> Made:
        resource, directory = shown.resource, self.press.directory
        coins = citation.coins(resource)
        pieces = {name: each.piece(resource) for name, each in BY_NAME.items()}
        self.press.put(resource_page(shown, pieces, coins, directory, self.words))
        return Made(
            path=page_of(resource),
            modified=shown.modified.date().isoformat(),
            entry=entry_of(resource, directory.language, FROM_BELOW, coins),
            searched=searched(resource, self.words),
            pieces=pieces,
        )


def _path(slug: str) -> str:
    return f"ressources/{slug}/index.html"


def resource_page(shown: Shown, pieces: Mapping[str, Piece], coins: str, directory: Directory, words: Words) -> Page:
    resource = shown.resource
    data = json_ld(resource, directory)
    context = {
        "resource": resource,
        "coins": coins,
        "histories": {link: history(sights) for link, sights in shown.sights.items()},
        "page_counts": shown.pages,
        "updates": shown.updates,
        "same_theme": shown.same_theme,
        "same_maker": shown.same_maker,
        "reference": reference(resource, words),
        "records": list(_records(resource, pieces)),
        "report": report_address(resource, directory, words),
        "json_ld": data,
        "data_hash": policy_hash(data),
        "dublin_core": dublin_core(resource),
        "scholar": scholar(resource),
    }
    description = resource.summary or ". ".join(filter(None, (words(KINDS[resource.kind]), makers_line(resource))))
    modified = shown.modified.date().isoformat()
    return Page(page_of(resource), "resource.html", resource.title, description, context, modified=modified)


def _records(resource: Resource, pieces: Mapping[str, Piece]) -> Iterator[Record]:
    """As the catalogue's downloads have it, but for the address: where it leads instead of the short link."""
    moved = any(use.link.moved_to for use in resource.uses)
    for name, label, written, media_type, write in _RECORDS:
        piece = write(resource, cited) if moved else pieces[written]
        yield Record(name, label, "".join(BY_NAME[written].joined([piece])), media_type)


def withdrawn_pages(session: Session, words: Words) -> Iterator[Page]:
    """What was taken out keeps its address, and says what became of it."""
    query = select(Resource).where(Resource.withdrawn_at.is_not(None)).order_by(Resource.id)
    for resource in session.scalars(query.options(joinedload(Resource.merged_into))):
        yield Page(page_of(resource), "withdrawn.html", resource.title, words("Withdrawn"), {"resource": resource})
