"""The pages of the resources, and of those that were taken out."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from catalog.directory import Directory
from catalog.exporting.formats import FORMATS
from catalog.models import Resource
from catalog.sentences import KINDS
from catalog.words import Words
from sitegen.addresses import page_of
from sitegen.chunks import Shown
from sitegen.citation import makers_line, reference
from sitegen.history import history
from sitegen.metadata import dublin_core, json_ld, policy_hash, scholar
from sitegen.page import Page
from sitegen.reporting import report_address


class Record(NamedTuple):
    """The reference of one resource for a reference manager. name: of the file that it is saved as."""

    name: str
    label: str
    text: str


# Names of files, labels, names of formats.
_RECORDS = (
    ("reference.bib", "BibTeX", "bibtex"),
    ("reference.ris", "RIS", "ris"),
    ("reference.json", "CSL-JSON", "csl-json"),
)


def resource_page(shown: Shown, directory: Directory, words: Words) -> Page:
    resource = shown.resource
    data = json_ld(resource, directory)
    context = {
        "resource": resource,
        "histories": {link: history(sights) for link, sights in shown.sights.items()},
        "same_theme": shown.same_theme,
        "same_maker": shown.same_maker,
        "reference": reference(resource, words),
        "records": [Record(name, label, FORMATS[written]([resource])) for name, label, written in _RECORDS],
        "report": report_address(resource, directory, words),
        "json_ld": data,
        "data_hash": policy_hash(data),
        "dublin_core": dublin_core(resource),
        "scholar": scholar(resource),
    }
    description = resource.summary or ". ".join(filter(None, (words(KINDS[resource.kind]), makers_line(resource))))
    return Page(page_of(resource), "resource.html", resource.title, description, context, modified=shown.modified)


def withdrawn_pages(session: Session, words: Words) -> Iterator[Page]:
    """What was taken out keeps its address, and says what became of it."""
    query = select(Resource).where(Resource.withdrawn_at.is_not(None)).order_by(Resource.id)
    for resource in session.scalars(query.options(joinedload(Resource.merged_into))):
        yield Page(page_of(resource), "withdrawn.html", resource.title, words("Withdrawn"), {"resource": resource})
