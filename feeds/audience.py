"""Who is told: every recipient that the settings name, with a key to be known by, wishes, and the way there."""

import hashlib
from collections.abc import Iterator, Set
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.directory import Directory
from catalog.folding import slug
from catalog.models import Theme
from catalog.urls import host_of
from catalog.words import words_of
from feeds.channels import Channel, MailChannel
from feeds.chat import ChatChannel
from feeds.options import AlertOptions
from feeds.passwords import relay_of, webhook_secret
from feeds.tidings import History
from feeds.webhook import WebhookChannel


@dataclass(frozen=True)
class Addressee:
    """key: the mail address, or a name of a channel that gives away none of its secrets. themes: slugs; none is all."""

    key: str
    channel: Channel
    period: str
    themes: tuple[str, ...] = ()

    def unknown_themes(self, known: Set[str]) -> list[str]:
        return [theme for theme in self.themes if slug(theme) not in known]

    def cares_for(self, history: History) -> bool:
        wanted = {slug(theme) for theme in self.themes}
        return not wanted or any(
            not wanted.isdisjoint(_with_parents(theme)) for use in history.link.uses for theme in use.resource.themes
        )


def audience(options: AlertOptions, directory: Directory) -> Iterator[Addressee]:
    """Raises SecretError, and UnfitError where the mail server's address cannot be read."""
    if options.to or options.recipients:
        relay = relay_of(options)
        for address in options.to:
            yield Addressee(address, MailChannel(directory, options.sender, address, relay), options.period)
        for each in options.recipients:
            channel = MailChannel(directory, options.sender, each.to, relay)
            yield Addressee(each.to, channel, each.period or options.period, each.themes)
    if options.webhook:
        words = words_of(directory.language, "feeds")
        hook = WebhookChannel(options.webhook, webhook_secret(options), directory, words)
        yield Addressee(f"webhook {host_of(options.webhook)} ({_digest(options.webhook)})", hook, options.period)
    for url in dict.fromkeys(options.chat):
        name = f"{slug(url.partition(':')[0])} ({_digest(url)})"
        yield Addressee(name, ChatChannel(url, name), options.period)


def known_themes(session: Session) -> frozenset[str]:
    """By slug, and by the slug of their name."""
    themes = session.execute(select(Theme.slug, Theme.name)).all()
    return frozenset(each for given, name in themes for each in (given, slug(name)))


def _with_parents(theme: Theme | None) -> Iterator[str]:
    while theme is not None:
        yield theme.slug
        yield slug(theme.name)
        theme = theme.parent


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()[:8]
