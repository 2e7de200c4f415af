"""The feeds of an edition: made all together, or carried over where nothing that they tell has changed."""

from collections.abc import Iterator
from hashlib import blake2b

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from catalog.bare import bare_rows
from catalog.directory import Directory
from catalog.edition import Edition
from catalog.imprint import SIZE, program_imprint
from catalog.models import (
    Contribution,
    Event,
    Link,
    NewsEntry,
    NewsSource,
    Organisation,
    Resource,
    ResourceTheme,
    Theme,
    Use,
)
from catalog.vocabulary import State
from feeds.organisation_news import news_of
from feeds.publish import write_feeds

# Of a link feeds tell where it leads, and the kind and size of the document; what else happens to it is an event.
_LINK = (
    *(Link.id, Link.url, Link.short, Link.moved_to, Link.archive_url, Link.archive_at, Link.state == State.DEAD),
    *(Link.content_type, Link.validators),
)
_WHOLE = (Event, Resource, Contribution, Organisation, ResourceTheme, Theme, Use, NewsEntry)


def bring_feeds(session: Session, directory: Directory, edition: Edition, hub: str = "") -> list[str]:
    """The addresses of those that changed."""
    if edition.ledger is None:
        return write_feeds(session, directory, edition, hub, news_of(session))
    held = blake2b(program_imprint("catalog", "feeds"), digest_size=SIZE)
    held.update(repr((directory.model_dump_json(), hub)).encode())
    for query in _questions():
        for rows in bare_rows(session, query):
            held.update(repr(rows).encode(errors="surrogatepass"))
    with edition.together("rss.xml", held.digest()) as to_make:
        return write_feeds(session, directory, edition, hub, news_of(session)) if to_make else []


def _questions() -> Iterator[Select[*tuple[object, ...]]]:
    """Each table in a settled order."""
    for model in _WHOLE:
        table = model.__table__
        yield select(*table.c).order_by(*table.primary_key)
    yield select(*_LINK).order_by(Link.id)
    # When a source was last asked is nothing to tell.
    yield select(NewsSource.id, NewsSource.link_id).order_by(NewsSource.id)
