"""The letter of the week: one for each week with news, as a page, as HTML to be pasted, and as text."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from catalog.crew import Crew
from catalog.database import open_database
from catalog.directory import Directory
from catalog.edition import Edition
from catalog.events import new_event
from catalog.kinds import Kind
from catalog.models import Contribution, Organisation, Resource
from catalog.vocabulary import ContributorRole, EventKind
from sitegen.build import build
from sitegen.weekly import MOST_ITEMS

MONDAY = datetime(2026, 11, 16, 8, tzinfo=UTC)
DIRECTORY = Directory(base_url="https://repertoire.example/sous/")
MOVE = {"from": "http://a.example/", "to": "https://b.example/" + "tres-long-" * 12}


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    engine = open_database(database)
    with Session(engine) as session:
        yield session
    engine.dispose()


def resource(session: Session, number: int) -> Resource:
    maker = Contribution(
        organisation=Organisation(slug=f"o-{number}", name=f"Organisme {number}"),
        role=ContributorRole.AUTHOR,
        position=0,
    )
    made = Resource(
        slug=f"guide-{number}",
        title=f"Coopérer & <agir> {number} : un guide",
        kind=Kind.GUIDE,
        date="2012",
        position=number,
        source="guide.md",
        added_at=MONDAY,
        contributions=[maker],
    )
    session.add(made)
    return made


def published(session: Session, folder: Path) -> Path:
    session.commit()
    with Edition(folder) as edition:
        build(Crew(session), DIRECTORY, edition)
    return folder / "lettre"


def test_the_week_is_told_once_by_kind(session: Session, tmp_path: Path) -> None:
    first, second = resource(session, 1), resource(session, 2)
    new_event(session, EventKind.ADDED, MONDAY, first, None, {})
    new_event(session, EventKind.ADDED, MONDAY, second, None, {})
    new_event(session, EventKind.MOVED, MONDAY + timedelta(days=1), first, None, MOVE)
    new_event(session, EventKind.UPDATED, MONDAY + timedelta(days=1), second, None, {})
    new_event(session, EventKind.UPDATED, MONDAY + timedelta(days=6, hours=15), second, None, {})
    new_event(session, EventKind.SUSPECTED, MONDAY, second, None, {"reason": "timeout"})
    text = (published(session, tmp_path) / "lettre.txt").read_text(encoding="utf-8")
    assert text.startswith("Les nouveautés du 16 au 22 novembre 2026\n")
    assert re.findall(r"^[A-ZÀÉ ]+$", text, re.MULTILINE) == [
        "NOUVEAU DANS LE RÉPERTOIRE", "MIS À JOUR", "À UNE NOUVELLE ADRESSE"
    ]  # fmt: skip
    assert text.count("* Coopérer & <agir> 2\u00a0: un guide") == 2
    assert "  Guide – Organisme 1 – 2012\n" in text
    assert "\n  https://repertoire.example/sous/ressources/guide-1/\n" in text
    assert MOVE["to"] in text, "addresses stay whole"
    assert all(len(line) <= 72 for line in text.splitlines() if "https://" not in line)


def test_what_is_pasted_leads_to_the_site_from_anywhere(session: Session, tmp_path: Path) -> None:
    new_event(session, EventKind.ADDED, MONDAY, resource(session, 1), None, {})
    page = (published(session, tmp_path) / "index.html").read_text(encoding="utf-8")
    assert '<a href="../ressources/guide-1/index.html">Coopérer &amp; &lt;agir&gt; 1' in page
    assert (
        "&lt;a href=&quot;https://repertoire.example/sous/ressources/guide-1/&quot;&gt;Coopérer &amp;amp; &amp;lt;agir"
        in page
    )


def test_each_week_with_news_keeps_its_letter(session: Session, tmp_path: Path) -> None:
    first = resource(session, 1)
    for weeks in (0, 1, 3):
        new_event(session, EventKind.UPDATED, MONDAY - timedelta(weeks=weeks), first, None, {})
    folder = published(session, tmp_path)
    assert {path.parent.name for path in folder.glob("*/index.html")} == {"2026-s46", "2026-s44"}
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'href="\.\./(lettre/[^"]+/index\.html)"', page) == [
        "lettre/2026-s46/index.html", "lettre/2026-s44/index.html"
    ]  # fmt: skip


def test_a_week_of_an_import_stays_readable(session: Session, tmp_path: Path) -> None:
    for number in range(MOST_ITEMS + 3):
        new_event(session, EventKind.ADDED, MONDAY, resource(session, number), None, {})
    text = (published(session, tmp_path) / "lettre.txt").read_text(encoding="utf-8")
    assert text.count("\n* ") == MOST_ITEMS
    assert text.endswith("et 3 autres\n")


def test_a_directory_without_news_says_so(session: Session, tmp_path: Path) -> None:
    folder = published(session, tmp_path)
    assert (folder / "lettre.txt").read_text(encoding="utf-8") == "Rien de neuf pour l’instant.\n"
    assert "Rien de neuf" in (folder / "index.html").read_text(encoding="utf-8")
