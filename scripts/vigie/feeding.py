"""The feeds of an edition: made all together, or carried over where nothing that they tell has changed."""

from collections.abc import Iterator
from hashlib import blake2b

from sqlalchemy import Select, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from catalog.directory import Directory
from catalog.edition import Edition
from catalog.imprint import SIZE, program_imprint
from catalog.models import Contribution, Event, Link, Organisation, Resource, ResourceTheme, Theme, Use
from catalog.vocabulary import State
from feeds.publish import write_feeds

# Of a link feeds tell where it leads; whatever else happens to it reaches them as an event.
_LINK = (Link.id, Link.url, Link.short, Link.moved_to, Link.archive_url, Link.archive_at, Link.state == State.DEAD)
_WHOLE = (Event, Resource, Contribution, Organisation, ResourceTheme, Theme, Use)


def bring_feeds(session: Session, directory: Directory, edition: Edition) -> None:
    if edition.ledger is None:
        write_feeds(session, directory, edition)
        return
    held = blake2b(program_imprint("catalog", "feeds"), digest_size=SIZE)
    held.update(directory.model_dump_json().encode())
    for query in _questions():
        for row in session.connection().execute(query):
            held.update(repr(tuple(row)).encode(errors="surrogatepass"))
    with edition.together("rss.xml", held.digest()) as to_make:
        if to_make:
            write_feeds(session, directory, edition)


def _questions() -> Iterator[Select[*tuple[object, ...]]]:
    """For bare rows, each table in a settled order."""
    for model in _WHOLE:
        table = model.__table__
        yield select(*(type_coerce(column, NullType()) for column in table.c)).order_by(*table.primary_key)
    yield select(*(type_coerce(column, NullType()) for column in _LINK)).order_by(Link.id)
