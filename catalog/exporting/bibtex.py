"""The catalogue in BibTeX: one entry per resource, in UTF-8, for LaTeX and for reference managers."""

import re
from collections.abc import Iterable, Iterator

from catalog.exporting.addresses import Address, catalogued
from catalog.exporting.piece import Piece
from catalog.importing.identifiers import COMMON
from catalog.kinds import NAMES, Kind
from catalog.models import Resource
from catalog.vocabulary import ContributorRole

_SPECIALS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\n": " ",
    }
)
# An address is taken as it stands; only what would end its braces is written in percent.
_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})

# What LaTeX would print as another sign: dashes, quotation marks, "¿" and "¡".
_LIGATURES = re.compile(r"([-`'])(?=\1)|[?!](?=`)")
_PAIRS = ("--", "``", "''", "?`", "!`")
# Most texts have neither, which is sooner told than done.
_SPECIAL = re.compile(r"[\\{}$&%#_~^\n]")

Fields = Iterator[tuple[str, str]]


def entry(resource: Resource, address: Address = catalogued) -> Piece:
    """Its key is the slug of its resource: unique, and the same in every export."""
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(resource, address) if value)
    return Piece(f"@{NAMES[resource.kind].bibtex}{{{resource.slug},\n{fields}}}\n")


def joined(entries: Iterable[Piece]) -> Iterator[str]:
    for number, each in enumerate(entries):
        yield ("\n" if number else "") + each.text


def _fields(resource: Resource, address: Address) -> Fields:
    # The inner braces keep styles from putting titles in lower case and from splitting organisations into names.
    yield "title", f"{{{_escaped(resource.title)}}}"
    yield "author", " and ".join(f"{{{name}}}" for name in _by(resource, ContributorRole.AUTHOR))
    yield from _published(resource)
    yield "journal" if resource.kind is Kind.ARTICLE else "series", _escaped(resource.container or "")
    yield "number", _escaped(resource.issue or "")
    yield "year", (resource.date or "")[:4]
    yield "date", resource.date if resource.date and len(resource.date) > len("2013") else ""
    yield "language", resource.language or ""
    yield "abstract", _escaped(resource.summary or "")
    yield "keywords", ", ".join(_escaped(theme.name) for theme in resource.themes)
    # The kind in our own words, which are more than the format has types.
    yield "entrysubtype", resource.kind.value
    for name in COMMON:
        yield name, _escaped(resource.identifiers.get(name, ""))
    yield from _addresses(resource, address)


def _published(resource: Resource) -> Fields:
    """Who stands behind it, in the field that its type of entry has for that."""
    publishers = _by(resource, ContributorRole.PUBLISHER)
    match NAMES[resource.kind].bibtex:
        case "techreport":
            behind = publishers or _by(resource, ContributorRole.COMMISSIONER) or _by(resource, ContributorRole.AUTHOR)
            yield "institution", ", ".join(behind)
        case "misc":
            yield "organization", ", ".join(dict.fromkeys(publishers + _by(resource, ContributorRole.ORGANISER)))
        case _:
            yield "publisher", ", ".join(publishers)


def _addresses(resource: Resource, address: Address) -> Fields:
    urls = [address(use.link).translate(_ADDRESS) for use in resource.uses]
    if not urls:
        return
    yield "url", urls[0]
    if NAMES[resource.kind].bibtex == "misc":
        yield "howpublished", f"\\url{{{urls[0]}}}"
    yield "note", ", ".join(f"\\url{{{url}}}" for url in urls[1:])


def _by(resource: Resource, role: ContributorRole) -> list[str]:
    return [_escaped(each.organisation.name) for each in resource.contributions if each.role is role]


def _escaped(text: str) -> str:
    if _SPECIAL.search(text):
        text = text.translate(_SPECIALS)
    if any(pair in text for pair in _PAIRS):
        text = _LIGATURES.sub(r"\g<0>{}", text)
    return text
