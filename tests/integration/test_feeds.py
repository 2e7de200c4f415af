"""The feeds of a small catalogue, as they stand in the output folder."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree

import feedparser
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.crew import Crew
from catalog.database import open_database
from catalog.directory import Directory
from catalog.edition import MARKER, Edition
from catalog.kinds import Kind
from catalog.models import Contribution, Event, Link, Organisation, Resource, Run, Theme, Use
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, State
from feeds.history import MOST_ENTRIES
from feeds.organisation_news import News
from feeds.publish import write_feeds
from feeds.rounds import keep_rounds

pytestmark = pytest.mark.each_database

DIRECTORY = Directory(base_url="https://repertoire.example/sous/", publisher="Une association")
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
MAINTAINERS_OWN = (EventKind.SUSPECTED, EventKind.UNVERIFIABLE, EventKind.FAULTY)
FORMATS = ("rss.xml", "atom.xml", "feed.json")


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    engine = open_database(database)
    with Session(engine) as session:
        yield session
    engine.dispose()


def add_resource(
    session: Session, number: int, theme: Theme | None = None, maker: Organisation | None = None
) -> Resource:
    resource = Resource(
        slug=f"guide-{number}",
        title=f"Guide {number}",
        kind=Kind.GUIDE,
        position=number,
        source="guide.md",
        added_at=NOW,
        themes=[theme] if theme else [],
        contributions=[Contribution(organisation=maker, role=ContributorRole.AUTHOR, position=0)] if maker else [],
    )
    link = Link(url=f"https://example.org/{number}", short=False, state=State.ALIVE)
    session.add(Use(resource=resource, link=link, role=LinkRole.DOCUMENT, position=0))
    return resource


def add_event(session: Session, number: int, kind: EventKind, resource: Resource | None, **facts: Any) -> None:
    at = NOW + timedelta(hours=number)
    session.add(Event(uuid=str(UUID(int=number)), at=at, kind=kind, resource=resource, facts=facts))


def ids(path: Path) -> list[int]:
    found = feedparser.parse(path.read_bytes())
    assert not found.bozo
    return [UUID(item.id).int for item in found.entries]


def published(session: Session, folder: Path) -> Path:
    session.commit()
    folder.mkdir(exist_ok=True)
    with Edition(folder) as edition:
        write_feeds(Crew(session), DIRECTORY, edition)
    return folder / "sante" / "rss.xml"


def test_maintainers_hear_once_of_a_link_that_comes_and_goes(session: Session, tmp_path: Path) -> None:
    first = add_resource(session, 1)
    death = {"reason": "gone", "visits": 3, "since": NOW.isoformat()}
    add_event(session, 1, EventKind.DIED, first, **death)
    add_event(session, 2, EventKind.REVIVED, first, dead_since=None)
    add_event(session, 3, EventKind.DIED, first, **death, unstable="now")
    add_event(session, 4, EventKind.REVIVED, first, dead_since=None, unstable="still")
    feed = published(session, tmp_path / "public")
    assert ids(feed) == [3, 2, 1]
    assert "Il va et vient" in feedparser.parse(feed.read_bytes()).entries[0].summary
    assert ids(tmp_path / "public" / "rss.xml") == [4, 2], "readers can do something with every return"


def test_after_a_month_of_silence_the_feed_of_maintainers_says_that_everything_ran(
    session: Session, tmp_path: Path
) -> None:
    add_event(session, 0, EventKind.ADDED, add_resource(session, 1))
    session.commit()
    for day in range(65):
        now = NOW + timedelta(days=day)
        session.add(Run(started_at=now, ended_at=now, online=True, conclusive=day not in range(31, 65) and day != 3))
        keep_rounds(session, now)
        session.commit()
    feed = feedparser.parse(published(session, tmp_path / "public").read_bytes())
    assert [each.title for each in feed.entries] == [
        "Les liens ne sont plus surveillés",
        "Tout a tourné",
    ]
    said = feed.entries[-1].summary
    assert "Depuis le 23 novembre 2026, Vigie a fait 30 passages. 1 n’a rien conclu" in said
    assert "1 des 1 liens surveillés répond." in said
    # A death is news enough: the month begins anew.
    add_event(session, 65 * 24, EventKind.DIED, None, reason="gone", visits=3, since=NOW.isoformat())
    session.commit()
    keep_rounds(session, NOW + timedelta(days=94))
    assert len(session.scalars(select(Event).where(Event.kind == EventKind.RAN)).all()) == 2


def test_the_feeds_of_a_directory(session: Session, tmp_path: Path) -> None:
    theme, empty, maker = (
        Theme(slug="eau", name="Eau", position=0),
        Theme(slug="air", name="Air", position=1),
        Organisation(slug="orse", name="ORSE"),
    )
    session.add_all([theme, empty, maker])
    first, second = add_resource(session, 1, theme), add_resource(session, 2, None, maker)
    add_event(session, 1, EventKind.ADDED, first)
    add_event(session, 2, EventKind.ADDED, second)
    add_event(session, 3, EventKind.MOVED, first, **{"from": "http://a.example/", "to": "https://b.example/"})
    add_event(session, 4, EventKind.UPDATED, None, title="Guide retiré", slug="guide-0", url="https://example.org/0")
    for number, kind in enumerate(MAINTAINERS_OWN, 5):
        add_event(session, number, kind, first, reason="blocked")
    session.commit()

    public = tmp_path / "public"
    public.mkdir()
    with Edition(public) as edition:
        write_feeds(Crew(session), DIRECTORY, edition)

    files = {str(path.relative_to(public)) for path in public.rglob("*") if path.is_file()}
    assert files - {MARKER} == {
        *(f"{path}{name}" for path in ("", "sante/", "themes/eau/", "organismes/orse/") for name in FORMATS),
        "abonnements.opml",
        # Of which nothing was ever told.
        "themes/air/rss.xml",
    }
    assert ids(public / "rss.xml") == ids(public / "atom.xml") == [4, 3, 2, 1]
    assert ids(public / "themes/eau/rss.xml") == [3, 1]
    assert ids(public / "themes/air/rss.xml") == []
    assert ids(public / "organismes/orse/rss.xml") == ids(public / "organismes/orse/atom.xml") == [2]
    assert ids(public / "sante/rss.xml") == [7, 6, 5, 3], "maintainers hear of moves as well"
    assert [item["url"] for item in json.loads((public / "feed.json").read_bytes())["items"]] == [
        "https://repertoire.example/sous/",
        "https://repertoire.example/sous/ressources/guide-1/",
        "https://repertoire.example/sous/ressources/guide-2/",
        "https://repertoire.example/sous/ressources/guide-1/",
    ]


def test_every_feed_is_on_the_list_under_its_own_address(session: Session, tmp_path: Path) -> None:
    session.add_all([Theme(slug="eau", name="Eau", position=0), Organisation(slug="orse", name="ORSE")])
    session.commit()
    with Edition(tmp_path) as edition:
        write_feeds(Crew(session), DIRECTORY, edition)
    listed = ElementTree.parse(tmp_path / "abonnements.opml").iterfind(".//outline[@xmlUrl]")  # noqa: S314
    addresses = [outline.attrib["xmlUrl"] for outline in listed]
    assert addresses == [
        "https://repertoire.example/sous/rss.xml",
        "https://repertoire.example/sous/themes/eau/rss.xml",
        "https://repertoire.example/sous/organismes/orse/rss.xml",
        "https://repertoire.example/sous/sante/rss.xml",
    ]
    for address in addresses:
        feed = feedparser.parse((tmp_path / address.removeprefix(DIRECTORY.base_url)).read_bytes()).feed
        assert [link.href for link in feed.links if link.rel == "self"] == [address]
        assert feed.link == address.removesuffix("rss.xml")


def test_a_feed_holds_the_newest_only(session: Session, tmp_path: Path) -> None:
    resource = add_resource(session, 1)
    for number in range(1, MOST_ENTRIES + 11):
        add_event(session, number, EventKind.UPDATED, resource)
    session.commit()
    with Edition(tmp_path) as edition:
        write_feeds(Crew(session), DIRECTORY, edition)
    assert ids(tmp_path / "rss.xml") == list(range(MOST_ENTRIES + 10, 10, -1))


def test_the_same_catalogue_gives_the_same_bytes(session: Session, tmp_path: Path) -> None:
    theme = Theme(slug="eau", name="Eau", position=0)
    add_event(session, 1, EventKind.ADDED, add_resource(session, 1, theme))
    session.commit()
    for folder in ("one", "two"):
        session.expire_all()
        (tmp_path / folder).mkdir()
        with Edition(tmp_path / folder) as edition:
            write_feeds(Crew(session), DIRECTORY, edition)
    for path in (tmp_path / "one").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_the_news_of_organisations_have_a_feed_of_their_own(session: Session, tmp_path: Path) -> None:
    news = [
        News(
            *(str(UUID(int=number)), "RNMA", f"Rencontre {number} !", "https://rnma.example/1", "Une\n<date>", NOW),
            *("rnma", "Le réseau des maisons des associations."),
        )
        for number in range(1, MOST_ENTRIES + 2)
    ]
    with Edition(tmp_path) as edition:
        changed = write_feeds(Crew(session), DIRECTORY, edition, news=news)
    assert f"{DIRECTORY.base_url}actualites/atom.xml" in changed
    assert ids(tmp_path / "actualites/rss.xml") == list(range(MOST_ENTRIES + 1, 1, -1))
    (archive,) = (tmp_path / "actualites/archives").glob("atom-*")
    assert ids(archive) == list(range(MOST_ENTRIES, 0, -1))
    entry = feedparser.parse((tmp_path / "actualites/atom.xml").read_bytes()).entries[0]
    assert entry.title == "RNMA\u00a0: Rencontre 51\u202f!"
    assert (entry.link, entry.author) == ("https://rnma.example/1", "RNMA")
    assert entry.content[0].value == (
        "<p>RNMA raconte sur son site\u00a0:</p><p>Une</p><p>&lt;date&gt;</p>"
        "<p>Le réseau des maisons des associations.</p>"
        '<p><a href="https://rnma.example/1">À lire sur rnma.example</a> · '
        f'<a href="{DIRECTORY.base_url}ressources/rnma/">RNMA dans le répertoire</a></p>'
    )


def test_a_feed_that_did_not_change_keeps_its_file(session: Session, tmp_path: Path) -> None:
    theme, other = Theme(slug="eau", name="Eau", position=0), Theme(slug="air", name="Air", position=1)
    first, second = add_resource(session, 1, theme), add_resource(session, 2, other)
    add_event(session, 1, EventKind.ADDED, first)
    add_event(session, 2, EventKind.ADDED, second)
    session.commit()
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    with Edition(before) as edition:
        assert f"{DIRECTORY.base_url}themes/air/rss.xml" in write_feeds(Crew(session), DIRECTORY, edition)
    add_event(session, 3, EventKind.UPDATED, first)
    session.commit()
    with Edition(after, before) as edition:
        changed = write_feeds(Crew(session), DIRECTORY, edition)
    assert changed == [f"{DIRECTORY.base_url}{path}{name}" for path in ("", "themes/eau/") for name in FORMATS]
    for name in FORMATS:
        assert (after / "themes/air" / name).samefile(before / "themes/air" / name)
