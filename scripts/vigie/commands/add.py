from dataclasses import replace
from typing import Annotated

import typer

from catalog.errors import N_
from catalog.hand import deeds
from catalog.importing.draft import Draft, DraftContribution, DraftLink
from catalog.importing.hints import kind_told_by
from catalog.importing.usual import usual_kind
from catalog.kinds import Kind
from catalog.proofs import said
from catalog.sentences import KINDS, reason_sentence
from catalog.urls import is_web_address, with_scheme
from catalog.vocabulary import ContributorRole, Reason
from crawler.describing import Described, look_at
from crawler.reactor import run
from vigie import fields
from vigie.context import Context, context_of
from vigie.fields import FieldError, by_role, checked, with_makers, with_numbers
from vigie.hand import agreed, at_work


def add(
    ctx: typer.Context,
    url: Annotated[str, typer.Argument(help="Its address on the web.")],
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
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether it is right.")] = False,
) -> None:
    """Add a resource by its address: what its page tells is proposed, and you confirm."""
    context = context_of(ctx)
    if not is_web_address(url):
        raise FieldError(N_("“{url}” is no web address. Write it whole: https://…"), url=url)
    address = with_scheme(url)
    found = _found(context, address)
    typed = Draft(
        title=title or found.title,
        line=1,
        kind=kind or _kind(found.kind, title or found.title),
        date=date or found.date,
        language=language or found.language or context.settings.directory.language,
        summary=summary or found.summary,
        container=container,
        issue=issue,
        place=place,
        themes=tuple(themes or ()),
        contributions=found.contributions,
        links=(DraftLink(address),),
    )
    makers = by_role(authors, publishers, partners, commissioners, organisers)
    draft = checked(with_numbers(with_makers(typed, makers), numbers or ()))
    draft = replace(draft, kind=draft.kind or usual_kind(draft))
    _show(context, draft)
    if not yes and not agreed(context, N_("Add it?")):
        raise typer.Exit(1)
    with at_work(context) as (session, now):
        resource = deeds.add(session, draft, now)
        context.say("Added as “{slug}”. “vigie undo” takes it back.", slug=resource.slug)


def _found(context: Context, url: str) -> Draft:
    """What the page behind an address tells, as a draft."""
    described: Described = run(look_at(url, context.settings.crawler, context.now))
    seen, page = described.seen, described.description
    if seen is None:
        context.say(
            "Our own network does not answer: nothing could be read there. Say what it is with --title and the like."
        )
    elif seen.reason is not Reason.OK:
        context.say(
            "Careful: {sentence} ({proof})",
            sentence=context.words(reason_sentence(seen.reason, context.words)),
            proof=said(seen.detail, context.words),
        )
    makers = (DraftContribution(page.publisher, ContributorRole.PUBLISHER),) if page.publisher else ()
    return Draft(page.title or "", 1, page.kind, page.date, page.language, page.summary, contributions=makers)


def _kind(found: Kind | None, title: str) -> Kind | None:
    """Nearly every page calls itself an article: a title that says more is to be believed."""
    told = kind_told_by(title)
    return told if told and found in (None, Kind.ARTICLE) else found


def _show(context: Context, draft: Draft) -> None:
    words = context.words
    facts = [words(KINDS[draft.kind])] if draft.kind else []
    facts += [words.partial_date(draft.date)] if draft.date else []
    facts += [each.name for each in draft.contributions] + [draft.language or ""]
    context.out.print(draft.title)
    context.out.print("  " + " · ".join(filter(None, facts)))
    for line in filter(
        None, (draft.summary, draft.place, ", ".join(draft.themes), *(link.url for link in draft.links))
    ):
        context.out.print(f"  {line}")
