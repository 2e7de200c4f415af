"""What the organisations of the directory tell in feeds of their own, as entries of one feed of ours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

from sqlalchemy.orm import Session

from catalog.directory import Directory
from catalog.models import NewsEntry
from catalog.news import organisation_news, teller, told_by
from catalog.urls import host_of
from catalog.words import Words
from feeds.entries import Entry, anchor, web_uri
from feeds.plain import one_line, plain, unmarked

NEWS_PATH = "actualites/"


@dataclass(frozen=True, slots=True)
class News:
    """uid: a stored UUID. url: where the organisation tells it. summary: plain text, perhaps empty. at: UTC.

    resource: the slug of what the website is in the directory; about: what that is, in plain text; both perhaps empty.
    """

    uid: str
    organisation: str
    title: str
    url: str
    summary: str
    at: datetime
    resource: str = ""
    about: str = ""


def news_of(session: Session) -> list[News]:
    """All that is known, in the order in which it was told."""
    return [_news(entry) for entry in sorted(organisation_news(session), key=lambda entry: entry.id)]


def _news(entry: NewsEntry) -> News:
    resource = told_by(entry)
    said = (entry.title, entry.url, entry.summary, entry.at)
    return News(entry.uid, teller(entry), *said, resource.slug, resource.summary or "")


def news_entry(news: News, place: int, directory: Directory, words: Words) -> Entry:
    """place: of the news among all, the oldest first.

    Moments are told apart by the place: a feed without hours has many alike.
    """
    url = web_uri(news.url)
    organisation, title = (words.typography(unmarked(text)) for text in (news.organisation, news.title))
    summary = words.typography(unmarked(news.summary))
    paragraphs = [escape(words("{organisation} tells on its site:", organisation=organisation))]
    for text in (news.summary, news.about):
        paragraphs += [escape(words.typography(line)) for line in plain(text).split("\n") if line.strip()]
    ways = [anchor(url, words("Read it on {host}", host=host_of(url)))] if url else []
    if news.resource:
        page = directory.address(f"ressources/{news.resource}/")
        ways.append(anchor(page, words("{organisation} in the directory", organisation=organisation)))
    if ways:
        paragraphs.append(" · ".join(ways))
    moment = news.at + timedelta(microseconds=place % 1_000_000)
    return Entry(
        id=f"urn:uuid:{news.uid}",
        title=words.typography(f"{organisation} : {title}" if title else organisation),
        summary=summary or title,
        content="".join(f"<p>{one_line(paragraph)}</p>" for paragraph in paragraphs),
        # What has no address that may be offered leads to our page of all news.
        link=url or directory.address(NEWS_PATH),
        via=url,
        published=moment,
        updated=moment,
        categories=(organisation,) if organisation else (),
        authors=(organisation,) if organisation else (),
    )
