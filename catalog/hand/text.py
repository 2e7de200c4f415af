"""A resource as a text to edit: the TOML of the bundled catalogue, with every field there is, and read back by it."""

import json
from pathlib import Path
from typing import Any

from catalog.errors import N_, InputError
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.records import read_toml
from catalog.journal.record import TEXTS, record_of
from catalog.models import Resource
from catalog.nesting import path_of


def text_of(resource: Resource) -> str:
    """Fields without a value are there as comments, so that a person sees what there is to say."""
    record = record_of(resource)
    lines = ["[[resources]]"]
    lines += [_line(name, record[name]) for name in TEXTS]
    lines.append(f"themes = {_list([path_of(theme) for theme in resource.themes])}")
    lines.append(f"identifiers = {_table(record['identifiers'])}")
    for name, fields in (("contributions", ("name", "full_name", "role")), ("links", ("url", "role"))):
        for each in record[name]:
            lines += ["", f"[[resources.{name}]]"]
            lines += [_line(field, each[field]) for field in fields if each[field]]
    return "\n".join(lines) + "\n"


def draft_from(resource: Resource) -> Draft:
    """The same resource as it is, faults that it has included."""
    record = record_of(resource)
    return Draft(
        line=1,
        **{name: record[name] for name in TEXTS} | {"kind": resource.kind, "watch": resource.watch},
        themes=tuple(path_of(theme) for theme in resource.themes),
        identifiers=tuple(record["identifiers"].items()),
        contributions=tuple(
            DraftContribution(each.organisation.name, each.role, each.organisation.full_name)
            for each in resource.contributions
        ),
        links=tuple(DraftLink(use.link.url, use.role) for use in resource.uses),
    )


def draft_of(text: str, path: Path, before: Draft | None = None) -> Draft:
    """The one resource of an edited text. Raises InputError with the line of what is wrong.

    before: what it was: faults that it had already are let through.
    """
    held = (before.date, before.language, before.watch_only) if before else ()
    drafts = read_toml(text, path, [each for each in held if each]).drafts
    if len(drafts) != 1:
        raise InputError(path, 1, N_("The text must hold one resource. It holds {count}."), count=len(drafts))
    return drafts[0]


def _line(name: str, value: Any) -> str:
    return f"{name} = {_quoted(value)}" if value else f"# {name} = "


def _list(values: list[str]) -> str:
    return "[" + ", ".join(map(_quoted, values)) + "]"


def _table(values: dict[str, str]) -> str:
    return "{" + ", ".join(f"{_quoted(name)} = {_quoted(value)}" for name, value in values.items()) + "}"


def _quoted(text: str) -> str:
    """A basic string of TOML: that of JSON, but for the character DEL. A summary of several lines stands as such."""
    if "\n" in text and not any(sign in text for sign in ('"', "\\", "\r")):
        return f'"""\n{text}"""'
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")
