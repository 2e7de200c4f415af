"""A year of subscribers: the directory of `lived_year`, published each week, read by readers that come when they like.

Meanwhile its folder is lost and made anew, an organisation gets another name in its address, and the whole site moves
to another base address; the former ones lead there. Each subscriber sees all that was ever told, once, in its order; so
do those who follow the news of the organisations, whatever their publishers make of them.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import ColumnElement, Engine, select
from sqlalchemy.orm import Session

from catalog.archiving import copies_wanted, keep_copy
from catalog.database import open_database
from catalog.directory import Directory
from catalog.ledger import ledger_file
from catalog.models import Contribution, Event, Organisation, Resource, Theme
from catalog.vocabulary import MAINTAINERS_NEWS, READERS_NEWS, EventKind, Reason
from tests.integration.newsstand import Newsstand
from tests.integration.subscribing import Host, Reader
from vigie.demo.lived_year import LivedYear
from vigie.demo.weather import DAYS, Spell, lively, year
from vigie.publishing import publish

START = datetime(2026, 1, 5, 6, tzinfo=UTC)
LOST, RENAMED, REBASED, HALF = 12, 18, 33, 26  # weeks
FORMATS = ("rss.xml", "atom.xml", "feed.json")
MAKER = "site0.example"


@dataclass
class World:
    """The year, week by week. readers: by a name that says what they follow and when they come."""

    engine: Engine
    host: Host
    newsstand: Newsstand
    base: str = "site/"
    readers: dict[str, Reader] = field(default_factory=dict)
    rewritten: list[str] = field(default_factory=list)
    told_by_half: int = 0
    _archives: dict[str, list[bytes]] = field(default_factory=dict)

    def live(self, lived: LivedYear) -> None:
        for day, now in enumerate(lived.mornings()):
            self._look_for_copies(now)
            if day % 7 == 6 or day == DAYS - 1:
                self.newsstand.gather(now)
                self._week(day // 7)

    def _look_for_copies(self, now: datetime) -> None:
        """The archive has one of every page."""
        for wanted in copies_wanted(self.engine, now, 20):
            keep_copy(self.engine, wanted.link_id, now, f"https://archive.example/{wanted.url}", now)

    def _week(self, week: int) -> None:
        if week == LOST:
            shutil.rmtree(self.host.folder / self.base)
            ledger_file(self.engine, self.host.folder / self.base).unlink()
        elif week == RENAMED:
            self._rename()
        elif week == REBASED:
            self._move()
        elif week == HALF:
            self.told_by_half = len(self.told())
        self.publish()
        self._compare_archives()
        self._subscribe(week)
        for name, reader in self.readers.items():
            if "away" not in name or week < 8 or week >= 50:
                reader.visit()
                # Again before anything is new: most readers come every hour.
                reader.visit()

    def publish(self) -> None:
        publish(self.engine, Directory(base_url=f"{self.host.address}{self.base}"), self.host.folder / self.base)

    def _subscribe(self, week: int) -> None:
        at = f"{self.host.address}site/"
        if week == 0:
            for name in FORMATS:
                self.readers[f"from the start, {name}"] = Reader(f"{at}{name}")
                self.readers[f"away, {name}"] = Reader(f"{at}{name}")
                self.readers[f"from the start, news, {name}"] = Reader(f"{at}actualites/{name}")
                self.readers[f"away, news, {name}"] = Reader(f"{at}actualites/{name}")
        elif week == HALF:
            for name in FORMATS:
                self.readers[f"after six months, {name}"] = Reader(f"{at}{name}")
                self.readers[f"after six months, news, {name}"] = Reader(f"{at}actualites/{name}")
            self.readers["after six months, health"] = Reader(f"{at}sante/atom.xml")
            self.readers["after six months, theme"] = Reader(f"{at}themes/theme-1/rss.xml")
        elif week == 15:
            self.readers["of an organisation that is renamed"] = Reader(f"{at}organismes/{self._slug()}/atom.xml")
            self.readers["from the start, health"] = Reader(f"{at}sante/rss.xml")

    def _slug(self) -> str:
        with Session(self.engine) as session:
            return session.scalars(select(Organisation.slug).where(Organisation.name == MAKER)).one()

    def _rename(self) -> None:
        former = self._slug()
        with Session(self.engine) as session:
            session.scalars(select(Organisation).where(Organisation.name == MAKER)).one().slug = "le-reseau"
            session.commit()
        self.host.moved[f"/site/organismes/{former}/"] = f"{self.host.address}{self.base}organismes/le-reseau/"

    def _move(self) -> None:
        (self.host.folder / self.base).rename(self.host.folder / "ailleurs")
        self.base = "ailleurs/"
        self.host.moved["/site/"] = f"{self.host.address}{self.base}"
        self._archives.clear()

    def _compare_archives(self) -> None:
        """A full one is never written anew, but for the way to the next."""
        for file in sorted((self.host.folder / self.base / "archives").glob("*")):
            lines = [line for line in file.read_bytes().splitlines() if b"next-archive" not in line]
            if self._archives.setdefault(file.name, lines) != lines:
                self.rewritten.append(file.name)

    def told(self, *conditions: ColumnElement[bool], kinds: tuple[EventKind, ...] = READERS_NEWS) -> list[str]:
        """The ids of what was told, the oldest first."""
        query = select(Event).where(Event.kind.in_(kinds), *conditions).order_by(Event.id)
        with Session(self.engine) as session:
            events = session.scalars(query).all()
            return [UUID(event.uuid).urn for event in events if event.facts.get("unstable") != "still"]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder: Path = tmp_path_factory.mktemp("year")
    (folder / "web").mkdir()
    (folder / "news").mkdir()
    engine = open_database(f"sqlite:///{folder}/vigie.db")
    weather = lively(year(START, seed=7, links=50, hosts=10, deaths=8), START, seed=7, entered=25, moves=10)
    # For so long that its pages are held for dead, and come back.
    weather.spells["site1.example"] = [Spell(START + timedelta(days=90), START + timedelta(days=170), Reason.TIMEOUT)]
    with Host(folder / "web").open() as host:
        lived = LivedYear(engine, weather, START)
        world = World(engine, host, Newsstand(engine, folder / "news"))
        world.live(lived)
        yield world
    engine.dispose()


def test_the_year_has_all_that_readers_are_told_of(world: World) -> None:
    with Session(world.engine) as session:
        kinds = set(session.scalars(select(Event.kind)))
    assert kinds >= {*READERS_NEWS, EventKind.DIED, EventKind.SUSPECTED}
    assert world.told_by_half > 50, "more than any window holds"
    assert len(world.told()) > world.told_by_half + 50, "and again"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("who", ["from the start", "after six months", "away"])
def test_each_event_is_seen_once_none_lost_none_twice_in_order(world: World, who: str, name: str) -> None:
    assert list(world.readers[f"{who}, {name}"].seen) == world.told()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("who", ["from the start", "after six months", "away"])
def test_each_news_of_the_organisations_is_seen_once_whatever_their_feeds_repeat(
    world: World, who: str, name: str
) -> None:
    told = world.newsstand.entries()
    assert len(told) > 300, "more than many windows hold"
    assert {each.url for each in told} == world.newsstand.published()
    assert len(told) == len(world.newsstand.published())
    assert sum("corrigée" in each.title for each in told) > 50
    assert list(world.readers[f"{who}, news, {name}"].seen) == [UUID(each.uid).urn for each in told]


@pytest.mark.parametrize("who", ["from the start", "after six months"])
def test_so_do_those_who_keep_the_links(world: World, who: str) -> None:
    assert list(world.readers[f"{who}, health"].seen) == world.told(kinds=MAINTAINERS_NEWS)


def test_so_do_those_who_follow_a_theme(world: World) -> None:
    of_theme = Event.resource.has(Resource.themes.any(Theme.slug == "theme-1"))
    assert list(world.readers["after six months, theme"].seen) == world.told(of_theme)


def test_so_do_those_who_follow_an_organisation_that_is_given_another_name(world: World) -> None:
    reader = world.readers["of an organisation that is renamed"]
    by_maker = Event.resource.has(Resource.contributions.any(Contribution.organisation.has(Organisation.name == MAKER)))
    assert list(reader.seen) == world.told(by_maker) != []
    assert reader.address == f"{world.host.address}ailleurs/organismes/le-reseau/atom.xml"


def test_readers_go_to_the_new_address_by_themselves_and_load_nothing_that_they_know(world: World) -> None:
    for name, reader in world.readers.items():
        assert reader.address.startswith(f"{world.host.address}ailleurs/"), name
        # Every second visit of each week: unchanged, but for those who have just been sent elsewhere.
        assert reader.unchanged >= 9, name
        # Once what lies behind was read, the feed alone is asked for: nobody goes through the archives each week.
        assert reader.pages <= 2 * 53 + 2 * (len(world.told()) // 50 + 1), name


def test_a_full_archive_is_never_written_anew(world: World) -> None:
    assert len(list((world.host.folder / world.base / "archives").glob("rss-*"))) >= 2
    assert world.rewritten == []
