"""The catalogue as our own JSON, which `importing.records` reads back."""

from collections.abc import Iterable, Iterator

from catalog.exporting.json_array import json_array
from catalog.importing.records import ContributionRecord, LinkRecord, Record
from catalog.models import Resource, Theme
from catalog.nesting import lines_of


def to_json(resources: Iterable[Resource]) -> Iterator[str]:
    """The shape of `Records`. Themes come last: they are known once all resources were seen."""
    themes: set[Theme] = set()
    yield '{\n  "resources": '
    yield from json_array((_record(each).model_dump(mode="json") for each in _noting(resources, themes)), depth=1)
    yield ',\n  "themes": '
    yield from json_array((_theme(theme) for theme in lines_of(themes)), depth=1)
    yield "\n}\n"


def _noting(resources: Iterable[Resource], themes: set[Theme]) -> Iterator[Resource]:
    for resource in resources:
        themes.update(resource.themes)
        yield resource


def _theme(theme: Theme) -> dict[str, str | None]:
    return {"name": theme.name, "parent": theme.parent.name if theme.parent else None}


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
