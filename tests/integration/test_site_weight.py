"""What a reader downloads, compressed as web servers do: little for this guide, and not much for a large directory."""

import gzip
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from posixpath import join, normpath

import pytest
from sqlalchemy.orm import Session

from catalog.crew import Crew
from catalog.database import open_database
from catalog.directory import Directory
from catalog.edition import Edition
from catalog.importing.bundle import bundled
from catalog.importing.merge import merge
from catalog.kinds import Kind
from catalog.models import Contribution, Link, Organisation, Resource, Theme, Use
from catalog.vocabulary import ContributorRole, LinkRole, Reason, State
from sitegen.build import build

NOW = datetime(2026, 11, 12, 8, tzinfo=UTC)
KB = 1000
PARTS = re.compile(r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*? (?:href|src)="([^"]+)"')


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    engine = open_database(f"sqlite:///{tmp_path / 'vigie.db'}")
    with Session(engine) as session:
        yield session
    engine.dispose()


def published(session: Session, folder: Path) -> Path:
    folder.mkdir()
    with Edition(folder) as edition:
        build(Crew(session), Directory(base_url="https://annuaire.example/"), edition)
    return folder


def transferred(folder: Path, page: str, *more: str) -> int:
    """The bytes of a page with its style sheet, script and icons, and of `more` files."""
    parts = PARTS.findall((folder / page).read_text(encoding="utf-8"))
    assert len(parts) >= 3
    paths = [page, *(normpath(join(page, "..", part)) for part in parts), *more]
    return sum(len(gzip.compress((folder / path).read_bytes())) for path in paths)


def test_the_guide_is_light(session: Session, tmp_path: Path) -> None:
    merge(session, bundled(), "vigie", NOW, "fr")
    for link in session.query(Link):
        link.state, link.reason, link.last_checked_at, link.last_alive_at = State.ALIVE, Reason.OK, NOW, NOW
        link.moved_to = f"https://www.example.org/ressources/{link.id}/document.pdf"
        link.chain = [{"url": link.url, "status": 301}, {"url": link.moved_to, "status": 200}]
    session.commit()
    site = published(session, tmp_path / "public")
    assert transferred(site, "index.html", "recherche.json") <= 40 * KB
    pages = [str(path.relative_to(site)) for path in site.glob("ressources/*/index.html")]
    assert len(pages) == 23
    assert max(transferred(site, page) for page in pages) <= 20 * KB


def test_the_script_is_small(session: Session, tmp_path: Path) -> None:
    site = published(session, tmp_path / "public")
    scripts = [path for path in site.rglob("*.js") if path.name != "recherche.js"]
    assert [path.name for path in scripts] == ["vigie.js"]
    assert len(gzip.compress(scripts[0].read_bytes())) <= 6 * KB
    assert len(list(site.rglob("*.css"))) == 1


def test_a_thousand_resources_come_in_pages(session: Session, tmp_path: Path) -> None:
    themes = [Theme(slug=f"theme-{n}", name=f"Thème numéro {n}", position=n) for n in range(60)]
    makers = [Organisation(slug=f"organisme-{n}", name=f"Association numéro {n}") for n in range(300)]
    for n in range(1000):
        link = Link(url=f"https://example{n % 90}.org/{n}.pdf", short=False, state=State.ALIVE, reason=Reason.OK)
        link.last_alive_at = link.last_checked_at = NOW
        resource = Resource(slug=f"ressource-{n}", title=f"Guide numéro {n} de la vie associative en {1990 + n % 30}")
        resource.kind, resource.position, resource.source, resource.added_at = list(Kind)[n % 12], n, "", NOW
        resource.date, resource.themes = str(1990 + n % 30), [themes[n % 60]]
        maker = Contribution(organisation=makers[n % 300], role=ContributorRole.AUTHOR, position=0)
        resource.contributions, resource.uses = [maker], [Use(link=link, role=LinkRole.DOCUMENT, position=0)]
        session.add(resource)
    session.commit()
    site = published(session, tmp_path / "public")
    assert transferred(site, "index.html") <= 60 * KB
    listed = [path.read_text(encoding="utf-8").count('class="entry"') for path in _index_pages(site)]
    # The first of the index is the model that the search fills in.
    assert listed == [51] + [50] * 19
    assert (site / "etats/alive/page-20.html").exists()


def _index_pages(site: Path) -> list[Path]:
    return [site / "index.html", *(site / f"page-{number}.html" for number in range(2, 21))]
