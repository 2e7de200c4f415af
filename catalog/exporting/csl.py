"""The catalogue in CSL-JSON, which `importing.csl` reads back: one item per resource.

What the format has no field for stands in "custom", as its schema provides.
"""

from typing import Any

from catalog.exporting.addresses import Address, catalogued
from catalog.exporting.json_array import json_item
from catalog.exporting.piece import Piece
from catalog.importing.identifiers import COMMON
from catalog.kinds import NAMES
from catalog.models import Resource
from catalog.vocabulary import ContributorRole


def item(resource: Resource, address: Address = catalogued) -> Piece:
    return json_item(_item(resource, address))


def _item(resource: Resource, address: Address) -> dict[str, Any]:
    item = {
        "id": resource.slug,
        "type": NAMES[resource.kind].csl,
        "title": resource.title,
        "author": [{"literal": name} for name in _by(resource, ContributorRole.AUTHOR)],
        "publisher": "; ".join(_by(resource, ContributorRole.PUBLISHER)),
        "container-title": resource.container,
        "issue": resource.issue,
        "issued": _date(resource.date),
        "language": resource.language,
        "abstract": resource.summary,
        "keyword": ", ".join(theme.name for theme in resource.themes),
        **{name.upper(): resource.identifiers.get(name) for name in COMMON},
        "URL": address(resource.uses[0].link) if resource.uses else None,
    }
    return {name: value for name, value in item.items() if value} | {"custom": _custom(resource)}


def _custom(resource: Resource) -> dict[str, Any]:
    custom: dict[str, Any] = {
        "kind": resource.kind.value,
        "place": resource.place,
        "themes": [theme.name for theme in resource.themes],
        "contributions": [
            {"name": each.organisation.name, "full_name": each.organisation.full_name, "role": each.role.value}
            for each in resource.contributions
        ],
        "identifiers": dict(resource.identifiers),
        "links": [{"url": use.link.url, "role": use.role.value} for use in resource.uses],
    }
    return {name: value for name, value in custom.items() if value}


def _date(iso: str | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in iso.split("-")]]} if iso else None


def _by(resource: Resource, role: ContributorRole) -> list[str]:
    return [each.organisation.name for each in resource.contributions if each.role is role]
