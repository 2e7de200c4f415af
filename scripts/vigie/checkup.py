"""Looks at everything that a directory needs, and says of each thing whether it works, and what to do where not."""

import os
from collections.abc import Iterator

from sqlalchemy.orm import Session

from catalog.errors import UnfitError, VigieError
from catalog.newsgathering import silent_sources
from catalog.upkeep import findings
from crawler.reactor import run
from crawler.visiting import visit
from feeds.audience import Addressee, audience, known_themes
from feeds.channels import MailChannel
from feeds.passwords import relay_of
from feeds.relay import connected
from sitegen.notices import missing_facts
from vigie.context import Context

# A sentence, and whether all is well.
Said = tuple[str, bool]


def checkup(context: Context) -> Iterator[Said]:
    yield from _configuration(context)
    yield from _catalogue(context)
    yield from _news(context)
    yield from _output(context)
    yield from _network(context)
    yield from _mail(context)


def _configuration(context: Context) -> Iterator[Said]:
    words, directory = context.words, context.settings.directory
    missing = [words(name) for name in missing_facts(directory)]
    if missing:
        yield words("The legal notice lacks: {facts}. Add them under [directory].", facts=", ".join(missing)), False
    if not context.settings.crawler.contact:
        yield words("The sites that are visited cannot write to you: set contact under [crawler]."), False
    if not missing and context.settings.crawler.contact:
        yield words("The configuration says all that it should."), True


def _catalogue(context: Context) -> Iterator[Said]:
    words, sound = context.words, True
    try:
        with Session(context.open_database()) as session:
            for finding in findings(session):
                sound = False
                advice = " " + words("“vigie doctor --repair” mends it.") if finding.repairable else ""
                yield words(finding.message, count=finding.count, names=finding.names) + advice, False
    except VigieError as error:
        yield words(error.message, **error.facts), False
        return
    if sound:
        yield words("The catalogue is in order."), True


def _news(context: Context) -> Iterator[Said]:
    """A site that is silent is no fault of ours: it is only told."""
    words = context.words
    try:
        with Session(context.open_database()) as session:
            followed, silent = silent_sources(session)
    except VigieError:
        # The catalogue's own line has said it.
        return
    if followed and context.settings.crawler.news:
        yield (
            words.many(
                "The news of {count} website are followed.", "The news of {count} websites are followed.", followed
            ),
            True,
        )
    for url in silent:
        yield words("The news at {url} cannot be had for now; Vigie looks for them elsewhere too.", url=url), True


def _output(context: Context) -> Iterator[Said]:
    folder = context.settings.storage.output.absolute()
    there = next(each for each in (folder.parent, *folder.parents) if each.exists())
    if os.access(there, os.W_OK):
        yield context.words("The site can be written to {folder}.", folder=folder), True
    else:
        yield context.words("The site cannot be written to {folder}: it is not yours to write.", folder=folder), False


def _network(context: Context) -> Iterator[Said]:
    options = context.settings.crawler
    if not options.control_urls:
        yield context.words("No site is asked whether our network works: set control_urls under [crawler]."), False
    elif run(visit([], options, context.now, lambda _target, _seen: None)):
        yield context.words("The network answers."), True
    else:
        yield context.words("The network does not answer: no link can be judged until it does."), False


def _mail(context: Context) -> Iterator[Said]:
    alerts, words = context.settings.alerts, context.words
    addresses = [*alerts.to, *(each.to for each in alerts.recipients)]
    if not addresses and not alerts.webhook and not alerts.chat:
        yield words("Nobody is told of dead links: set to and smtp under [alerts]."), False
        return
    try:
        yield from _recipients(context)
        if addresses:
            with connected(relay_of(alerts)):
                yield words("The mail server answers."), True
    except UnfitError as error:
        yield words(error.message, name="alerts.smtp", **error.facts), False
    except VigieError as error:
        yield words(error.message, **error.facts), False


def _recipients(context: Context) -> Iterator[Said]:
    """Who is to be told of themes that are not there, and which channels cannot be used."""
    with Session(context.open_database()) as session:
        known = known_themes(session)
    for addressee in audience(context.settings.alerts, context.settings.directory):
        for theme in addressee.unknown_themes(known):
            told = context.words(
                "{recipient} is to be told of the theme “{theme}”, which is not in the directory.",
                recipient=addressee.key,
                theme=theme,
            )
            yield told, False
        if not isinstance(addressee.channel, MailChannel):
            yield _channel(context, addressee)


def _channel(context: Context, addressee: Addressee) -> Said:
    try:
        addressee.channel.check()
    except VigieError as error:
        return context.words(error.message, **error.facts), False
    return context.words("{recipient} can be written to.", recipient=addressee.key), True
