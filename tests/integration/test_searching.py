"""Searching a publisher's own site, on the simulated web, for a document that died there."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Link, Repair, Resource, Use
from catalog.repairs.keeping import open_repairs, refresh
from catalog.vocabulary import LinkRole, Reason, RepairKind, State
from crawler.courtesy import MOST_REQUESTS
from crawler.options import CrawlerOptions
from crawler.reactor import run
from crawler.searching.search import search
from vigie.demo.pages import Page, Request, Site, redirect, web_page
from vigie.demo.web import SimulatedWeb

pytestmark = pytest.mark.each_database

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
HOST = "www.orse.example"
BASE = f"https://{HOST}"
TITLE = "Guide de la coopération entre associations et entreprises"
NAMES = ("rural", "urbain", "maritime", "alpin", "insulaire", "frontalier", "culturel", "sportif")
OPTIONS = CrawlerOptions(delay=0, timeout=5, control_urls=(), archive="")


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    engine = open_database(database)
    with Session(engine) as session:
        resource = Resource(slug="guide", title=TITLE, kind=Kind.GUIDE, position=0, source="test", added_at=NOW)
        link = Link(url=f"{BASE}/guide-cooperation.pdf", short=False, state=State.DEAD, reason=Reason.GONE)
        link.first_failure_at = NOW - timedelta(days=5)
        session.add(Use(resource=resource, link=link, role=LinkRole.DOCUMENT, position=0))
        session.commit()
    yield engine
    engine.dispose()


Look = Callable[..., list[Request]]


@pytest.fixture
def look(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    def go(pages: dict[str, Page], now: datetime = NOW, options: CrawlerOptions = OPTIONS) -> list[Request]:
        async def scene() -> list[Request]:
            async with SimulatedWeb(tmp_path, {HOST: Site(dict(pages)), "elsewhere.example": Site({})}) as web:
                monkeypatch.setenv("SSL_CERT_FILE", str(web.ca_file))
                await search(engine, options, now, web.network)
                assert web.requests("elsewhere.example") == [], "only the publisher's own site is asked"
                return web.requests(HOST)

        return run(scene())

    return go


def found(engine: Engine) -> Sequence[Repair]:
    with Session(engine) as session:
        refresh(session, NOW)
        session.commit()
        return [each for each in open_repairs(session) if each.kind is RepairKind.FOUND]


def xml(body: str) -> Page:
    return Page(headers={"Content-Type": "application/xml"}, body=body.encode())


def html(body: str) -> Page:
    return Page(headers={"Content-Type": "text/html; charset=utf-8"}, body=f"<html><body>{body}</body></html>".encode())


def sitemap(*paths: str) -> Page:
    return xml("<urlset>" + "".join(f"<url><loc>{BASE}{path}</loc></url>" for path in paths) + "</urlset>")


GUIDE = web_page(TITLE, "Le guide est ici.")


def test_the_document_is_found_by_the_site_map_and_its_own_title(look: Look, engine: Engine) -> None:
    pages = {
        "/sitemap.xml": xml(f"<sitemapindex><sitemap><loc>{BASE}/pages.xml</loc></sitemap></sitemapindex>"),
        "/pages.xml": sitemap("/contact", "/ressources/guide-cooperation-associations-entreprises"),
        "/ressources/guide-cooperation-associations-entreprises": GUIDE,
    }
    asked = look(pages)
    (repair,) = found(engine)
    assert repair.target == f"{BASE}/ressources/guide-cooperation-associations-entreprises"
    assert repair.confidence > 0.9
    assert (repair.facts["place"], TITLE in repair.facts["title"]) == ("sitemap", True)
    assert "/contact" not in [each.path for each in asked], "what promises nothing is not asked for"


def test_it_is_found_by_the_feed_that_the_home_page_names(look: Look, engine: Engine) -> None:
    feed = f"<rss><channel><item><title>{TITLE}</title><link>{BASE}/n/7</link></item></channel></rss>"
    home = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    look({"/": html(home), "/rss": xml(feed), "/n/7": GUIDE})
    assert [each.facts["place"] for each in found(engine)] == ["feed"]


def test_it_is_found_on_a_page_that_the_home_page_leads_to_past_a_redirect(look: Look, engine: Engine) -> None:
    pages = {
        "/": html('<a href="/publications">Nos publications</a><a href="https://elsewhere.example/guide">Guide</a>'),
        "/publications": html(f'<a href="/p/7">{TITLE}</a><a href="/p/8">Autre chose</a>'),
        "/p/7": redirect("/documents/7"),
        "/documents/7": GUIDE,
    }
    look(pages)
    assert [each.target for each in found(engine)] == [f"{BASE}/documents/7"]


def test_the_same_file_in_another_folder_is_found_by_its_name(look: Look, engine: Engine) -> None:
    document = Page(headers={"Content-Type": "application/pdf"}, body=b"%PDF-1.4 ...")
    pages = {
        "/": html('<a href="/medias/guide-cooperation.pdf">Télécharger</a>'),
        "/medias/guide-cooperation.pdf": document,
    }
    look(pages)
    (repair,) = found(engine)
    assert (repair.target, repair.confidence <= 0.8) == (f"{BASE}/medias/guide-cooperation.pdf", True)


@pytest.mark.parametrize(
    "title",
    [
        "Guide de la coopération entre associations et collectivités",
        "Guide de la coopération entre associations et entreprises, tome 2",
        "Formation : guide de la coopération entre associations et entreprises",
        "Page introuvable",
    ],
)
def test_a_document_of_a_similar_title_is_not_taken_for_it(look: Look, engine: Engine, title: str) -> None:
    path = "/guide-cooperation-associations-entreprises"
    look({"/sitemap.xml": sitemap(path), path: web_page(title, "Un autre document.")})
    assert all(each.confidence <= 0.5 for each in found(engine))


def test_a_candidate_that_is_gone_itself_is_none(look: Look, engine: Engine) -> None:
    look({"/sitemap.xml": sitemap("/guide-cooperation-associations-entreprises", "/guide-cooperation.pdf")})
    assert found(engine) == []


def test_robots_are_heeded(look: Look, engine: Engine) -> None:
    path = "/guide-cooperation-associations-entreprises"
    robots = Page(headers={"Content-Type": "text/plain"}, body=b"User-agent: *\nDisallow: /guide\n")
    asked = look({"/robots.txt": robots, "/sitemap.xml": sitemap(path), path: GUIDE})
    assert asked[0].path == "/robots.txt"
    assert path not in [each.path for each in asked]
    assert found(engine) == []


def test_a_site_is_asked_a_bounded_number_of_times(look: Look, engine: Engine) -> None:
    with Session(engine) as session:
        for name in NAMES:
            title = f"Guide {name} des coopérations"
            resource = Resource(slug=name, title=title, kind=Kind.GUIDE, position=1, source="", added_at=NOW)
            link = Link(url=f"{BASE}/perdu-{name}", short=False, state=State.DEAD, reason=Reason.GONE)
            session.add(Use(resource=resource, link=link, role=LinkRole.PAGE, position=0))
        session.commit()
    asked = look({"/sitemap.xml": sitemap(*(f"/guide-{name}-cooperations-{k}" for name in NAMES for k in range(3)))})
    assert MOST_REQUESTS - 1 <= len(asked) <= MOST_REQUESTS + 1


def test_each_is_searched_for_once_a_month_and_only_when_dead(look: Look, engine: Engine) -> None:
    assert look({}) != []
    assert look({}, NOW + timedelta(days=29)) == []
    assert look({"/sitemap.xml": sitemap("/guide-cooperation.html")}, NOW + timedelta(days=30)) != []
    with Session(engine) as session:
        link = session.scalars(select(Link)).one()
        link.state = State.ALIVE
        session.commit()
    assert look({}, NOW + timedelta(days=90)) == []


def test_what_became_another_thing_is_searched_for_too(look: Look, engine: Engine) -> None:
    with Session(engine) as session:
        link = session.scalars(select(Link)).one()
        link.state, link.drifted, link.reason, link.first_failure_at = State.ALIVE, True, Reason.OK, None
        session.commit()
    path = "/guide-cooperation-associations-entreprises"
    look({"/sitemap.xml": sitemap(path), path: GUIDE})
    assert [each.target for each in found(engine)] == [f"{BASE}{path}"]


def test_a_search_can_be_forbidden(look: Look) -> None:
    assert look({}, options=OPTIONS.model_copy(update={"search": False})) == []


def test_a_later_search_that_finds_nothing_takes_the_proposal_back(look: Look, engine: Engine) -> None:
    path = "/guide-cooperation-associations-entreprises"
    look({"/sitemap.xml": sitemap(path), path: GUIDE})
    (first,) = found(engine)
    look({}, NOW + timedelta(days=31))
    assert found(engine) == []
    look({"/sitemap.xml": sitemap(path), path: GUIDE}, NOW + timedelta(days=62))
    assert [each.id for each in found(engine)] == [first.id], "it has the number that it had"
