import json
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from catalog.models import Link, Resource
from catalog.proofs import said
from catalog.sentences import CONTRIBUTOR_ROLES, KINDS, reason_sentence, state_sentence
from vigie.completion import slugs
from vigie.context import Context, context_of
from vigie.evidence import chain_lines
from vigie.lookup import find_resource
from vigie.records import resource_record


def show(
    ctx: typer.Context,
    slug: Annotated[str, typer.Argument(help="The resource, by the name in its page’s address.", autocompletion=slugs)],
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Show one resource, its links and the proof of their state."""
    context = context_of(ctx)
    with Session(context.open_database()) as session:
        resource = find_resource(session, slug)
        if as_json:
            context.out.print(json.dumps(resource_record(resource), indent=2, ensure_ascii=False))
        else:
            _show(context, resource)


def _show(context: Context, resource: Resource) -> None:
    words = context.words
    context.out.print(resource.title)
    facts = [words(KINDS[resource.kind])]
    if resource.date:
        facts.append(words.partial_date(resource.date))
    facts += [f"{each.organisation.name} ({words(CONTRIBUTOR_ROLES[each.role])})" for each in resource.contributions]
    context.out.print("  " + " · ".join(facts))
    if resource.withdrawn_at:
        context.out.print("  " + words("Withdrawn on {day}.", day=words.date(resource.withdrawn_at)))
    if resource.note:
        context.out.print("  " + words("Note: {text}", text=resource.note))
    for use in resource.uses:
        context.out.print()
        show_link(context, use.link)


def show_link(context: Context, link: Link) -> None:
    words = context.words
    context.out.print(link.url)
    context.out.print(f"  {state_sentence(link, words)}")
    for line in chain_lines(link.chain, words):
        context.out.print(f"    {line}")
    if link.reason:
        context.out.print(f"  {reason_sentence(link.reason, words)} ({said(link.detail, words)})")
    if link.page_title:
        context.out.print("  " + words("Title of the page: {title}", title=link.page_title))
    if link.archive_url:
        context.out.print("  " + words("Archived copy: {url}", url=link.archive_url))
