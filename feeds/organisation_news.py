"""What the organisations of the directory tell in feeds of their own, as entries of one feed of ours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

from sqlalchemy.orm import Session

from catalog.news import organisation_news, teller
from catalog.urls import host_of
from catalog.words import Words
from feeds.entries import Entry, anchor, web_uri
from feeds.plain import one_line, plain


@dataclass(frozen=True, slots=True)
class News:
    """uid: a stored UUID. url: where the organisation tells it. summary: plain text, perhaps empty. at: UTC."""

    uid: str
    organisation: str
    title: str
    url: str
    summary: str
    at: datetime


def news_of(session: Session) -> list[News]:
    """All that is known, in the order in which it was told."""
    told = sorted(organisation_news(session), key=lambda entry: entry.id)
    return [News(each.uid, teller(each), each.title, each.url, each.summary, each.at) for each in told]


def news_entry(news: News, place: int, page: str, words: Words) -> Entry:
    """page: ours, for what has no address that may be offered. place: of the news among all, the oldest first.

    Moments are told apart by the place: a feed without hours has many alike.
    """
    url = web_uri(news.url)
    organisation, title = (words.typography(one_line(text)) for text in (news.organisation, news.title))
    summary = words.typography(one_line(news.summary))
    paragraphs = [escape(words("{organisation} tells on its site:", organisation=organisation))]
    paragraphs += [escape(words.typography(line)) for line in plain(news.summary).split("\n") if line.strip()]
    if url:
        paragraphs.append(anchor(url, words("Read it on {host}", host=host_of(url))))
    moment = news.at + timedelta(microseconds=place % 1_000_000)
    return Entry(
        id=f"urn:uuid:{news.uid}",
        title=words.typography(f"{organisation} : {title}" if title else organisation),
        summary=summary or title,
        content="".join(f"<p>{one_line(paragraph)}</p>" for paragraph in paragraphs),
        link=url or page,
        via=url,
        published=moment,
        updated=moment,
        categories=(organisation,) if organisation else (),
        authors=(organisation,) if organisation else (),
    )
