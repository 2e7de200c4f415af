import os
import shlex
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from catalog.errors import N_
from catalog.hand import deeds
from catalog.hand.text import draft_of, text_of
from catalog.models import Resource
from vigie import fields
from vigie.completion import slugs
from vigie.context import Context, context_of
from vigie.fields import FieldError, checked, with_links, with_makers
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
    more: Annotated[list[str] | None, typer.Option("--add-link", help="One more address of it.")] = None,
    less: Annotated[list[str] | None, typer.Option("--remove-link", help="An address that is none of it.")] = None,
) -> None:
    """Correct a resource: by options (an empty text empties a field), or without any in your editor."""
    context = context_of(ctx)
    typed: dict[str, Any] = {"title": title, "kind": kind, "date": date, "language": language, "summary": summary}
    typed |= {"container": container, "issue": issue, "place": place}
    typed["themes"] = None if themes is None else tuple(themes)
    said = {name: value for name, value in typed.items() if value is not None}
    by_options = bool(said or publishers is not None or authors is not None or more or less)
    before = _text(context, slug)
    text = before if by_options else _edited(context, before)
    draft = replace(draft_of(text, Path(f"{slug}.toml")), **said)
    draft = checked(with_links(with_makers(draft, publishers, authors), more or (), less or ()))
    with at_work(context) as (session, now):
        resource = find_resource(session, slug)
        if text_of(resource) != before:
            raise FieldError(
                N_("“{title}” was changed by something else meanwhile. Edit it again."), title=resource.title
            )
        _tell(context, resource, deeds.edit(session, resource, draft, now))


def _tell(context: Context, resource: Resource, changed: list[str]) -> None:
    if changed:
        context.out.print(f"  ~ {resource.title} ({', '.join(changed)})")
        context.say("“vigie undo” takes it back.")
    else:
        context.say("Nothing was changed.")


def _text(context: Context, slug: str) -> str:
    """Read without the lock: a person may think for long, and runs go on meanwhile."""
    with Session(context.open_database()) as session:
        return text_of(find_resource(session, slug))


def _edited(context: Context, text: str) -> str:
    """What the person's editor ($VISUAL, $EDITOR) brings back. Raises FieldError where there is none."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise FieldError(N_("No editor is known. Set EDITOR, or say what to change by options (--title …)."))
    heading = context.words("Correct what is wrong, then save and close. A line that begins with # says nothing.")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "vigie.toml"
        file.write_text(f"# {heading}\n{text}", encoding="utf-8")
        try:
            subprocess.run([*shlex.split(editor), str(file)], check=True)  # noqa: S603 (the person’s own editor)
        except (OSError, subprocess.CalledProcessError, ValueError) as error:
            raise FieldError(N_("The editor {editor} failed: {error}."), editor=editor, error=error) from error
        # The lines of an error are those that the person saw.
        return file.read_text(encoding="utf-8")
