"""A site made from what changed is, byte for byte, the site made from everything: a stale page would be a lie."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar
from uuid import UUID

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.crew import Crew
from catalog.database import open_database
from catalog.directory import Directory
from catalog.errors import VigieError
from catalog.hand import deeds
from catalog.journal.writing import Now
from catalog.kinds import Kind
from catalog.ledger import ledger_file
from catalog.models import (
    Base,
    Contribution,
    Event,
    Link,
    NewsEntry,
    NewsSource,
    Organisation,
    Resource,
    Run,
    Theme,
    Use,
    Visit,
)
from catalog.nesting import line_of
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, Reason, State
from feeds.organisation_news import news_of
from feeds.publish import write_feeds
from sitegen.build import build
from vigie import spare
from vigie.publishing import publish, replaced

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DIRECTORY = Directory(base_url="https://annuaire.example/", publisher="Une association")
HAND = Now("Ada", NOW)
RESOURCES = 10


@pytest.fixture
def engine(blank: Path, tmp_path: Path) -> Iterator[Engine]:
    shutil.copy(blank, tmp_path / "vigie.db")
    engine = open_database(f"sqlite:///{tmp_path / 'vigie.db'}")
    fill(engine)
    yield engine
    engine.dispose()


def fill(engine: Engine) -> None:
    with Session(engine) as session:
        session.add(Run(id=1, started_at=NOW))
        session.add_all(Theme(id=key, slug=f"theme-{key}", name=f"Thème {key}", position=key) for key in (1, 2, 3))
        session.add_all(Organisation(id=key, slug=f"reseau-{key}", name=f"Réseau {key}") for key in range(1, 6))
        session.flush()
        for number in range(RESOURCES):
            added(session, number)
        session.commit()


def added(session: Session, number: int) -> None:
    resource = Resource(slug=f"guide-{number}", title=f"Guide {number} : le titre", kind=Kind.GUIDE, position=number)
    resource.source, resource.added_at, resource.date = "guide.md", NOW, f"{2000 + number % 9}"
    resource.place, resource.summary = f"Partie {number // 7} › Suite", "Un résumé."
    link = Link(url=f"https://site.example/{number}", short=False, state=State.ALIVE, reason=Reason.OK)
    link.last_checked_at = link.last_alive_at = NOW
    session.add_all([resource, link])
    session.flush()
    session.add(Use(resource_id=resource.id, link_id=link.id, role=LinkRole.DOCUMENT, position=0))
    for place, role in enumerate((ContributorRole.AUTHOR, ContributorRole.PUBLISHER)):
        made = {"resource_id": resource.id, "organisation_id": (number + place) % 5 + 1}
        session.add(Contribution(**made, role=role, position=place))
    resource.themes = [theme for theme in session.scalars(select(Theme)) if number % 4 >= theme.id]
    session.add(Event(uuid=str(UUID(int=number)), at=NOW, kind=EventKind.ADDED, resource_id=resource.id, facts={}))
    visited(session, link, Random(number))
    session.flush()


def visited(session: Session, link: Link, random: Random) -> None:
    at = NOW + timedelta(minutes=random.randrange(1_000_000))
    visit = Visit(run_id=1, link_id=link.id, at=at, reason=random.choice(list(Reason)), chain=[], permanent=False)
    visit.detail, visit.content_type = "", random.choice(["text/html", "application/pdf", None])
    session.add(visit)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def from_everything(engine: Engine, directory: Directory, folder: Path) -> dict[str, bytes]:
    with Session(engine) as session, replaced(folder) as edition:
        build(Crew(session), directory, edition)
        write_feeds(Crew(session), directory, edition, news=news_of(session))
    return contents(folder)


Row = TypeVar("Row", bound=Base)


def chosen(session: Session, table: type[Row], random: Random) -> Row:
    return random.choice(session.scalars(select(table)).all())


def retitled(session: Session, random: Random) -> None:
    resource = chosen(session, Resource, random)
    resource.title = f"Un autre titre {random.random()}"
    resource.language = random.choice(["fr", "en", None])


def described(session: Session, random: Random) -> None:
    resource = chosen(session, Resource, random)
    resource.kind, resource.date = random.choice(list(Kind)), random.choice(["1998", "2024-05", None])
    resource.summary, resource.container = random.choice(["Autre chose.", None]), random.choice(["La revue", None])
    resource.place = random.choice(["Ailleurs", None])


def renamed(session: Session, random: Random) -> None:
    maker = chosen(session, Organisation, random)
    maker.name, maker.full_name = f"Fédération {random.random()}", random.choice(["Un nom plus long", None])


def theme_moved(session: Session, random: Random) -> None:
    theme = chosen(session, Theme, random)
    theme.name, theme.position = f"Sujet {random.random()}", random.randrange(100)


def theme_nested(session: Session, random: Random) -> None:
    theme, above = chosen(session, Theme, random), random.choice([None, chosen(session, Theme, random)])
    theme.parent = above if above is None or theme not in line_of(above) else None


def shelved_elsewhere(session: Session, random: Random) -> None:
    resource = chosen(session, Resource, random)
    resource.themes = random.sample(list(session.scalars(select(Theme))), random.randrange(3))
    resource.position = random.randrange(RESOURCES)
    if resource.contributions:
        resource.contributions.pop()


def link_died(session: Session, random: Random) -> None:
    link = chosen(session, Link, random)
    link.state, link.reason = random.choice(list(State)), random.choice(list(Reason))
    link.first_failure_at, link.failures, link.detail = NOW, random.randrange(1, 9), 'the title says "Introuvable"'
    link.archive_url = random.choice([f"https://archive.example/{random.random()}", None])


def link_moved(session: Session, random: Random) -> None:
    link = chosen(session, Link, random)
    link.moved_to = f"https://neuf.example/{random.random()}"
    link.page_title, link.content_type = f"Page {random.random()}", "application/pdf"
    link.drifted, link.unstable = random.random() < 0.5, random.random() < 0.5
    link.chain = [{"url": link.url, "status": 301}, {"url": link.moved_to, "status": 200}]


def visit_made(session: Session, random: Random) -> None:
    visited(session, chosen(session, Link, random), random)


def visit_annulled(session: Session, random: Random) -> None:
    chosen(session, Visit, random).reason = Reason.OFFLINE


def told(session: Session, random: Random) -> None:
    kind = random.choice([EventKind.ADDED, EventKind.UPDATED, EventKind.REVIVED])
    event = Event(uuid=str(UUID(int=random.getrandbits(128))), at=NOW + timedelta(days=random.randrange(50)), kind=kind)
    event.resource, event.facts = chosen(session, Resource, random), {}
    session.add(event)


def organisation_told(session: Session, random: Random) -> None:
    link = chosen(session, Link, random)
    source = session.scalar(select(NewsSource).where(NewsSource.link_id == link.id)) or NewsSource(link_id=link.id)
    source.url, source.checked_at = f"{link.url}/fil", NOW
    entry = NewsEntry(source=source, uid=str(UUID(int=random.getrandbits(128))), key=f"{random.random()}", seen_at=NOW)
    entry.title, entry.url, entry.summary = f"Une nouvelle {random.random()}", "https://site.example/n", "Un résumé."
    entry.at = NOW - timedelta(days=random.randrange(50))
    session.add(entry)


def source_asked(session: Session, random: Random) -> None:
    source = session.scalars(select(NewsSource)).first()
    if source:
        source.checked_at, source.seen = NOW + timedelta(days=random.randrange(50)), ["a"]


def new_resource(session: Session, random: Random) -> None:
    added(session, random.randrange(1_000, 1_000_000))


def link_shared(session: Session, random: Random) -> None:
    resource, link = chosen(session, Resource, random), chosen(session, Link, random)
    if link not in [use.link for use in resource.uses]:
        resource.uses.append(Use(link=link, role=random.choice(list(LinkRole)), position=len(resource.uses)))


def withdrawn(session: Session, random: Random) -> None:
    resource = chosen(session, Resource, random)
    if resource.withdrawn_at is None:
        deeds.withdraw(session, resource, random.choice(["Périmé.", None]), HAND)
    elif resource.merged_into_id is None:
        deeds.bring_back(session, resource, HAND)


def deleted(session: Session, random: Random) -> None:
    resource = chosen(session, Resource, random)
    if resource.withdrawn_at is None:
        deeds.delete_for_good(session, resource, HAND)


def merged(session: Session, random: Random) -> None:
    here = session.scalars(select(Resource).where(Resource.withdrawn_at.is_(None))).all()
    kept, other = random.sample(list(here), 2)
    deeds.merge_resources(session, kept, [other], HAND)


CHANGES: list[Callable[[Session, Random], None]] = [
    retitled, described, renamed, theme_moved, theme_nested, shelved_elsewhere, link_died, link_moved, visit_made,
    visit_annulled, told, organisation_told, organisation_told, source_asked, new_resource, link_shared, withdrawn,
    deleted, merged,
]  # fmt: skip
DIRECTORIES = [DIRECTORY, DIRECTORY.model_copy(update={"title": "Un autre nom"}), Directory(language="en")]


@pytest.mark.parametrize(("seed", "worthwhile"), [(0, 1), (1, 1), (2, spare.WORTHWHILE)])
def test_what_is_kept_is_what_would_be_made(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, worthwhile: int
) -> None:
    monkeypatch.setattr(spare, "WORTHWHILE", worthwhile)
    random, directory = Random(seed), DIRECTORY
    # Where no edition is kept beside, what was there before matters less.
    changes = [change for change in CHANGES for _ in range(2 if worthwhile == 1 else 1)]
    random.shuffle(changes)
    for number, change in enumerate(changes):
        with Session(engine) as session:
            change(session, random)
            session.commit()
        if random.random() < 0.1:
            directory = random.choice(DIRECTORIES)
        publish(engine, directory, tmp_path / "public")
        assert (tmp_path / "public.former").exists() == (worthwhile == 1 and number > 0)
        whole = from_everything(engine, directory, tmp_path / "whole")
        again = contents(tmp_path / "public")
        differing = sorted(path for path in whole.keys() | again.keys() if whole.get(path) != again.get(path))
        assert not differing, f"{change.__name__}, the change number {number}"


def page_of(folder: Path, number: int) -> Path:
    return folder / f"ressources/guide-{number}/index.html"


def marked(file: Path) -> None:
    """Another content that nobody notices: of the same size and time."""
    seen = file.stat()
    file.write_bytes(b"x" * seen.st_size)
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def test_only_what_changed_is_made(engine: Engine, tmp_path: Path) -> None:
    public = tmp_path / "public"
    publish(engine, DIRECTORY, public)
    former = contents(public)
    for path in (page_of(public, 3), page_of(public, 4), public / "organismes/reseau-1/index.html", public / "rss.xml"):
        marked(path)
    with Session(engine) as session:
        link = session.scalars(select(Link).where(Link.url == "https://site.example/3")).one()
        link.state, link.first_failure_at = State.SUSPECT, NOW
        session.commit()
    publish(engine, DIRECTORY, public)
    assert page_of(public, 3).read_bytes()[:1] != b"x"
    assert {path.read_bytes()[:1] for path in (page_of(public, 4), public / "rss.xml")} == {b"x"}
    assert (public / "organismes/reseau-1/index.html").read_bytes()[:1] == b"x"
    assert (public / "organismes/reseau-4/index.html").read_bytes() != former["organismes/reseau-4/index.html"]


def test_an_event_makes_the_feeds_that_tell_it_and_no_others(engine: Engine, tmp_path: Path) -> None:
    public = tmp_path / "public"
    publish(engine, DIRECTORY, public)
    feeds = sorted(public.rglob("rss.xml"))
    with Session(engine) as session:
        resource = session.scalars(select(Resource).where(Resource.slug == "guide-1")).one()
        session.add(Event(uuid=str(UUID(int=999)), at=NOW, kind=EventKind.UPDATED, resource=resource, facts={}))
        session.commit()
        paths = ("", *(f"themes/{each.slug}/" for each in resource.themes))
        paths += tuple(f"organismes/{each.organisation.slug}/" for each in resource.contributions)
    for feed in feeds:
        marked(feed)
    publish(engine, DIRECTORY, public)
    made = [feed for feed in feeds if feed.read_bytes()[:1] != b"x"]
    assert made == sorted(public / f"{path}rss.xml" for path in paths)
    assert len(made) < len(feeds)


def test_a_page_that_was_touched_is_made_again(engine: Engine, tmp_path: Path) -> None:
    public = tmp_path / "public"
    publish(engine, DIRECTORY, public)
    former = contents(public)
    page_of(public, 1).write_text("mine")
    (public / "themes/theme-1/index.html").unlink()
    (public / "atom.xml").write_text("mine")
    publish(engine, DIRECTORY, public)
    assert contents(public) == former


def test_a_ledger_that_is_none_does_no_harm(engine: Engine, tmp_path: Path) -> None:
    public = tmp_path / "public"
    ledger = ledger_file(engine, public)
    publish(engine, DIRECTORY, public)
    former = contents(public)
    for content in (b"not a database", ledger.read_bytes()[:5_000]):
        ledger.write_bytes(content)
        publish(engine, DIRECTORY, public)
        assert contents(public) == former


def test_a_catalogue_that_is_no_file_has_its_ledger_beside_the_site(tmp_path: Path) -> None:
    engine, public = open_database("sqlite://"), tmp_path / "public"
    fill(engine)
    publish(engine, DIRECTORY, public)
    assert (tmp_path / "public.pages").exists()
    marked(page_of(public, 4))
    publish(engine, DIRECTORY, public)
    assert page_of(public, 4).read_bytes()[:1] == b"x"
    engine.dispose()


def test_a_run_that_failed_leaves_the_ledger_as_it_was(engine: Engine, tmp_path: Path) -> None:
    public = tmp_path / "public"
    ledger = ledger_file(engine, public)
    publish(engine, DIRECTORY, public)
    former, known = contents(public), ledger.read_bytes()
    with Session(engine) as session:
        chosen(session, Resource, Random(1)).title = "Un titre"
        session.commit()
    (public / "themes/theme-9").mkdir()
    (public / "themes/theme-9/index.html").write_text("mine")
    with Session(engine) as session:
        session.add(Theme(slug="theme-9", name="Neuf", position=9))
        session.commit()
    with pytest.raises(VigieError, match="theme-9"):
        publish(engine, DIRECTORY, public)
    assert ledger.read_bytes() == known
    (public / "themes/theme-9/index.html").unlink()
    assert contents(public) == former
