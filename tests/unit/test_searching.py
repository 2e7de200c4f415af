"""Whether a candidate is the document that was lost: the pure decisions of the search."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judging.answer import Answer
from crawler.searching.listing import read_feed, read_page, read_sitemap
from crawler.searching.matching import match, promise
from crawler.sitelists import sitemaps_of

LOST = "https://www.orse.example/spip.php?article12"
TITLE = "Guide de la coopération entre associations et entreprises"
NEW = "https://www.orse.example/ressources/12"


@pytest.mark.parametrize(
    "told",
    [TITLE, f"{TITLE} | ORSE", f"ORSE – {TITLE}", "GUIDE DE LA COOPERATION ENTRE ASSOCIATIONS ET ENTREPRISES"],
)
def test_the_same_title_is_found_again_whatever_stands_beside_it(told: str) -> None:
    assert match([TITLE], LOST, [told], NEW) > 0.9


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (TITLE, "Guide de la coopération entre associations et collectivités"),
        (TITLE, "Guide de la coopération entre associations et entreprises solidaires"),
        (TITLE, "Guide de la coopération"),
        (TITLE, "Formation au guide de la coopération entre associations et entreprises"),
        (TITLE, "Accueil"),
        ("Rapport annuel 2014 du réseau des associations", "Rapport annuel 2015 du réseau des associations"),
        ("Dynamiques associatives n° 4", "Dynamiques associatives n° 5"),
        ("Coopération volume 1 : fonder l’association", "Coopération volume 2 : fonder l’association"),
        ("Guide", "Guide"),
        ("Accueil", "Accueil | ORSE"),
    ],
)
def test_another_title_is_never_sure(title: str, told: str) -> None:
    assert match([title], LOST, [told], NEW) <= 0.5


def test_two_spellings_of_a_title_are_likely_but_not_sure() -> None:
    told = "Guide de la coopération entre les associations et les entreprises"
    assert 0.8 <= match([TITLE], LOST, [told], NEW) <= 0.9


def test_the_same_file_elsewhere_is_likely_and_with_its_title_sure() -> None:
    lost, new = "https://orse.example/a/guide-cooperation.pdf", "https://orse.example/medias/guide-cooperation.pdf"
    assert match([TITLE], lost, [], new) == 0.8
    assert match([TITLE], lost, [TITLE], new) > 0.9
    assert match([TITLE], lost, ["Rapport moral"], new) <= 0.5
    # Every site has such files.
    assert match([TITLE], "https://orse.example/index.html", [], "https://orse.example/b/index.html") == 0


def test_what_promises_nothing_is_not_looked_at() -> None:
    assert promise([TITLE], LOST, "Contact", "https://www.orse.example/contact") == 0
    assert promise([TITLE], LOST, "", "https://www.orse.example/guide-cooperation-associations-entreprises") > 0.7
    assert promise([TITLE], LOST, TITLE, NEW) == 1


@given(st.text(max_size=60), st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_any_text_has_a_likeness(title: str, url: str, told: list[str]) -> None:
    assert 0 <= match([title], LOST, told, f"https://x.example/{url.replace('/', '')}") <= 1


SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc> https://orse.example/a </loc></url><url><loc>https://elsewhere.example/b</loc></url><url/></urlset>"""


@pytest.mark.parametrize("body", [SITEMAP, gzip.compress(SITEMAP), SITEMAP[:-20]])
def test_a_site_map_is_read_packed_or_broken_and_only_for_its_own_site(body: bytes) -> None:
    maps, pages = read_sitemap(Answer("https://www.orse.example/sitemap.xml", 200, {}, body))
    assert (maps, [page.url for page in pages]) == ([], ["https://orse.example/a"])


def test_an_index_of_site_maps_leads_to_more() -> None:
    body = b"<sitemapindex><sitemap><loc>https://orse.example/1.xml</loc></sitemap></sitemapindex>"
    assert read_sitemap(Answer("https://orse.example/sitemap.xml", 200, {}, body)) == (
        ["https://orse.example/1.xml"],
        [],
    )
    assert sitemaps_of("User-agent: *\nSitemap: https://orse.example/plan.xml\n") == ["https://orse.example/plan.xml"]


@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel><title>T</title><item><title>Un guide</title><link>/a</link></item></channel></rss>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Un guide</title><link href="/a"/></entry></feed>',
    ],
)
def test_feeds_are_read(body: bytes) -> None:
    (entry,) = read_feed(Answer("https://orse.example/rss", 200, {}, body))
    assert (entry.url, entry.text, entry.place) == ("https://orse.example/a", "Un guide", "feed")


def test_a_page_is_read_for_its_feeds_and_links() -> None:
    body = (
        b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body><a href="/a#x">Un</a>'
        b'<a href="/a">guide</a><a href="mailto:a@b.example">M</a><a href="https://elsewhere.example/">E</a></body></html>'
    )
    feeds, links = read_page(Answer("https://orse.example/", 200, {"content-type": "text/html"}, body))
    assert feeds == ["https://orse.example/rss"]
    assert [(each.url, each.text) for each in links] == [("https://orse.example/a", "Un guide")]


@given(st.binary(max_size=300))
def test_rubbish_lists_nothing_and_breaks_nothing(body: bytes) -> None:
    answer = Answer("https://orse.example/x", 200, {"content-type": "text/html"}, body)
    read_sitemap(answer)
    assert read_feed(answer) == []
    assert all(each.place == "page" for each in read_page(answer)[1])
