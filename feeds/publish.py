"""Writes all feeds of a directory into an edition: everything in three formats, one feed for each theme and maker."""

from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from catalog.directory import Directory
from catalog.edition import Edition
from catalog.models import Contribution, Event, Resource, ResourceTheme, Use
from catalog.queries import all_organisations, all_themes
from catalog.vocabulary import NEWS
from catalog.words import Words, words_of
from feeds.entries import Channel, entry_of
from feeds.jsonfeed import json_feed
from feeds.opml import opml
from feeds.plain import one_line
from feeds.syndication import atom, rss

MOST_ENTRIES = 50


def write_feeds(session: Session, directory: Directory, edition: Edition) -> None:
    """rss.xml, atom.xml, feed.json, abonnements.opml, themes/<slug>/rss.xml, organismes/<slug>/rss.xml.

    The same catalogue gives the same bytes. Raises OSError when the folder cannot be written to.
    """
    desk = _Desk(session, directory, words_of(directory.language, "feeds"))
    everything, themes, organisations = desk.everything(), desk.themes(), desk.organisations()
    edition.write("rss.xml", rss(everything))
    edition.write("atom.xml", atom(replace(everything, address=directory.address("atom.xml"))))
    edition.write("feed.json", json_feed(replace(everything, address=directory.address("feed.json"))))
    for path, channel in (themes | organisations).items():
        edition.write(f"{path}/rss.xml", rss(channel))
    groups = {
        "": [everything],
        desk.words("Themes"): list(themes.values()),
        desk.words("Organisations"): list(organisations.values()),
    }
    edition.write("abonnements.opml", opml(desk.title, groups))


@dataclass(frozen=True)
class _Desk:
    """Gathers the channels of a directory, each under its path in the output folder."""

    session: Session
    directory: Directory
    words: Words

    @property
    def title(self) -> str:
        return self.words.typography(one_line(self.directory.title))

    def everything(self) -> Channel:
        return self._channel(self.title, self.words.typography(one_line(self.directory.description)), "")

    def themes(self) -> dict[str, Channel]:
        channels = {}
        for theme in all_themes(self.session):
            within = select(ResourceTheme.resource_id).where(ResourceTheme.theme_id == theme.id)
            channels[f"themes/{theme.slug}"] = self._part(f"themes/{theme.slug}/", theme.name, within)
        return channels

    def organisations(self) -> dict[str, Channel]:
        channels = {}
        for maker in all_organisations(self.session):
            made = select(Contribution.resource_id).where(Contribution.organisation_id == maker.id)
            channels[f"organismes/{maker.slug}"] = self._part(f"organismes/{maker.slug}/", maker.name, made)
        return channels

    def _part(self, page: str, name: str, resources: Select[int]) -> Channel:
        name = self.words.typography(one_line(name))
        description = self.words("What is new on “{name}” in “{directory}”", name=name, directory=self.title)
        return self._channel(f"{name} – {self.title}", description, page, Event.resource_id.in_(resources))

    def _channel(self, title: str, description: str, page: str, *which: ColumnElement[bool]) -> Channel:
        return Channel(
            title=title,
            description=description,
            page=self.directory.address(page),
            address=self.directory.address(f"{page}rss.xml"),
            language=self.directory.language,
            author=one_line(self.directory.publisher) or self.title,
            entries=tuple(entry_of(event, self.directory, self.words) for event in _news(self.session, *which)),
        )


def _news(session: Session, *which: ColumnElement[bool]) -> list[Event]:
    """The newest first, with all that an entry says of them."""
    resource = selectinload(Event.resource)
    return list(
        session.scalars(
            select(Event)
            .where(Event.kind.in_(NEWS), *which)
            .order_by(Event.at.desc(), Event.id.desc())
            .limit(MOST_ENTRIES)
            .options(
                joinedload(Event.link),
                resource.selectinload(Resource.contributions).joinedload(Contribution.organisation),
                resource.selectinload(Resource.themes),
                resource.selectinload(Resource.uses).joinedload(Use.link),
            )
        )
    )
