import json
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from catalog.models import Event, Link, NewsEntry, Resource
from catalog.news import news_of
from catalog.proofs import said
from catalog.queries import updates_of
from catalog.sentences import CONTRIBUTOR_ROLES, KINDS, event_sentence, reason_sentence, state_sentence
from catalog.updates.keeping import page_counts
from vigie.completion import slugs
from vigie.context import Context, context_of
from vigie.evidence import chain_lines
from vigie.lookup import find_resource
from vigie.records import news_record, resource_record, update_record

_UPDATES, _NEWS = 5, 3


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
            updates = [update_record(each, context.words) for each in updates_of(session, resource)]
            news = [news_record(each) for each in news_of(session, resource, _NEWS)]
            record = resource_record(resource) | {"updates": updates, "news": news}
            context.out.print(json.dumps(record, indent=2, ensure_ascii=False))
        else:
            _show(context, resource, page_counts(session, [use.link_id for use in resource.uses]))
            _show_updates(context, updates_of(session, resource, _UPDATES))
            _show_news(context, news_of(session, resource, _NEWS))


def _show(context: Context, resource: Resource, pages: Mapping[int, int]) -> None:
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
        if use.link_id in pages:
            context.out.print("  " + words.many("{count} page", "{count} pages", pages[use.link_id]))


def _show_updates(context: Context, updates: Sequence[Event]) -> None:
    if updates:
        context.out.print()
        context.out.print(context.words("What has changed:"))
    for event in updates:
        context.out.print(f"  {context.words.date(event.at)}  {event_sentence(event, context.words)}")


def _show_news(context: Context, news: Sequence[NewsEntry]) -> None:
    if news:
        context.out.print()
        context.out.print(context.words("What its site told last:"))
    for entry in news:
        context.out.print(f"  {context.words.date(entry.at)}  {entry.title} ({entry.url})")


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
