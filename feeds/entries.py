"""One thing worth telling to those who follow the directory, whatever the format it goes out in."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape

from catalog.directory import Directory
from catalog.models import Event, Link, Resource
from catalog.sentences import KINDS, event_sentence, event_title
from catalog.vocabulary import State
from catalog.words import Words
from feeds.notice import about
from feeds.plain import is_web, one_line, plain

# When a channel without entries was last updated: always the same, so that it is never "new".
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """id: "urn:uuid:…", for ever. title and summary: plain text. content: HTML. link: our page.
    via: where the resource itself lives, None if nowhere.
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


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed before it has a format. page: the web page it tells the news of; address: its own."""

    title: str
    description: str
    page: str
    address: str
    language: str
    author: str
    entries: tuple[Entry, ...] = field(default=())

    @property
    def updated(self) -> datetime:
        return max((entry.updated for entry in self.entries), default=NEVER)


def entry_of(event: Event, directory: Directory, words: Words) -> Entry:
    """An event as an entry. What was told of a resource that is no longer in the catalogue is told by its facts."""
    resource = event.resource
    sentence = words.typography(one_line(event_sentence(event, words)))
    via = _living_target(event)
    return Entry(
        id=f"urn:uuid:{event.uuid}",
        title=words.typography(one_line(event_title(event, words))),
        summary=sentence,
        content=_content(sentence, resource, via, words),
        # The page of a resource that was removed is gone with it.
        link=directory.address(f"ressources/{resource.slug}/" if resource else ""),
        via=via,
        published=event.at,
        updated=event.at,
        categories=_categories(resource, words),
    )


def _living_target(event: Event) -> str | None:
    link = event.link or _first_link(event.resource)
    if link is None:
        # An address that is no longer watched may be dead by now.
        return None
    target = link.archive_url if link.state is State.DEAD else link.target
    return plain(target) if target and is_web(target) else None


def _first_link(resource: Resource | None) -> Link | None:
    return resource.uses[0].link if resource and resource.uses else None


def _content(sentence: str, resource: Resource | None, via: str | None, words: Words) -> str:
    paragraphs = [escape(sentence)]
    if resource:
        paragraphs.append(escape(about(resource, words)))
        paragraphs += [escape(words.typography(line)) for line in plain(resource.summary or "").split("\n") if line]
    if via:
        paragraphs.append(f'<a href="{escape(via)}">{escape(via)}</a>')
    return "".join(f"<p>{one_line(paragraph)}</p>" for paragraph in paragraphs)


def _categories(resource: Resource | None, words: Words) -> tuple[str, ...]:
    if resource is None:
        return ()
    return (*(one_line(theme.name) for theme in resource.themes), words(KINDS[resource.kind]))
