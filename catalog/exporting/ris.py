"""The catalogue in RIS, the tagged format of reference managers: one record per resource, lines ended by CRLF."""

from collections.abc import Iterable, Iterator

from catalog.exporting.addresses import Address, catalogued
from catalog.exporting.piece import Piece
from catalog.kinds import NAMES
from catalog.models import Resource
from catalog.vocabulary import ContributorRole

_MAKERS = {
    ContributorRole.AUTHOR: "AU",
    ContributorRole.ORGANISER: "A2",
    ContributorRole.COMMISSIONER: "A3",
    ContributorRole.PARTNER: "A4",
}


def record(resource: Resource, address: Address = catalogued) -> Piece:
    lines = [f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in _tags(resource, address) if value]
    return Piece("".join([f"TY  - {NAMES[resource.kind].ris}\r\n", *lines, "ER  - \r\n"]))


def joined(records: Iterable[Piece]) -> Iterator[str]:
    for number, each in enumerate(records):
        yield ("\r\n" if number else "") + each.text


def _tags(resource: Resource, address: Address) -> Iterator[tuple[str, str]]:
    yield "ID", resource.slug
    # The kind in our own words, which are more than the format has types.
    yield "M3", resource.kind.value
    yield "TI", resource.title
    for each in resource.contributions:
        if each.role is not ContributorRole.PUBLISHER:
            yield _MAKERS[each.role], each.organisation.name
    publishers = [each.organisation.name for each in resource.contributions if each.role is ContributorRole.PUBLISHER]
    # The separator inside a name would make two of it.
    yield "PB", "; ".join(name.replace(";", ",") for name in publishers)
    yield "T2", resource.container or ""
    yield "IS", resource.issue or ""
    yield "PY", (resource.date or "")[:4]
    yield "DA", _date(resource.date or "")
    yield "LA", resource.language or ""
    yield "SN", resource.identifiers.get("isbn", "")
    yield "SN", resource.identifiers.get("issn", "")
    yield "DO", resource.identifiers.get("doi", "")
    yield "AB", resource.summary or ""
    yield "C1", resource.place or ""
    for theme in resource.themes:
        yield "KW", theme.name
    for use in resource.uses:
        yield "UR", address(use.link)


def _date(iso: str) -> str:
    """RIS keeps the places of what is not known: "2014-02" is "2014/02//"."""
    return "/".join([*iso.split("-"), "", "", ""][:4]) if iso else ""
