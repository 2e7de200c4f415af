"""The catalogue as our own JSON, which `importing.records` reads back."""

from collections.abc import Iterable, Iterator

from catalog.exporting.json_array import json_array, json_item
from catalog.exporting.piece import Piece
from catalog.importing.records import ContributionRecord, LinkRecord, Record
from catalog.models import Resource


def record(resource: Resource) -> Piece:
    return json_item(_record(resource).model_dump(mode="json"), depth=1)


def joined(records: Iterable[Piece]) -> Iterator[str]:
    """The shape of `Records`."""
    yield '{\n  "resources": '
    yield from json_array(records, depth=1)
    yield "\n}\n"


def _record(resource: Resource) -> Record:
    # Not validated again: what a maintainer wrote by hand is to be seen in the export, not to stop it.
    return Record.model_construct(
        slug=resource.slug,
        title=resource.title,
        kind=resource.kind,
        date=resource.date,
        language=resource.language,
        summary=resource.summary,
        container=resource.container,
        issue=resource.issue,
        place=resource.place,
        themes=tuple(theme.name for theme in resource.themes),
        contributions=tuple(
            ContributionRecord.model_construct(
                name=each.organisation.name, full_name=each.organisation.full_name, role=each.role
            )
            for each in resource.contributions
        ),
        links=tuple(LinkRecord.model_construct(url=use.link.url, role=use.role) for use in resource.uses),
        identifiers=dict(resource.identifiers),
    )
