"""The catalogue as our own JSON, which `importing.records` reads back."""

import json
from collections.abc import Sequence

from catalog.importing.records import ContributionRecord, LinkRecord, Record, Records
from catalog.models import Resource


def to_json(resources: Sequence[Resource]) -> str:
    records = Records.model_construct(resources=tuple(map(_record, resources)))
    return json.dumps(records.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


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
