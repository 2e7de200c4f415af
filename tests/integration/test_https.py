"""Asking sites, on the simulated web, whether what they serve by http is served by https too."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.journal.writing import Now
from catalog.kinds import Kind
from catalog.models import Link, Repair, Resource, Use
from catalog.policy import Policy
from catalog.repairs.applying import apply
from catalog.repairs.keeping import open_repairs, refresh
from catalog.repairs.sentences import proof
from catalog.vocabulary import LinkRole, Reason, RepairKind, State
from catalog.words import words_of
from crawler.options import CrawlerOptions
from crawler.reactor import run
from crawler.run import crawl
from crawler.searching.secure import look_for_https, secured
from vigie.demo.pages import KEEP_OUT, NOT_FOUND, Answer, Certificate, Request, Site, redirect, web_page
from vigie.demo.web import SimulatedWeb

pytestmark = pytest.mark.each_database

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
HOST, PATH = "www.orse.example", "/guide"
TEXT = (
    "Ce guide aide les associations et les entreprises d’un même territoire à se connaître, à choisir un projet "
    "commun, à écrire une convention, à suivre leurs engagements et à raconter ensuite ce qui a changé pour chacun."
)
GUIDE = web_page("Guide de la coopération", TEXT)
OPTIONS = CrawlerOptions(delay=0, timeout=5, control_urls=(), archive="")

Look = Callable[..., list[Request]]


def by_scheme(http: Answer, https: Answer) -> Answer:
    def answer(request: Request) -> Answer:
        return https if request.scheme == "https" else http

    return answer  # type: ignore[return-value]


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    engine = open_database(database)
    with Session(engine) as session:
        resource = Resource(
            slug="guide", title="La coopération", kind=Kind.GUIDE, position=0, source="test", added_at=NOW
        )
        link = Link(url=f"http://{HOST}{PATH}", short=False)
        session.add(Use(resource=resource, link=link, role=LinkRole.PAGE, position=0))
        session.commit()
    yield engine
    engine.dispose()


@pytest.fixture
def look(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    """A crawl, then the look for https, of which the requests are returned."""

    def go(site: Site, now: datetime = NOW, options: CrawlerOptions = OPTIONS) -> list[Request]:
        async def scene() -> list[Request]:
            async with SimulatedWeb(tmp_path, {HOST: site}) as web:
                monkeypatch.setenv("SSL_CERT_FILE", str(web.ca_file))
                await crawl(engine, options, Policy(), now, network=web.network)
                before = len(web.visits)
                await look_for_https(engine, options, now, web.network)
                return web.visits[before:]

        return run(scene())

    return go


def found(engine: Engine) -> Sequence[Repair]:
    with Session(engine) as session:
        refresh(session, NOW)
        session.commit()
        return [each for each in open_repairs(session) if each.kind is RepairKind.HTTPS]


def test_a_site_that_serves_the_same_by_https_without_sending_there_is_found(look: Look, engine: Engine) -> None:
    asked = look(Site({PATH: GUIDE}))
    assert [(each.scheme, each.path) for each in asked] == [("https", "/robots.txt"), ("https", PATH)]
    (repair,) = found(engine)
    assert (repair.target, repair.confidence > 0.9) == (f"https://{HOST}{PATH}", True)
    assert proof(repair, words_of("fr", "catalog")) == (
        "Demandée le 24 novembre 2026\u00a0: elle répond, avec un certificat valable, et montre le même titre et le "
        "même texte."
    )


def test_the_proposal_stands_until_it_is_applied_and_comes_back_when_that_is_undone(look: Look, engine: Engine) -> None:
    look(Site({PATH: GUIDE}))
    (repair,) = found(engine)
    assert [each.id for each in found(engine)] == [repair.id]
    with Session(engine) as session:
        apply(session, repair.id, Now("test", NOW))
        session.commit()
        assert session.scalars(select(Link.url).where(Link.uses.any())).all() == [f"https://{HOST}{PATH}"]
    assert found(engine) == []


@pytest.mark.parametrize(
    "site",
    [
        Site({PATH: by_scheme(GUIDE, NOT_FOUND)}),
        Site({PATH: by_scheme(GUIDE, web_page("Apache2 Default Page", "It works!"))}),
        Site({PATH: by_scheme(GUIDE, web_page("Guide de la coopération", f"Espace réservé aux adhérents. {NOW}" * 9))}),
        Site({PATH: by_scheme(GUIDE, redirect(f"http://{HOST}{PATH}"))}),
        Site({PATH: by_scheme(GUIDE, redirect(f"https://{HOST}/"))}),
        Site({PATH: GUIDE, "/robots.txt": by_scheme(NOT_FOUND, KEEP_OUT)}),
        *(
            Site({PATH: GUIDE}, certificate=each)
            for each in Certificate
            if each not in (Certificate.VALID, Certificate.INCOMPLETE_LOST)
        ),
    ],
)
def test_another_page_or_a_certificate_at_fault_is_not_proposed(look: Look, engine: Engine, site: Site) -> None:
    look(site)
    assert found(engine) == []


def test_a_page_of_few_words_is_likely_only(look: Look, engine: Engine) -> None:
    look(Site({PATH: web_page("Guide de la coopération", "Le guide.")}))
    (repair,) = found(engine)
    assert 0.8 <= repair.confidence <= 0.9


def test_each_link_is_asked_for_once_in_half_a_year(look: Look, engine: Engine) -> None:
    site = Site({PATH: by_scheme(GUIDE, NOT_FOUND)})
    assert look(site) != []
    assert look(site, NOW + timedelta(days=179)) == []
    assert look(Site({PATH: GUIDE}), NOW + timedelta(days=180)) != []
    assert len(found(engine)) == 1


def test_a_site_that_is_silent_by_https_is_asked_once_for_all_its_pages(look: Look, engine: Engine) -> None:
    with Session(engine) as session:
        for number in range(5):
            resource = Resource(slug=f"r{number}", title="R", kind=Kind.GUIDE, position=1, source="", added_at=NOW)
            link = Link(url=f"http://{HOST}/{number}", short=False)
            session.add(Use(resource=resource, link=link, role=LinkRole.PAGE, position=0))
        session.commit()
    site = Site({PATH: GUIDE, **{f"/{number}": GUIDE for number in range(5)}}, certificate=Certificate.SELF_SIGNED)
    assert look(site) == []
    with Session(engine) as session:
        assert session.scalars(select(Link.searched_at)).all() == [NOW] * 6


def test_what_is_led_to_https_by_itself_or_may_not_be_searched_is_not_asked_for(look: Look) -> None:
    assert look(Site({PATH: GUIDE}, https_only=True)) == []
    assert look(Site({PATH: GUIDE}), options=OPTIONS.model_copy(update={"search": False})) == []


def test_a_link_that_died_because_its_site_speaks_only_https_now_is_found(look: Look, engine: Engine) -> None:
    look(Site({PATH: by_scheme(GUIDE, NOT_FOUND)}))
    with Session(engine) as session:
        link = session.scalars(select(Link)).one()
        link.state, link.reason, link.first_failure_at = State.DEAD, Reason.UNREACHABLE, NOW + timedelta(days=20)
        link.next_check_at = NOW + timedelta(days=300)
        session.commit()
    look(Site({PATH: GUIDE}), NOW + timedelta(days=40))
    assert len(found(engine)) == 1


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.example/x?http=1", "https://a.example/x?http=1"),
        ("http://a.example:8080/", None),
        ("http://a.example:80/", None),
        ("http://[::1/", None),
    ],
)
def test_the_same_address_by_https(url: str, expected: str | None) -> None:
    assert secured(url) == expected
