"""A resource's fields as options of the command line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Annotated

import typer

from catalog.errors import N_, VigieError
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.tidy import one_line, tidied
from catalog.importing.values import is_language, is_partial_date
from catalog.kinds import Kind
from catalog.selecting import is_selector
from catalog.urls import is_web_address, same_place
from catalog.vocabulary import ContributorRole, Watch
from vigie.completion import identifiers

Title = Annotated[str | None, typer.Option(help="Its title.")]
KindOption = Annotated[Kind | None, typer.Option(help="What it is.")]
Date = Annotated[str | None, typer.Option(help="When it appeared: 2013, 2014-02 or 2015-06-08.")]
Language = Annotated[str | None, typer.Option(help="The code of its language: fr, en …")]
Summary = Annotated[str | None, typer.Option(help="What it is about, in a sentence or two.")]
Container = Annotated[str | None, typer.Option(help="What it appeared in: a magazine, a series.")]
Issue = Annotated[str | None, typer.Option(help="The number in there.")]
Place = Annotated[str | None, typer.Option(help="Its place in the guide: “Chapter › Section”.")]
Themes = Annotated[
    list[str] | None,
    typer.Option("--theme", help="A theme, or “Parent > Child”; may be said several times."),
]
Publishers = Annotated[
    list[str] | None, typer.Option("--publisher", help="Who published it; several times if need be.")
]
Authors = Annotated[list[str] | None, typer.Option("--author", help="Who wrote it; several times if need be.")]

Partners = Annotated[list[str] | None, typer.Option("--partner", help="Who helped; several times if need be.")]
Commissioners = Annotated[
    list[str] | None, typer.Option("--commissioner", help="Who paid for it or had it made; several times if need be.")
]
Organisers = Annotated[list[str] | None, typer.Option("--organiser", help="Who held it; several times if need be.")]
Numbers = Annotated[
    list[str] | None,
    typer.Option(
        "--identifier",
        help="A number that it goes by: isbn=…, doi=…; several times if need be.",
        autocompletion=identifiers,
    ),
]
WatchOption = Annotated[
    str | None,
    typer.Option(help="Which of its changes are told: document, title or nothing; empty: what suits it."),
]
WatchOnly = Annotated[str | None, typer.Option(help="A CSS selector of the part of its page that matters.")]


class FieldError(VigieError):
    """field: the name of the one that is at fault; empty: none in particular."""

    exit_code = 2

    def __init__(self, message: str, /, *, field: str = "", **facts: object) -> None:
        super().__init__(message, **facts)
        self.field = field


def checked(draft: Draft, before: Draft | None = None) -> Draft:
    """A draft made of what a person typed, in order. Raises FieldError.

    before: what it was: faults that it had already bar no change of something else.
    """
    known = _told(before) if before else ()
    for fault in _faults(draft):
        if (fault.message, fault.facts) not in known:
            raise fault
    return tidied(draft)


def kept_faults(draft: Draft, before: Draft) -> list[FieldError]:
    """Those that it had already, and still has."""
    return [fault for fault in _faults(draft) if (fault.message, fault.facts) in _told(before)]


def _told(draft: Draft) -> list[tuple[str, dict[str, object]]]:
    return [(fault.message, fault.facts) for fault in _faults(draft)]


def _faults(draft: Draft) -> Iterator[FieldError]:
    if not draft.title.strip():
        yield FieldError(N_("A resource needs a title: give it one."), field="title")
    if draft.date and not is_partial_date(draft.date):
        message = N_("“{value}” is not a date. Write it like 2013, 2014-02 or 2015-06-08.")
        yield FieldError(message, field="date", value=draft.date)
    if draft.language and not is_language(draft.language):
        message = N_("“{value}” is not a language. Write its code, such as fr or en.")
        yield FieldError(message, field="language", value=draft.language)
    if draft.watch_only and not is_selector(draft.watch_only):
        yield FieldError(N_("“{value}” is no CSS selector."), field="watch_only", value=draft.watch_only)
    for link in draft.links:
        if not is_web_address(link.url):
            yield FieldError(N_("“{url}” is no web address. Write it whole: https://…"), field="links", url=link.url)


def watched(watch: str | None, only: str | None) -> dict[str, Watch | str | None]:
    """What is to be watched otherwise; an empty text empties a field. Raises FieldError."""
    found: dict[str, Watch | str | None] = {}
    if watch is not None:
        if watch and watch not in list(Watch):
            raise FieldError(N_("“{value}” is none of document, title, nothing."), value=watch)
        found["watch"] = Watch(watch) if watch else None
    if only is not None:
        found["watch_only"] = one_line(only)
    return found


def by_role(
    authors: list[str] | None,
    publishers: list[str] | None,
    partners: list[str] | None,
    commissioners: list[str] | None,
    organisers: list[str] | None,
) -> dict[ContributorRole, list[str] | None]:
    """None for a role of which nothing was typed."""
    return {
        ContributorRole.AUTHOR: authors,
        ContributorRole.PUBLISHER: publishers,
        ContributorRole.PARTNER: partners,
        ContributorRole.COMMISSIONER: commissioners,
        ContributorRole.ORGANISER: organisers,
    }


def with_makers(draft: Draft, makers: Mapping[ContributorRole, list[str] | None]) -> Draft:
    """Those of a role take the place of those that had it; the others stay."""
    contributions = draft.contributions
    for role, names in makers.items():
        if names is not None:
            others = tuple(each for each in contributions if each.role is not role)
            contributions = others + tuple(DraftContribution(name, role) for name in names if name)
    return replace(draft, contributions=contributions)


def with_numbers(draft: Draft, typed: Iterable[str]) -> Draft:
    """Each takes the place of the one of its name; an empty one takes it away. Raises FieldError."""
    numbers = dict(draft.identifiers)
    for text in typed:
        name, sign, value = text.partition("=")
        if not name.strip() or not sign:
            raise FieldError(N_("“{value}” is no identifier. Write its name and its value: doi=10.1/2."), value=text)
        numbers[name.strip().lower()] = value.strip()
    return replace(draft, identifiers=tuple(numbers.items()))


def with_links(draft: Draft, more: Iterable[str], less: Iterable[str]) -> Draft:
    """Raises FieldError where an address that is to go is not there."""
    links = list(draft.links)
    for url in less:
        found = [link for link in links if link.url == url or same_place(link.url, url)]
        if not found:
            raise FieldError(N_("This resource does not have the address {url}."), url=url)
        links.remove(found[0])
    return replace(draft, links=(*links, *(DraftLink(url) for url in more)))
