"""Subscribers over a year of publishing: each sees everything once, in order, whatever becomes of the feeds.

The reader does what readers do: it knows entries by their ids, asks again with the validators it was given, and follows
the archives (RFC 5005) or the further pages (JSON Feed) until it meets what it has read.
"""

import json
import random
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import UUID

import feedparser
import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.directory import Directory
from catalog.events import new_event
from catalog.kinds import Kind
from catalog.models import Contribution, Event, Link, Organisation, Resource, Theme, Use
from catalog.vocabulary import READERS_NEWS, ContributorRole, EventKind, LinkRole, State
from vigie.publishing import publish

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
KINDS = (EventKind.UPDATED, EventKind.MOVED, EventKind.REVIVED, EventKind.ARCHIVED, EventKind.SUSPECTED)
FACTS: dict[EventKind, dict[str, Any]] = {
    EventKind.MOVED: {"from": "https://a.example/", "to": "https://b.example/"},
    EventKind.ARCHIVED: {"copy": "https://archive.example/1", "made_at": None},
    EventKind.SUSPECTED: {"reason": "timeout"},
}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@dataclass
class World:
    """A directory that lives: every day something may happen, and it is published and served."""

    engine: Engine
    output: Path
    base: str
    chance: random.Random = field(default_factory=lambda: random.Random(11))
    day: int = 0

    def run(self, days: int) -> None:
        for _ in range(days):
            self.day += 1
            with Session(self.engine) as session:
                self._happen(session, START + timedelta(days=self.day))
                session.commit()
            if self.day % 60 == 0:
                self.publish()
        self.publish()

    def publish(self) -> None:
        publish(self.engine, Directory(base_url=self.base), self.output)

    def _happen(self, session: Session, now: datetime) -> None:
        # Two fresh resources a week, and on most days something about the others.
        if self.day % 4 == 1:
            new_event(session, EventKind.ADDED, now, _resource(session, self.day, now), None, {})
        resources = session.scalars(select(Resource).order_by(Resource.id)).all()
        for _ in range(self.chance.choice((0, 0, 1, 2))):
            resource, kind = self.chance.choice(resources), self.chance.choice(KINDS)
            new_event(session, kind, now, resource, resource.uses[0].link, FACTS.get(kind, {}))
            resource.uses[0].link.state = self.chance.choice((State.ALIVE, State.DEAD))

    def told(self, organisation: str | None = None) -> list[str]:
        """What readers should have been told of, the oldest first."""
        query = select(Event).where(Event.kind.in_(READERS_NEWS)).order_by(Event.id)
        with Session(self.engine) as session:
            return [
                UUID(event.uuid).urn
                for event in session.scalars(query)
                if organisation is None
                or (event.resource and event.resource.contributions[0].organisation.name == organisation)
            ]


def _resource(session: Session, number: int, now: datetime) -> Resource:
    names = ("RNMA", "ORSE")
    for name in names:
        if session.scalars(select(Organisation).where(Organisation.name == name)).first() is None:
            session.add(Organisation(slug=name.lower(), name=name))
    maker = session.scalars(select(Organisation).where(Organisation.name == names[number % 8 == 1])).one()
    theme = session.scalars(select(Theme)).first() or Theme(slug="eau", name="Eau", position=0)
    resource = Resource(
        slug=f"guide-{number}", title=f"Guide {number}", kind=Kind.GUIDE, position=number, source="guide.md",
        added_at=now, themes=[theme],
        contributions=[Contribution(organisation=maker, role=ContributorRole.AUTHOR, position=0)],
    )  # fmt: skip
    link = Link(url=f"https://example.org/{number}.pdf", short=False, state=State.ALIVE)
    session.add(Use(resource=resource, link=link, role=LinkRole.DOCUMENT, position=0))
    return resource


@dataclass
class Reader:
    """seen: the ids of what its person was shown, in the order it was shown."""

    address: str
    seen: list[str] = field(default_factory=list)
    validators: dict[str, str] = field(default_factory=dict)
    unchanged: int = 0

    def visit(self) -> None:
        """Reads back to what it knows, then shows what is new, the oldest first."""
        fresh: list[str] = []
        address: str | None = self.address
        while address:
            ids, address = self._page(address)
            fresh += [each for each in ids if each not in self.seen and each not in fresh]
            # Known from an earlier visit: what lies behind it was read then.
            if any(each in self.seen for each in ids):
                break
        self.seen += fresh[::-1]

    def _page(self, address: str) -> tuple[list[str], str | None]:
        """Its ids, the newest first, and the address of the page before."""
        asked = urllib.request.Request(address)
        if address == self.address and "Last-Modified" in self.validators:
            asked.add_header("If-Modified-Since", self.validators["Last-Modified"])
        try:
            with urllib.request.urlopen(asked) as answer:
                body = answer.read()
                if address == self.address:
                    self.validators = {"Last-Modified": answer.headers["Last-Modified"]}
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != 304:
                raise
            self.unchanged += 1
            return [], None
        if address.endswith(".json"):
            document = json.loads(body)
            return [item["id"] for item in document["items"]], document.get("next_url")
        found = feedparser.parse(body)
        assert not found.bozo
        assert len(found.entries) <= 50
        before = [link.href for link in found.feed.links if link.rel == "prev-archive"]
        return [entry.id for entry in found.entries], before[0] if before else None


@pytest.fixture
def world(database: str, tmp_path: Path) -> Iterator[World]:
    (tmp_path / "web").mkdir()
    engine = open_database(database)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "web"))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield World(engine, tmp_path / "web" / "public", f"http://127.0.0.1:{server.server_port}/public/")
        server.shutdown()
        thread.join()
    engine.dispose()


def half_a_year(world: World) -> None:
    world.run(182)


def regenerated(world: World) -> None:
    shutil.rmtree(world.output)
    half_a_year(world)


def renamed(world: World) -> None:
    with Session(world.engine) as session:
        session.scalars(select(Organisation).where(Organisation.name == "RNMA")).one().slug = "reseau"
        session.commit()
    half_a_year(world)


@pytest.mark.parametrize("fate", [half_a_year, regenerated])
def test_a_subscriber_who_was_away_misses_nothing(world: World, fate: Callable[[World], None]) -> None:
    world.run(90)
    readers = [Reader(f"{world.base}{name}") for name in ("rss.xml", "atom.xml", "feed.json")]
    for reader in readers:
        reader.visit()
        reader.visit()
        assert reader.unchanged == 1
        assert reader.seen == world.told()
    known = len(world.told())
    fate(world)
    world.run(92)
    assert len(world.told()) > known + 100, "more than any window holds"
    for reader in readers:
        reader.visit()
        assert reader.seen == world.told()


def test_a_feed_that_moves_with_its_organisation_tells_nothing_twice(world: World) -> None:
    world.run(150)
    reader = Reader(f"{world.base}organismes/rnma/atom.xml")
    reader.visit()
    known = feedparser.parse((world.output / "organismes/rnma/atom.xml").read_bytes()).feed.id
    renamed(world)
    reader.address = f"{world.base}organismes/reseau/atom.xml"
    reader.validators.clear()
    reader.visit()
    assert reader.seen == world.told("RNMA")
    assert feedparser.parse((world.output / "organismes/reseau/atom.xml").read_bytes()).feed.id == known


def test_another_base_address_tells_nothing_twice(world: World) -> None:
    world.run(150)
    reader = Reader(f"{world.base}atom.xml")
    reader.visit()
    known = feedparser.parse((world.output / "atom.xml").read_bytes()).feed.id
    shutil.move(world.output, world.output.with_name("ailleurs"))
    world.output, world.base = world.output.with_name("ailleurs"), world.base.replace("public", "ailleurs")
    world.run(182)
    reader.address = f"{world.base}atom.xml"
    reader.validators.clear()
    reader.visit()
    assert reader.seen == world.told()
    assert feedparser.parse((world.output / "atom.xml").read_bytes()).feed.id == known


def test_a_full_archive_never_changes_but_for_the_way_to_the_next(world: World) -> None:
    world.run(140)
    first = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in archives(world)}
    assert first
    world.run(182)
    assert len(list(archives(world))) > len(first)
    for name, (before, written) in first.items():
        now = world.output / "archives" / name
        lines = [line for line in now.read_bytes().splitlines() if b"next-archive" not in line]
        assert lines == [line for line in before.splitlines() if b"next-archive" not in line]
        if b"next-archive" in before:
            assert now.stat().st_mtime_ns == written


def archives(world: World) -> Iterator[Path]:
    return (world.output / "archives").glob("*")
