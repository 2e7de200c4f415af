"""The catalogue as our own JSON, which `importing.records` reads back."""

from collections.abc import Iterable, Iterator
from typing import Any

from catalog.exporting.json_array import json_array, json_item
from catalog.exporting.piece import Piece
from catalog.models import Resource
from catalog.nesting import lines_of


def record(resource: Resource) -> Piece:
    themes = [
        [each.position, each.name, each.parent.name if each.parent else None] for each in lines_of(resource.themes)
    ]
    return json_item(_record(resource), depth=1)._replace(place=themes)


def joined(records: Iterable[Piece]) -> Iterator[str]:
    """The shape of `Records`. Themes come last: they are known once all resources were seen."""
    themes: dict[str, tuple[int, str | None]] = {}
    yield '{\n  "resources": '
    yield from json_array(_noting(records, themes), depth=1)
    yield ',\n  "themes": '
    in_order = sorted(themes.items(), key=lambda item: item[1][0])
    yield from json_array((json_item({"name": name, "parent": above}, 1) for name, (_, above) in in_order), depth=1)
    yield "\n}\n"


def _noting(records: Iterable[Piece], themes: dict[str, tuple[int, str | None]]) -> Iterator[Piece]:
    for record in records:
        themes.update((name, (position, above)) for position, name, above in record.place)
        yield record


def _record(resource: Resource) -> dict[str, Any]:
    """The fields of `importing.records.Record`, in their order."""
    return {
        "slug": resource.slug,
        "title": resource.title,
        "kind": resource.kind,
        "date": resource.date,
        "language": resource.language,
        "summary": resource.summary,
        "container": resource.container,
        "issue": resource.issue,
        "place": resource.place,
        "themes": [theme.name for theme in resource.themes],
        "contributions": [
            {"name": each.organisation.name, "full_name": each.organisation.full_name, "role": each.role}
            for each in resource.contributions
        ],
        "links": [{"url": use.link.url, "role": use.role} for use in resource.uses],
        "identifiers": resource.identifiers,
        "watch": resource.watch,
        "watch_only": resource.watch_only,
    }
