"""Themes that stand under others: on pages, in the search and in feeds."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import feedparser
import pytest
from sqlalchemy.orm import Session

from catalog.crew import Crew
from catalog.database import open_database
from catalog.directory import Directory
from catalog.edition import Edition
from catalog.kinds import Kind
from catalog.models import Event, Resource, Theme
from catalog.vocabulary import EventKind
from feeds.publish import write_feeds
from sitegen.build import build

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    engine = open_database(database)
    with Session(engine) as session:
        yield session
    engine.dispose()


def fill(session: Session) -> dict[str, Theme]:
    """Eau, under it Rivières, under that Saumons; and Air. A resource in each but the first."""
    water, air = Theme(slug="eau", name="Eau", position=1), Theme(slug="air", name="Air", position=2)
    rivers = Theme(slug="rivieres", name="Rivières", position=3, parent=water)
    salmon = Theme(slug="saumons", name="Saumons", position=4, parent=rivers)
    for number, theme in enumerate((rivers, salmon, air)):
        resource = Resource(slug=f"guide-{number}", title=f"Guide {number}", kind=Kind.GUIDE, position=number)
        resource.source, resource.added_at, resource.themes = "guide.md", NOW, [theme]
        added = Event(uuid=str(UUID(int=number)), at=NOW, kind=EventKind.ADDED, resource=resource, facts={})
        session.add_all([resource, added])
    session.commit()
    return {theme.slug: theme for theme in (water, air, rivers, salmon)}


def published(session: Session, folder: Path) -> None:
    folder.mkdir()
    with Edition(folder) as edition:
        build(Crew(session), Directory(base_url="https://annuaire.example/"), edition)
        write_feeds(Crew(session), Directory(base_url="https://annuaire.example/"), edition)


def text(folder: Path, path: str) -> str:
    return " ".join((folder / path).read_text("utf-8").split())


def test_a_theme_shows_those_above_and_below_it_with_all_their_resources(session: Session, tmp_path: Path) -> None:
    fill(session)
    published(session, folder := tmp_path / "public")
    page = text(folder, "themes/rivieres/index.html")
    trail = page.partition('aria-label="Vous êtes ici"')[2].partition("</nav>")[0]
    assert [trail.index(f"../../themes/{path}index.html") for path in ("", "eau/")]
    below = page.partition("Ses sous-thèmes")[2].partition("</section>")[0]
    assert "../../themes/saumons/index.html" in below
    assert "2 ressources, sous-thèmes compris" in page
    assert [slug for slug in ("guide-0", "guide-1", "guide-2") if f"ressources/{slug}/" in page] == [
        "guide-0",
        "guide-1",
    ]
    assert "ressources/guide-1/" in text(folder, "themes/eau/index.html")
    assert "Vous êtes ici" not in text(folder, "themes/eau/index.html")


def test_lists_of_themes_nest_and_the_index_lists_each_resource_once(session: Session, tmp_path: Path) -> None:
    fill(session)
    published(session, folder := tmp_path / "public")
    for path in ("themes/index.html", "index.html"):
        page = text(folder, path)
        places = [page.index(f'themes/{slug}/index.html"') for slug in ("eau", "rivieres", "saumons", "air")]
        assert places == sorted(places), path
        assert [page[start:end].count("<ul>") for start, end in pairwise(places)] == [1, 1, 0], path
    assert [page.count(f'href="ressources/guide-{number}/') for number in range(3)] == [2, 2, 2]  # with the news
    assert "themes/eau/index.html" in text(folder, "ressources/guide-1/index.html")


def test_the_search_finds_under_a_theme_what_is_under_its_sub_themes(session: Session, tmp_path: Path) -> None:
    fill(session)
    published(session, folder := tmp_path / "public")
    index = json.loads((folder / "recherche.json").read_text("utf-8"))
    slugs = [slug for slug, _ in index["sides"]["theme"]]
    found = {row[0]: [slugs[place] for place in row[-1]["theme"]] for row in index["rows"]}
    assert found == {"guide-0": ["eau", "rivieres"], "guide-1": ["eau", "rivieres", "saumons"], "guide-2": ["air"]}


def test_who_follows_a_theme_follows_its_sub_themes(session: Session, tmp_path: Path) -> None:
    fill(session)
    published(session, folder := tmp_path / "public")
    told = {}
    for slug in ("eau", "saumons"):
        feed = feedparser.parse((folder / f"themes/{slug}/rss.xml").read_bytes())
        told[slug] = [UUID(entry.id).int for entry in feed.entries]
    assert told == {"eau": [1, 0], "saumons": [1]}


def test_a_circle_of_themes_stops_nothing(session: Session, tmp_path: Path) -> None:
    themes = fill(session)
    themes["eau"].parent = themes["saumons"]
    session.commit()
    published(session, folder := tmp_path / "public")
    assert "ressources/guide-1/" in text(folder, "themes/saumons/index.html")
    assert "themes/eau/index.html" in text(folder, "themes/index.html")
