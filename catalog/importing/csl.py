"""CSL-JSON, as Zotero and other programs write it: a list of items (schema "csl-data.json" of citationstyles.org)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalog.errors import N_, InputError
from catalog.importing.bibliography import Field, kind_word, language, not_carried, not_understood, partial_date
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.identifiers import COMMON
from catalog.importing.json_text import json_of
from catalog.importing.reading import Reading, Remark
from catalog.importing.tidy import one_line, tidied
from catalog.kinds import Kind, kind_named
from catalog.vocabulary import ContributorRole, LinkRole

_ROLES = {
    "author": ContributorRole.AUTHOR,
    "editor": ContributorRole.AUTHOR,
    "organizer": ContributorRole.ORGANISER,
    "contributor": ContributorRole.PARTNER,
}
# Types of the format that our own kinds do not write.
_KINDS = {
    "article": Kind.ARTICLE, "article-journal": Kind.ARTICLE, "article-newspaper": Kind.ARTICLE,
    "chapter": Kind.ARTICLE, "post": Kind.ARTICLE, "post-weblog": Kind.ARTICLE, "thesis": Kind.STUDY,
    "bill": Kind.LAW, "legal_case": Kind.LAW, "broadcast": Kind.VIDEO, "paper-conference": Kind.ARTICLE,
}  # fmt: skip
_KNOWN = {
    "id", "type", "title", "issued", "language", "abstract", "container-title", "collection-title", "issue", "number",
    "publisher", "keyword", "URL", "custom", "citation-key", *_ROLES, *map(str.upper, COMMON),
}  # fmt: skip


def read_csl(text: str, path: Path) -> Reading:
    """Raises InputError with the line of what is wrong."""
    data = json_of(text, path)
    if not isinstance(data, list):
        raise InputError(path, 1, N_("This is no CSL-JSON: a list of items is expected."))
    drafts, lost = [], []
    remarks: list[Remark] = []
    for line, item in zip(_lines(text, len(data)), data, strict=True):
        if not isinstance(item, dict):
            raise InputError(path, line, N_("This is no item of CSL-JSON: it must stand in braces."))
        lost += [Field(name, line) for name in item if name not in _KNOWN]
        if one_line(_text(item, "title")):
            drafts.append(_draft(item, line))
            remarks += not_understood(line, drafts[-1], _said_date(item.get("issued")), _text(item, "language"))
        else:
            remarks.append(Remark(line, N_("This record has no title and was not read."), {}))
    return Reading(drafts, [*remarks, *not_carried(lost)])


def _draft(item: dict[str, Any], line: int) -> Draft:
    custom = item["custom"] if isinstance(item.get("custom"), dict) else {}
    kind = _text(item, "type")
    themes = custom.get("themes") if _are_texts(custom.get("themes")) else _text(item, "keyword").split(",")
    return tidied(
        Draft(
            title=_text(item, "title"),
            line=line,
            kind=kind_word(_text(custom, "kind")) or _KINDS.get(kind) or kind_named("csl", kind),
            date=partial_date(_said_date(item.get("issued"))),
            language=language(_text(item, "language")),
            summary=_text(item, "abstract") or None,
            container=_text(item, "container-title") or _text(item, "collection-title") or None,
            issue=_text(item, "issue") or _text(item, "number") or None,
            place=_text(custom, "place") or None,
            themes=tuple(themes or ()),
            contributions=tuple(_own_makers(custom.get("contributions")) or _makers(item)),
            links=tuple(_own_links(custom.get("links")) or [DraftLink(_text(item, "URL"))]),
            identifiers=tuple(_identifiers(item, custom.get("identifiers"))),
        )
    )


def _makers(item: dict[str, Any]) -> Iterator[DraftContribution]:
    for field, role in _ROLES.items():
        names = item.get(field)
        for name in names if isinstance(names, list) else ():
            yield DraftContribution(_name(name), role)
    for name in _text(item, "publisher").split(";"):
        yield DraftContribution(name, ContributorRole.PUBLISHER)


def _name(name: Any) -> str:
    if not isinstance(name, dict):
        return ""
    parts = (_text(name, part) for part in ("given", "dropping-particle", "non-dropping-particle", "family", "suffix"))
    return _text(name, "literal") or " ".join(filter(None, parts))


def _own_makers(value: Any) -> list[DraftContribution]:
    """As our own export tells them, with their roles."""
    return [
        DraftContribution(_text(each, "name"), ContributorRole(each["role"]), _text(each, "full_name") or None)
        for each in _objects(value)
        if each.get("role") in set(ContributorRole)
    ]


def _own_links(value: Any) -> list[DraftLink]:
    return [
        DraftLink(_text(each, "url"), LinkRole(each["role"]))
        for each in _objects(value)
        if each.get("role") in set(LinkRole)
    ]


def _identifiers(item: dict[str, Any], own: Any) -> Iterator[tuple[str, str]]:
    yield from ((name, _text(item, name.upper())) for name in COMMON)
    yield from ((name, _text(own, name)) for name in (own if isinstance(own, dict) else ()))


def _said_date(issued: Any) -> str:
    """Of "date-parts" ([[2013, 2]]), or of a text in "raw" or "literal"."""
    if not isinstance(issued, dict):
        return issued if isinstance(issued, str) else ""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return "-".join(str(part) for part in parts[0])
    return _text(issued, "raw") or _text(issued, "literal")


def _text(item: dict[str, Any], field: str) -> str:
    value = item.get(field)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _lines(text: str, count: int) -> list[int]:
    """The line on which each item begins: read once more, item by item."""
    decoder, at, lines, line, counted = json.JSONDecoder(), text.index("[") + 1, [], 1, 0
    for _ in range(count):
        while text[at] in " \t\r\n,":
            at += 1
        line += text.count("\n", counted, at)
        counted = at
        lines.append(line)
        _, at = decoder.raw_decode(text, at)
    return lines
