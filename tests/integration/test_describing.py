"""What a page says of itself is proposed to who adds it: read over real HTTP on the simulated web."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from catalog.kinds import Kind
from catalog.vocabulary import Reason
from crawler.describing import Described, look_at
from crawler.judging.description import Description
from crawler.options import CrawlerOptions
from crawler.reactor import run
from vigie.demo.pages import Page, Site, redirect
from vigie.demo.web import SimulatedWeb

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
OPTIONS = CrawlerOptions.model_validate({"delay": 0, "timeout": 1, "control_urls": ["http://control.example/"]})
HTML = {"Content-Type": "text/html; charset=utf-8"}


def described(folder: Path, html: str, path: str = "/guide", *, offline: bool = False) -> Described:
    async def scene() -> Described:
        page = Page(headers=HTML, body=html.encode())
        sites = {
            "control.example": Site({"/": page}),
            "www.a.example": Site({path: page}),
            "bit.ly": Site({"/x": redirect(f"http://www.a.example{path}")}),
        }
        async with SimulatedWeb(folder, sites) as web:
            web.offline = offline
            return await look_at("http://bit.ly/x", OPTIONS, NOW, web.network)

    return run(scene())


def test_a_page_that_tells_much(tmp_path: Path) -> None:
    found = described(
        tmp_path,
        """<html lang="fr-FR"><head><title>Jouez collectif | RNMA</title>
        <meta property="og:site_name" content="RNMA"><meta name="description" content="Un guide pour coopérer.">
        <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "RNMA"},
          {"@type": "Report", "headline": "Jouez collectif !", "datePublished": "2015-06-08T10:00:00Z",
           "publisher": {"@type": "Organization", "name": "Réseau national"}}]}</script>
        </head><body><h1>Jouez collectif !</h1></body></html>""",
    )
    assert found.seen is not None
    assert found.seen.reason is Reason.OK
    assert found.description.kind in (Kind.STUDY, Kind.REPORT)
    assert found.description == Description(
        "Jouez collectif !", found.description.kind, "2015-06-08", "fr", "Réseau national", "Un guide pour coopérer."
    )


def test_a_page_that_tells_little_and_one_that_is_broken(tmp_path: Path) -> None:
    page = """<title>Jouez collectif | RNMA</title><meta property="og:site_name" content="RNMA">
        <meta name="citation_publication_date" content="2013/02"><script type="application/ld+json">{oops</script>"""
    found = described(tmp_path, page).description
    assert found == Description("Jouez collectif", None, "2013-02", None, "RNMA", None)


def test_a_home_page_is_a_website(tmp_path: Path) -> None:
    assert described(tmp_path, "<title>RNMA</title><p>Bienvenue", "/").description.kind is Kind.WEBSITE


@pytest.mark.parametrize("page", ["", "<html>" * 2_000, '<script type="application/ld+json">' + "[" * 50_000])
def test_no_page_does_any_harm(tmp_path: Path, page: str) -> None:
    assert described(tmp_path, page).description.date is None


def test_without_network_nothing_is_said(tmp_path: Path) -> None:
    found = described(tmp_path, "<title>RNMA</title>", offline=True)
    assert found == Described(None, Description())
