"""The pages of the resources, what machines take of them, and their entries in every list."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from catalog.directory import Directory
from catalog.exporting.formats import FORMATS
from catalog.models import Resource
from catalog.sentences import KINDS
from catalog.words import Words
from sitegen.addresses import page_of, public
from sitegen.chunks import Shown
from sitegen.citation import makers_line, reference
from sitegen.history import history
from sitegen.metadata import dublin_core, json_ld, policy_hash, scholar
from sitegen.page import Page
from sitegen.reporting import report_address

# The references of one resource: their file names, and the names of their formats.
REFERENCES = {"reference.bib": "bibtex", "reference.ris": "ris", "reference.json": "csl-json"}


def resource_page(shown: Shown, references: dict[str, str], directory: Directory, words: Words) -> Page:
    resource = shown.resource
    data = json_ld(resource, directory)
    context = {
        "resource": resource,
        "histories": {link: history(sights) for link, sights in shown.sights.items()},
        "same_theme": shown.same_theme,
        "same_maker": shown.same_maker,
        "reference": reference(resource, words),
        "references": references,
        "report": report_address(resource, directory, words),
        "json_ld": data,
        "data_hash": policy_hash(data),
        "dublin_core": dublin_core(resource),
        "scholar": scholar(resource),
    }
    description = resource.summary or ". ".join(filter(None, (words(KINDS[resource.kind]), makers_line(resource))))
    return Page(page_of(resource), "resource.html", resource.title, description, context, modified=shown.modified)


def references_of(resource: Resource) -> dict[str, str]:
    """The texts of the files that hold its reference, by their names."""
    return {name: FORMATS[format_name]([resource]) for name, format_name in REFERENCES.items()}


def folder_of(resource: Resource) -> str:
    return public(page_of(resource))


def withdrawn_pages(session: Session, words: Words) -> Iterator[Page]:
    """What was taken out keeps its address, and says what became of it."""
    query = select(Resource).where(Resource.withdrawn_at.is_not(None)).order_by(Resource.id)
    for resource in session.scalars(query.options(joinedload(Resource.merged_into))):
        yield Page(page_of(resource), "withdrawn.html", resource.title, words("Withdrawn"), {"resource": resource})
