"""Asking a web archive (Memento) on the simulated web, after the crawl."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Event, Link, Resource, Use
from catalog.observation import Observation
from catalog.policy import Policy
from catalog.visits import begin_run, settle, store
from catalog.vocabulary import EventKind, LinkRole, Reason, State
from crawler.archive import find_copies
from crawler.options import CrawlerOptions
from crawler.reactor import run
from vigie.demo.pages import Page, Request, Site, redirect
from vigie.demo.web import SimulatedWeb

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
BASE = "https://archive.example/web/"
OPTIONS = CrawlerOptions(delay=0, timeout=1, control_urls=(), archive=BASE)
COPY = Page(headers={"Memento-Datetime": "Thu, 02 May 2013 10:00:00 GMT", "Content-Type": "text/html"}, body=b"copy")
URL = "http://pont.example/guide"


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    engine = open_database(database)
    with Session(engine) as session:
        resource = Resource(
            slug="guide", title="Guide", kind=Kind.GUIDE, date="2013", position=0, source="test", added_at=NOW
        )
        link = Link(url=URL, short=False, state=State.ALIVE)
        session.add(Use(resource=resource, link=link, role=LinkRole.PAGE, position=0))
        session.commit()
    yield engine
    engine.dispose()


Look = Callable[..., list[Request]]


@pytest.fixture
def look(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    def go(pages: dict[str, Page], now: datetime = NOW, *, offline: bool = False) -> list[Request]:
        async def scene() -> list[Request]:
            async with SimulatedWeb(tmp_path, {"archive.example": Site(dict(pages))}) as web:
                monkeypatch.setenv("SSL_CERT_FILE", str(web.ca_file))
                web.offline = offline
                await find_copies(engine, OPTIONS, now, web.network)
                return web.requests("archive.example")

        return run(scene())

    return go


def link_of(engine: Engine) -> Link:
    with Session(engine) as session:
        return session.scalars(select(Link)).one()


def test_the_copy_nearest_to_the_resources_date_is_kept(look: Look, engine: Engine) -> None:
    pages = {f"/web/{URL}": redirect(f"{BASE}20130502100000/{URL}", 302), f"/web/20130502100000/{URL}": COPY}
    asked = look(pages)
    assert asked[0].headers["accept-datetime"] == "Mon, 01 Jul 2013 12:00:00 GMT"
    link = link_of(engine)
    assert link.archive_url == f"{BASE}20130502100000/{URL}"
    assert link.archive_at == datetime(2013, 5, 2, 10, tzinfo=UTC)
    assert link.state is State.ALIVE


def test_a_living_link_is_asked_for_once(look: Look, engine: Engine) -> None:
    assert len(look({})) == 1
    assert link_of(engine).archive_url is None
    assert look({}, NOW + timedelta(days=400)) == []


def test_a_dead_link_without_a_copy_is_asked_for_again_a_week_later(look: Look, engine: Engine) -> None:
    with Session(engine) as session:
        session.scalars(select(Link)).one().state = State.DEAD
        session.commit()
    assert len(look({})) == 1
    assert look({}, NOW + timedelta(days=6)) == []
    assert len(look({f"/web/{URL}": COPY}, NOW + timedelta(days=7))) == 1
    assert link_of(engine).archive_url == f"{BASE}{URL}"


@pytest.mark.parametrize("status", [403, 429, 503])
def test_an_archive_that_has_had_enough_is_asked_another_day(look: Look, engine: Engine, status: int) -> None:
    look({f"/web/{URL}": Page(status)})
    assert link_of(engine).archive_asked_at is None
    assert link_of(engine).state is State.ALIVE


def test_without_network_nothing_is_kept(look: Look, engine: Engine) -> None:
    assert look({}, offline=True) == []
    assert link_of(engine).archive_asked_at is None


def test_a_copy_that_leads_out_of_the_web_is_none(look: Look, engine: Engine) -> None:
    look({f"/web/{URL}": redirect("javascript:alert(1)", 302)})
    assert link_of(engine).archive_url is None


def told(engine: Engine) -> list[tuple[EventKind, str | None]]:
    with Session(engine) as session:
        return [(event.kind, event.facts.get("copy")) for event in session.scalars(select(Event).order_by(Event.id))]


def test_readers_hear_of_the_copy_of_a_dead_link_when_it_is_found(look: Look, engine: Engine) -> None:
    with Session(engine) as session:
        session.scalars(select(Link)).one().state = State.DEAD
        session.commit()
    look({f"/web/{URL}": COPY})
    assert told(engine) == [(EventKind.ARCHIVED, f"{BASE}{URL}")]


def test_readers_hear_of_the_copy_that_is_there_when_a_link_dies(look: Look, engine: Engine) -> None:
    look({f"/web/{URL}": COPY})
    assert told(engine) == []
    for day in range(4):
        at = NOW + timedelta(days=day)
        with Session(engine) as session:
            run = begin_run(session, at)
            link_id = session.scalars(select(Link.id)).one()
            store(session, run.id, link_id, Observation(at=at, reason=Reason.GONE, status=404))
            settle(session, run, Policy(), at)
            session.commit()
    copies = [copy for kind, copy in told(engine) if kind is EventKind.ARCHIVED]
    assert copies == [f"{BASE}{URL}"]
    assert [kind for kind, _ in told(engine)][-2:] == [EventKind.DIED, EventKind.ARCHIVED]
