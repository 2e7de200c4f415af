from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from catalog.errors import N_
from catalog.hand import deeds
from catalog.hand.text import draft_from, draft_of, text_of
from catalog.importing.draft import Draft
from catalog.models import Resource
from vigie import fields
from vigie.completion import slugs
from vigie.context import Context, context_of
from vigie.editor import edited
from vigie.fields import FieldError, by_role, checked, kept_faults, watched, with_links, with_makers, with_numbers
from vigie.hand import at_work
from vigie.lookup import find_resource


def edit(
    ctx: typer.Context,
    slug: Annotated[str, typer.Argument(help="The resource, by the name in its page’s address.", autocompletion=slugs)],
    title: fields.Title = None,
    kind: fields.KindOption = None,
    date: fields.Date = None,
    language: fields.Language = None,
    summary: fields.Summary = None,
    container: fields.Container = None,
    issue: fields.Issue = None,
    place: fields.Place = None,
    themes: fields.Themes = None,
    publishers: fields.Publishers = None,
    authors: fields.Authors = None,
    partners: fields.Partners = None,
    commissioners: fields.Commissioners = None,
    organisers: fields.Organisers = None,
    numbers: fields.Numbers = None,
    watch: fields.WatchOption = None,
    watch_only: fields.WatchOnly = None,
    more: Annotated[list[str] | None, typer.Option("--add-link", help="One more address of it.")] = None,
    less: Annotated[list[str] | None, typer.Option("--remove-link", help="An address that is none of it.")] = None,
    text: Annotated[Path | None, typer.Option("--from", help="A text to take instead of opening the editor.")] = None,
) -> None:
    """Correct a resource: by options (an empty text empties a field), or without any in your editor."""
    context = context_of(ctx)
    typed: dict[str, Any] = {"title": title, "kind": kind, "date": date, "language": language, "summary": summary}
    typed |= {"container": container, "issue": issue, "place": place}
    typed["themes"] = None if themes is None else tuple(themes)
    said = {name: value for name, value in typed.items() if value is not None} | watched(watch, watch_only)
    makers = by_role(authors, publishers, partners, commissioners, organisers)
    by_options = bool(said or numbers or more or less) or any(names is not None for names in makers.values())
    before, held = _held(context, slug)
    if by_options:
        draft = with_numbers(with_makers(replace(held, **said), makers), numbers or ())
        draft = with_links(draft, more or (), less or ())
        _store(context, slug, before, draft, held)
        return
    with edited(context, slug, before, text) as written:
        _store(context, slug, before, draft_of(written.text, written.path, held), held)


def _store(context: Context, slug: str, before: str, typed: Draft, held: Draft) -> None:
    draft = checked(typed, held)
    with at_work(context) as (session, now):
        resource = find_resource(session, slug)
        if text_of(resource) != before:
            raise FieldError(
                N_("“{title}” was changed by something else meanwhile. Edit it again."), title=resource.title
            )
        _tell(context, resource, deeds.edit(session, resource, draft, now))
    for fault in kept_faults(typed, held):
        context.say("Left as it is: {fault}", fault=context.words(fault.message, **fault.facts))


def _tell(context: Context, resource: Resource, changed: list[str]) -> None:
    if changed:
        context.out.print(f"  ~ {resource.title} ({', '.join(changed)})")
        context.say("“vigie undo” takes it back.")
    else:
        context.say("Nothing was changed.")


def _held(context: Context, slug: str) -> tuple[str, Draft]:
    """Read without the lock: a person may think for long, and runs go on meanwhile."""
    with Session(context.open_database()) as session:
        resource = find_resource(session, slug)
        return text_of(resource), draft_from(resource)
