"""Files in the shape in which reference managers, browsers and reading services write them (tests/data/exports)."""

from pathlib import Path

import pytest

from catalog.importing.draft import Draft
from catalog.importing.files import read_file
from catalog.importing.reading import Reading
from catalog.kinds import Kind
from catalog.vocabulary import ContributorRole

EXPORTS = Path(__file__).parents[1] / "data" / "exports"
ARTICLE, GUIDE = "https://a.example/article", "https://b.example/guide"


def read(name: str) -> Reading:
    return read_file(EXPORTS / name)


def facts(draft: Draft) -> tuple[str, Kind | None, str | None, list[str]]:
    return draft.title, draft.kind, draft.date, [link.url for link in draft.links]


def makers(draft: Draft) -> list[str]:
    return [each.name for each in draft.contributions if each.role is ContributorRole.AUTHOR]


def unread(reading: Reading) -> set[object]:
    return {remark.facts.get("field") or remark.facts.get("column") for remark in reading.warnings}


@pytest.mark.parametrize(
    ("name", "expected", "left"),
    [
        (
            "zotero.bib",
            [
                ("La coopération, une œuvre & des méthodes", Kind.ARTICLE, "2013-02",
                 ["https://a.example/article_1?a=1&b=2"]),
                ("Jouez collectif !", Kind.REPORT, "2015-06", ["https://b.example/guide.pdf"]),
                ("Accueil | Le RAMEAU", Kind.WEBSITE, None, ["https://c.example/"]),
            ],
            {"volume", "copyright", "urldate", "pages", "file", "address"},
        ),
        (
            "better-biblatex.bib",
            [
                ("La Coopération, une OEuvre", Kind.ARTICLE, "2013-02", [ARTICLE]),
                ("Jouez collectif !", Kind.WEBSITE, "2015-06-08", ["https://b.example/jouez"]),
                ("Un film", Kind.VIDEO, "2016", ["https://c.example/film"]),
            ],
            {"shortjournal", "volume", "pages", "urldate", "editortype"},
        ),
        (
            "jabref.bib",
            [
                ("La coopération", Kind.ARTICLE, "2013-02", [ARTICLE]),
                ("Jouez collectif", Kind.GUIDE, "2015", [GUIDE]),
            ],
            {"groups", "file", "owner", "timestamp"},
        ),
        (
            "zotero.ris",
            [
                # Of two attachments, one is a file on somebody's disk.
                ("La coopération, une œuvre", Kind.ARTICLE, "2013-02", [ARTICLE, "https://a.example/article.pdf"]),
                ("Jouez collectif !", Kind.REPORT, "2015-06-08", [GUIDE]),
                ("Un film", Kind.VIDEO, None, ["https://c.example/film"]),
            ],
            {"DP", "VL", "SP", "EP", "Y2", "L1", "N1", "CY"},
        ),
        (
            "zotero.json",
            [
                ("La coopération, une œuvre", Kind.ARTICLE, "2013-02", [ARTICLE]),
                ("Accueil | Le RAMEAU", Kind.WEBSITE, None, ["https://c.example/"]),
            ],
            {"page", "volume", "accessed"},
        ),
        (
            "pocket.csv",
            [
                ("Jouez collectif !", None, None, [GUIDE]),
                ("L’économie, sociale", None, None, ["https://a.example/"]),
                ("https://c.example/x", None, None, ["https://c.example/x"]),
            ],
            {"time_added", "status"},
        ),
    ],
)  # fmt: skip
def test_what_others_export_is_read_and_what_is_not_kept_is_named(
    name: str, expected: list[tuple[str, Kind | None, str | None, list[str]]], left: set[object]
) -> None:
    reading = read(name)
    assert [facts(draft) for draft in reading.drafts] == expected
    assert unread(reading) == left


@pytest.mark.parametrize("name", ["zotero.bib", "zotero.ris", "zotero.json"])
def test_zotero_says_the_same_in_each_of_its_formats(name: str) -> None:
    article = read(name).drafts[0]
    assert makers(article) == ["Marie Dupont", "Réseau national des maisons des associations"]
    assert (article.container, article.issue, article.language) == ("Dynamiques associatives", "4", "fr")
    assert article.identifiers == (("doi", "10.1000/abc"), ("issn", "1234-5678"))
    assert article.summary is not None
    assert article.themes == (() if name == "zotero.json" else ("coopération", "Réseaux"))


def test_names_of_several_words_and_in_braces_are_one() -> None:
    article, booklet = read("jabref.bib").drafts
    assert (makers(article), makers(booklet)) == (["Marie Dupont", "Jean de la Tour"], ["RNMA"])
    article, page, film = read("better-biblatex.bib").drafts
    assert (makers(article), makers(page), makers(film)) == (["Marie Dupont", "Le RAMEAU"], ["RNMA"], ["ORSE"])


def test_the_tags_of_pocket_are_themes() -> None:
    assert [draft.themes for draft in read("pocket.csv").drafts] == [("coopération", "Réseaux"), (), ("Réseaux",)]


def test_tags_beside_themes_are_left_and_named(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("title,url,Thèmes,Mots-clés\nGuide,http://a.example/,Eau,lu|relu\n", encoding="utf-8")
    reading = read_file(table)
    assert [draft.themes for draft in reading.drafts] == [("Eau",)]
    assert unread(reading) == {"Mots-clés"}


def test_the_bookmarks_of_firefox_in_french_keep_their_folders_and_tags() -> None:
    reading = read("firefox.html")
    assert [(draft.title, draft.place, draft.themes) for draft in reading.drafts] == [
        ("Obtenir de l’aide", "Mozilla Firefox", ("Mozilla Firefox",)),
        ("Jouez collectif !", "Coopérer › Guides & outils", ("coopération", "Réseaux")),
        ("Le RAMEAU", "Coopérer › Guides & outils", ("Guides & outils",)),
        ("d.example", None, ()),
    ]
    assert reading.drafts[2].nesting == (("Guides & outils", "Coopérer"),)
    assert [(remark.line, remark.facts["url"]) for remark in reading.warnings] == [
        (29, "place:parent=toolbar_____&queryType=1")
    ]
