"""What organisations tell on their own sites, as pages show it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from catalog.models import NewsEntry
from catalog.news import latest_of_each_source, organisation_news, told_by
from sitegen.addresses import page_of

MOST_SHOWN = 100
MOST_OF_ONE = 3
FEED = "actualites/rss.xml"


@dataclass(frozen=True, slots=True)
class Told:
    """teller: who tells it; page: the path of the teller's page. organisation: its slug, None where a website tells it
    that no organisation is named for. language: of the website.
    """

    title: str
    url: str
    summary: str
    at: datetime
    teller: str
    page: str
    organisation: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class ToldNews:
    """latest: of all, the newest first. of_organisation: the last few of each, by its slug."""

    latest: list[Told] = field(default_factory=list)
    of_organisation: dict[str, list[Told]] = field(default_factory=dict)


def told_news(session: Session) -> ToldNews:
    by_slug: dict[str, list[Told]] = defaultdict(list)
    for told in map(_told, latest_of_each_source(session, MOST_OF_ONE)):
        if told.organisation and len(by_slug[told.organisation]) < MOST_OF_ONE:
            by_slug[told.organisation].append(told)
    return ToldNews([_told(entry) for entry in organisation_news(session, MOST_SHOWN)], dict(by_slug))


def _told(entry: NewsEntry) -> Told:
    resource = told_by(entry)
    maker = resource.contributions[0].organisation if resource.contributions else None
    return Told(
        title=entry.title,
        url=entry.url,
        summary=entry.summary,
        at=entry.at,
        teller=maker.name if maker else resource.title,
        page=page_of(maker or resource),
        organisation=maker.slug if maker else None,
        language=resource.language,
    )
