"""The catalogue as records: the one shape of our own JSON export and of the bundled TOML file."""

import json
import re
import tomllib
from collections.abc import Container, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails

from catalog.errors import N_, InputError
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.json_text import json_of
from catalog.importing.reading import Reading
from catalog.importing.tidy import one_line, tidied
from catalog.importing.values import is_language, is_partial_date
from catalog.kinds import Kind
from catalog.selecting import is_selector
from catalog.vocabulary import ContributorRole, LinkRole, Watch


def _filled(text: str) -> str:
    if not one_line(text):
        raise ValueError("empty")
    return text


def _date(text: str, info: ValidationInfo) -> str:
    if not (is_partial_date(text) or _stood(text, info)):
        raise ValueError("not a date")
    return text


def _language(text: str, info: ValidationInfo) -> str:
    if not (is_language(text) or _stood(text, info)):
        raise ValueError("not a language")
    return text


def _selector(text: str, info: ValidationInfo) -> str:
    """An empty one is none, as with other texts."""
    if one_line(text) and not is_selector(one_line(text)) and not _stood(text, info):
        raise ValueError("not a selector")
    return text


def _stood(text: str, info: ValidationInfo) -> bool:
    """Whether it was so before: an old fault bars no change of something else."""
    return text in (info.context or ())


def _as_text(value: Any) -> Any:
    """People write a year without quotes, and TOML has dates of its own."""
    is_bare = isinstance(value, int | date) and not isinstance(value, bool)
    return str(value) if is_bare else value


Text = Annotated[str, AfterValidator(_filled)]
Bare = BeforeValidator(_as_text)
# How much of a wrong value an error repeats, in characters.
_SHOWN = 60
_NO_TOML = N_(
    "This is not valid TOML. A text stands between quotation marks, a list between brackets; nothing may be said twice."
)


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LinkRecord(_Shape):
    url: Text
    role: LinkRole | None = None


class ContributionRecord(_Shape):
    name: Text
    full_name: str | None = None
    role: ContributorRole = ContributorRole.AUTHOR


class Record(_Shape):
    slug: str | None = None
    title: Text
    kind: Kind | None = None
    date: Annotated[str, Bare, AfterValidator(_date)] | None = None
    language: Annotated[str, AfterValidator(_language)] | None = None
    summary: str | None = None
    container: str | None = None
    issue: Annotated[str, Bare] | None = None
    place: str | None = None
    themes: tuple[Text, ...] = ()
    contributions: tuple[ContributionRecord, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    identifiers: dict[Text, Annotated[str, Bare]] = {}
    watch: Watch | None = None
    watch_only: Annotated[str, AfterValidator(_selector)] | None = None

    def draft(self, line: int) -> Draft:
        return tidied(
            Draft(
                **self.model_dump(exclude={"slug", "contributions", "links", "identifiers"}),
                line=line,
                contributions=tuple(
                    DraftContribution(each.name, each.role, each.full_name) for each in self.contributions
                ),
                links=tuple(DraftLink(each.url, each.role) for each in self.links),
                identifiers=tuple(self.identifiers.items()),
            )
        )


class ThemeRecord(_Shape):
    name: Text
    parent: Text | None = None


class Records(_Shape):
    """themes: in their order, with what they stand under; those that are not listed come after them."""

    resources: tuple[Record, ...]
    themes: tuple[ThemeRecord, ...] = ()


def read_json(text: str, path: Path) -> Reading:
    """Reads our own JSON export. Raises InputError with the line of what is wrong."""
    data = json_of(text, path)
    return _read(data, _lines(text, _json_starts(text)), path)


def read_toml(text: str, path: Path, stood: Container[str] = ()) -> Reading:
    """Reads a catalogue written as `[[resources]]` tables. Raises InputError with the line of what is wrong.

    stood: dates, languages and selectors that are taken though they are none, for they were there before.
    """
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        place = re.search(r" \(at line (\d+), column \d+\)| \(at end of document\)", str(error))
        line = int(place[1]) if place and place[1] else text.count("\n") + 1 if place else 1
        raise InputError(path, line, _NO_TOML) from error
    return _read(data, _lines(text, _toml_starts(text)), path, stood)


def _read(data: Any, lines: list[int], path: Path, stood: Container[str] = ()) -> Reading:
    try:
        whole = Records.model_validate(data, context=stood)
    except ValidationError as error:
        raise _explained(error.errors()[0], data, lines, path) from error
    records = whole.resources
    # The lines are found by other means than the records: where they do not agree, none is better than a wrong one.
    known = lines if len(lines) == len(records) else [1] * len(records)
    themes = tuple((one_line(each.name), one_line(each.parent) or None) for each in whole.themes)
    return Reading([record.draft(line) for record, line in zip(records, known, strict=True)], themes=themes)


def _explained(error: ErrorDetails, data: Any, lines: list[int], path: Path) -> InputError:
    """The first finding of the validation, said for people and with the line where its entry begins."""
    match error["loc"]:
        case ("resources", int(number), *inner):
            field = ".".join(str(part) for part in inner) or "title"
        case _:
            message = N_(
                "This is no export of Vigie: a list named “resources” is expected, and beside it “themes” at most."
            )
            return InputError(path, 1, message)
    known = error.get("ctx", {}).get("expected", "").replace("'", "").replace(" or ", ", ")
    facts = {"entry": _name(data["resources"][number], number), "field": field, "value": _shown(error["input"])}
    line = lines[number] if number < len(lines) else 1
    return InputError(path, line, _finding(error["type"], field), known=known, **facts)


def _finding(kind: str, field: str) -> str:
    match kind:
        case "missing":
            return N_("Entry {entry}: the field “{field}” is missing. Add it.")
        case "extra_forbidden":
            return N_("Entry {entry}: there is no field “{field}”. Correct its name, or remove it.")
        case "enum":
            return N_("Entry {entry}: {value} is no value for “{field}”. Write one of these: {known}.")
        case _ if field == "date":
            return N_("Entry {entry}: {value} is not a date. Write it like 2013, 2014-02 or 2015-06-08.")
        case _ if field == "language":
            return N_("Entry {entry}: {value} is not a language. Write its code, such as fr or en.")
        case _ if field == "watch_only":
            return N_("Entry {entry}: {value} is no CSS selector. Correct it, or leave it out.")
        case _:
            return N_("Entry {entry}: the field “{field}” cannot hold {value}. Correct it.")


def _name(entry: Any, number: int) -> str:
    title = entry.get("title") if isinstance(entry, dict) else None
    return f"{number + 1} ({title})" if isinstance(title, str) else str(number + 1)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _json_starts(text: str) -> Iterator[int]:
    """Where each entry of a valid export begins: it is walked again, for the places only."""
    found = re.search(r'"resources"\s*:\s*\[', text)
    decoder = json.JSONDecoder()
    at = _next(text, found.end()) if found else len(text)
    while at < len(text) and text[at] != "]":
        yield at
        _, end = decoder.raw_decode(text, at)
        at = _next(text, end)


def _next(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def _toml_starts(text: str) -> Iterator[int]:
    heads = re.finditer(r"^[ \t]*\[\[[ \t]*resources[ \t]*\]\]", text, re.MULTILINE)
    return (head.start() for head in heads)


def _lines(text: str, starts: Iterator[int]) -> list[int]:
    lines, line, counted = [], 1, 0
    for start in starts:
        line, counted = line + text.count("\n", counted, start), start
        lines.append(line)
    return lines
