"""What is read whole is what SQLAlchemy would make of the same rows, on either database."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Base, Contribution, Event, Link, Organisation, Resource, Theme, Use
from catalog.nesting import path_of
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, Reason, State
from catalog.whole import whole_events, whole_resources

pytestmark = pytest.mark.each_database
NOW = datetime(2026, 11, 30, 8, 15, 2, 123456, tzinfo=UTC)


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    engine = open_database(database)
    with Session(engine) as session:
        _fill(session)
        session.commit()
        yield session
    engine.dispose()


def _fill(session: Session) -> None:
    water = Theme(id=1, slug="eau", name="Eau", position=7)
    rivers = Theme(id=2, slug="rivieres", name="Rivières", position=3, parent=water)
    makers = [Organisation(id=key, slug=f"o{key}", name=f"Réseau {key}") for key in (1, 2)]
    links = [
        Link(id=1, url="https://a.example/", short=False, state=State.DEAD, reason=Reason.GONE, flips=(NOW,)),
        Link(id=2, url="https://bit.ly/2", short=True, interval=timedelta(days=7), moved_to="https://b.example/"),
        Link(id=3, url="https://c.example/", short=False, chain=[{"url": "https://c.example/x", "status": 404}]),
    ]
    full = Resource(id=1, slug="plein", title="Plein", kind=Kind.GUIDE, position=2, source="g", added_at=NOW)
    full.date, full.identifiers, full.themes = "2014-02", {"isbn": "978-2-1234-5680-3"}, [water, rivers]
    full.contributions = [
        Contribution(organisation=makers[0], role=ContributorRole.PUBLISHER, position=1),
        Contribution(organisation=makers[1], role=ContributorRole.AUTHOR, position=0),
    ]
    full.uses = [
        Use(link=links[0], role=LinkRole.DOCUMENT, position=1),
        Use(link=links[1], role=LinkRole.WEBSITE, position=0),
    ]
    bare = Resource(id=2, slug="nu", title="Nu", kind=Kind.VIDEO, position=1, source="g", added_at=NOW)
    events = [
        Event(uuid=str(UUID(int=1)), at=NOW, kind=EventKind.ADDED, resource=full, link=links[0], facts={"a": [1]}),
        Event(uuid=str(UUID(int=2)), at=NOW, kind=EventKind.ADDED, resource=bare, facts={}),
        Event(uuid=str(UUID(int=3)), at=NOW, kind=EventKind.RAN, facts={}),
        Event(uuid=str(UUID(int=4)), at=NOW, kind=EventKind.MOVED, link=links[2], facts={}),
    ]
    session.add_all([full, bare, *events, links[2]])


def _facts(row: Base | None) -> dict[str, Any] | None:
    return {column.name: getattr(row, column.name) for column in row.__class__.__table__.c} if row else None


def _all_of(resource: Resource) -> dict[str, Any]:
    return {
        "own": _facts(resource),
        "year": resource.year,
        "made": [(_facts(each), _facts(each.organisation)) for each in resource.contributions],
        "themes": [(_facts(each), path_of(each)) for each in resource.themes],
        "uses": [
            (_facts(use), _facts(use.link), use.link.target, use.link.last_asked, use.link.state is State.DEAD)
            for use in resource.uses
        ],
    }


def test_a_resource_read_whole_is_what_the_session_would_make_of_it(session: Session) -> None:
    read = {key: _all_of(each) for key, each in whole_resources(session, [1, 2]).items()}
    session.expire_all()
    assert read == {each.id: _all_of(each) for each in session.scalars(select(Resource))}
    assert [path for _, path in read[1]["themes"]] == ["Eau > Rivières", "Eau"]


def test_an_event_read_whole_brings_its_resource_and_its_link(session: Session) -> None:
    def told(event: Event) -> tuple[Any, ...]:
        return _facts(event), _facts(event.link), _all_of(event.resource) if event.resource else None

    uuids = [str(UUID(int=number)) for number in range(1, 5)]
    read = {event.uuid: told(event) for event in whole_events(session, uuids)}
    session.expire_all()
    assert read == {event.uuid: told(event) for event in session.scalars(select(Event))}


def test_it_stands_for_what_it_bears_the_name_of_and_asks_for_nothing_more(session: Session) -> None:
    resource = whole_resources(session, [1])[1]
    assert isinstance(resource, Resource)
    with pytest.raises(AttributeError):
        _ = resource.merged_into


def test_of_nothing_nothing_is_read(session: Session) -> None:
    assert whole_resources(session, []) == {}
    assert whole_events(session, []) == []
