"""One thing worth telling to those who follow the directory, whatever the format it goes out in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from uuid import UUID

from w3lib.url import safe_url_string

from catalog.directory import Directory
from catalog.models import Event, Link, Resource
from catalog.sentences import KINDS, event_sentence, event_title
from catalog.urls import host_of
from catalog.vocabulary import EventKind, State
from catalog.words import Words
from feeds.enclosure import Enclosure, enclosure_of
from feeds.notice import about
from feeds.plain import is_web, one_line, plain, unmarked
from feeds.rounds import headline, rounds_of, rounds_sentences

# When a channel without entries was last updated: always the same, so that it is never "new".
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
_NOBODY = UUID(int=0).urn


@dataclass(frozen=True, slots=True)
class Entry:
    """id: "urn:uuid:…", for ever. title and summary: plain text. content: HTML. link: our page.
    via: where the resource itself lives, None if nowhere. authors: the organisations behind it.
    """

    id: str
    title: str
    summary: str
    content: str
    link: str
    via: str | None
    published: datetime
    updated: datetime
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    enclosure: Enclosure | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed, or an archive behind it, before it has entries and a format.

    page: the web page it tells the news of; address: its own. id: "urn:uuid:…", whatever its address. hub: empty where
    nobody is told at once. current: the address of the feed, where this is an archive; previous and following: those of
    the archives before and after it.
    """

    title: str
    description: str
    page: str
    address: str
    language: str
    author: str
    id: str = _NOBODY
    hub: str = ""
    current: str | None = None
    previous: str | None = None
    following: str | None = None


def newest(moments: Iterable[datetime]) -> datetime:
    """When a channel was last updated. moments: when its entries were."""
    return max(moments, default=NEVER)


def entry_of(event: Event, directory: Directory, words: Words, *, archived: bool = False) -> Entry:
    """An event as an entry. What was told of a resource that is no longer in the catalogue is told by its facts.

    archived: as a record, which leads to where the resource was then, and does not change with the state of its link.
    """
    resource = event.resource
    sentence = words.typography(unmarked(_sentence(event, words)))
    via, enclosure = _recorded(event) if archived else _living(event)
    # The page of a resource that was removed is gone with it.
    page = directory.address(f"ressources/{resource.slug}/" if resource else "")
    # A whole import has one moment: no two may be alike, and readers that sort by it keep the order of the telling.
    moment = event.at + timedelta(microseconds=(event.id or 0) % 1_000_000)
    return Entry(
        id=f"urn:uuid:{event.uuid}",
        title=words.typography(unmarked(_title(event, words))),
        summary=sentence,
        content=_content(sentence, resource, via, page, words),
        link=page,
        via=via,
        published=moment,
        updated=moment,
        categories=_categories(resource, words),
        authors=_authors(resource),
        enclosure=enclosure,
    )


def _title(event: Event, words: Words) -> str:
    return headline(rounds_of(event), words) if event.kind is EventKind.RAN else event_title(event, words)


def _sentence(event: Event, words: Words) -> str:
    if event.kind is EventKind.RAN:
        return " ".join(rounds_sentences(rounds_of(event), words))
    said = event_sentence(event, words)
    if event.facts.get("unstable") == "now":
        said += " " + words("It comes and goes: we say no more of it until it has come to rest.")
    return said


def web_uri(url: str | None) -> str | None:
    """The address in the signs that an address may have (RFC 3986); None where it cannot be offered as a link."""
    if not url or not is_web(url):
        return None
    try:
        return safe_url_string(plain(url))
    except ValueError:
        return None


def anchor(url: str, text: str) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>'


def _living(event: Event) -> tuple[str | None, Enclosure | None]:
    link = event.link or _first_link(event.resource)
    if link is None:
        # An address that is no longer watched may be dead by now.
        return None, None
    if link.state is State.DEAD:
        return web_uri(link.archive_url), None
    via = web_uri(link.target)
    size = link.validators.get("size") if link.validators else None
    return via, enclosure_of(via, link.content_type, size)


def _recorded(event: Event) -> tuple[str | None, Enclosure | None]:
    match event.kind:
        case EventKind.DIED:
            return None, None
        case EventKind.ARCHIVED:
            return web_uri(event.facts["copy"]), None
        case EventKind.MOVED | EventKind.SHORT_LINK_DIED:
            via = web_uri(event.facts["to"])
        case _:
            via = web_uri(event.facts.get("url"))
    return via, enclosure_of(via, None, None)


def _first_link(resource: Resource | None) -> Link | None:
    return resource.uses[0].link if resource and resource.uses else None


def _content(sentence: str, resource: Resource | None, via: str | None, page: str, words: Words) -> str:
    """What happened, what the resource is, and the ways to it."""
    paragraphs = [escape(sentence)]
    if resource:
        paragraphs.append(escape(about(resource, words)))
        paragraphs += [escape(words.typography(line)) for line in plain(resource.summary or "").split("\n") if line]
    ways = []
    if via:
        ways.append(anchor(via, words("Read it on {host}", host=host_of(via))))
    if resource:
        ways.append(anchor(page, words("Its page in the directory")))
    if ways:
        paragraphs.append(" · ".join(ways))
    return "".join(f"<p>{one_line(paragraph)}</p>" for paragraph in paragraphs)


def _categories(resource: Resource | None, words: Words) -> tuple[str, ...]:
    if resource is None:
        return ()
    names = (*(unmarked(theme.name) for theme in resource.themes), words(KINDS[resource.kind]))
    return tuple(dict.fromkeys(name for name in names if name))


def _authors(resource: Resource | None) -> tuple[str, ...]:
    makers = resource.contributions if resource else ()
    return tuple(dict.fromkeys(name for maker in makers if (name := unmarked(maker.organisation.name))))
