"""Proposed repairs on the command line: their numbers last, applying is in the journal, declining is for good."""

from typing import Any

import pytest

pytestmark = pytest.mark.each_database

DAYS = [f"2026-11-{day:02}T08:00:00Z" for day in range(1, 29)]


@pytest.fixture
def moving(desk: Any, site: Any) -> Any:
    """A page that moved for good, one that died with a copy, one that is well."""
    site.pages = {"/old": (301, "/new"), "/new": "<title>Page old</title><p>Le guide.</p>", "/well": 200, "/lost": 200}
    desk.catalogue("/old", "/well", "/lost")
    desk.vigie("crawl", "--all", now=DAYS[0])
    desk.vigie("crawl", "--all", now=DAYS[1])
    return desk


def die(desk: Any, site: Any) -> None:
    site.pages["/lost"] = 404
    for day in DAYS[2:10:2]:
        desk.vigie("crawl", "--all", now=day)
    desk.sql(
        "UPDATE links SET archive_url = 'https://archive.example/copy', archive_at = '2026-10-01 00:00:00.000000' "
        "WHERE url LIKE '%/lost'"
    )


def test_a_move_is_proposed_with_its_proof_and_applied_under_its_number(moving: Any, site: Any) -> None:
    (repair,) = moving.json("repairs")
    assert (repair["kind"], repair["url"], repair["target"]) == ("moved", f"{site.url}/old", f"{site.url}/new")
    assert repair["confidence"] > 0.9
    assert "2 visites y ont été renvoyées pour de bon" in repair["proof"]
    told = moving.vigie("repairs").stdout
    assert f"vigie repair {repair['number']}" in told
    assert "1 lien a une réparation proposée" in moving.vigie("status").stdout
    before = moving.vigie("export", "json").stdout

    assert "Page old" in moving.vigie("repair", str(repair["number"])).stdout
    assert f"{site.url}/new" in {link["url"] for link in moving.json("links")}
    assert moving.json("journal")[0]["action"] == "replaced"
    assert moving.json("repairs") == []
    assert "réparation" not in moving.vigie("status").stdout
    assert "déjà faite" in moving.vigie("repair", str(repair["number"]), code=2).stderr

    moving.vigie("undo")
    assert moving.vigie("export", "json").stdout == before
    assert [each["number"] for each in moving.json("repairs")] == [repair["number"]]


def test_a_number_that_a_mail_told_means_the_same_a_week_later_or_is_refused(moving: Any, site: Any) -> None:
    number = moving.json("repairs")[0]["number"]
    die(moving, site)
    by_kind = {each["kind"]: each for each in moving.json("repairs")}
    assert by_kind["moved"]["number"] == number
    assert by_kind["archive"]["number"] > number
    assert "1er octobre 2026" in by_kind["archive"]["proof"]
    # It moved on: what the mail proposed is no longer right.
    site.pages["/old"] = (301, "/newest")
    site.pages["/newest"] = site.pages["/new"]
    moving.vigie("crawl", "--all", now=DAYS[12])
    assert "ne vaut plus" in moving.vigie("repair", str(number), code=2).stderr
    newer = {each["kind"]: each for each in moving.json("repairs")}["moved"]
    assert (newer["target"], newer["number"] > by_kind["archive"]["number"]) == (f"{site.url}/newest", True)
    assert "pas de réparation 999" in moving.vigie("repair", "999", code=2).stderr


def test_a_proposal_bears_the_name_of_a_resource_that_is_still_in_the_directory(moving: Any, site: Any) -> None:
    moving.vigie("add", f"{site.url}/other", "--title", "Une autre", "--yes")
    moving.vigie("replace", f"{site.url}/other", f"{site.url}/old")
    moving.vigie("remove", "page-old")
    assert [(each["resource"], each["title"]) for each in moving.json("repairs")] == [("une-autre", "Une autre")]
    assert moving.vigie("repairs").stdout.startswith("Une autre\n")


def test_what_was_declined_is_not_proposed_again_until_a_person_says_so(moving: Any) -> None:
    number = str(moving.json("repairs")[0]["number"])
    moving.vigie("repair", number, "--decline")
    assert moving.json("repairs") == []
    moving.vigie("crawl", "--all", now=DAYS[3])
    assert moving.json("repairs") == []
    assert "écartée" in moving.vigie("repair", number, code=2).stderr
    moving.vigie("repair", number, "--again")
    assert str(moving.json("repairs")[0]["number"]) == number
    moving.vigie("repair", number, "--again", code=2)


def test_the_sure_ones_are_applied_at_once_and_each_can_be_taken_back(moving: Any, site: Any) -> None:
    die(moving, site)
    before = moving.vigie("export", "json").stdout
    assert "réparation sûre" not in moving.vigie("repairs").stderr, "one is quickly done"
    assert "1 lien réparé" in moving.vigie("repair", "--all", "--over", "0.9").stderr
    assert [each["kind"] for each in moving.json("repairs")] == ["archive"]
    assert "aussi sûre" in moving.vigie("repair", "--all").stderr
    moving.vigie("repair", "--all", "--over", "0.5")
    assert {link["url"] for link in moving.json("links")} >= {"https://archive.example/copy", f"{site.url}/new"}
    moving.vigie("undo")
    moving.vigie("undo")
    assert moving.vigie("export", "json").stdout == before
    assert len(moving.json("repairs")) == 2


def test_a_dead_link_is_given_the_address_of_its_living_duplicate(desk: Any, site: Any) -> None:
    site.pages = {"/a": 200, "/b": 200}
    (desk.folder / "a.csv").write_text(f"title,url,year\nGuide de la coopération,{site.url}/a,2013\n", encoding="utf-8")
    desk.vigie("import", "a.csv")
    (desk.folder / "b.csv").write_text(f"title,url\nEn attente,{site.url}/b\n", encoding="utf-8")
    desk.vigie("import", "b.csv")
    desk.vigie("edit", "en-attente", "--title", "Guide de la coopération")
    site.pages["/a"] = 404
    for day in DAYS[:8:2]:
        desk.vigie("crawl", "--all", now=day)
    (repair,) = desk.json("repairs")
    assert (repair["kind"], repair["target"]) == ("duplicate", f"{site.url}/b")
    assert "même titre" in repair["proof"]
    desk.vigie("repair", str(repair["number"]))
    assert {link["url"] for link in desk.json("links")} == {f"{site.url}/b"}


def test_a_dead_resource_is_joined_to_its_living_duplicate_of_the_same_maker(desk: Any, site: Any) -> None:
    site.pages = {"/a": 200, "/b": 200}
    row = f"title,url,publishers,summary\nGuide de la coopération,{site.url}/a,ORSE,Un résumé.\n"
    (desk.folder / "a.csv").write_text(row, encoding="utf-8")
    desk.vigie("import", "a.csv")
    (desk.folder / "b.csv").write_text(f"title,url,publishers\nEn attente,{site.url}/b,ORSE\n", encoding="utf-8")
    desk.vigie("import", "b.csv")
    desk.vigie("edit", "en-attente", "--title", "Guide de la coopération")
    site.pages["/a"] = 404
    for day in DAYS[:8:2]:
        desk.vigie("crawl", "--all", now=day)
    merge, address = desk.json("repairs")
    assert [(each["kind"], each["target"]) for each in (merge, address)] == [
        ("merge", f"{site.url}/b"),
        ("duplicate", f"{site.url}/b"),
    ]
    before = desk.vigie("export", "json").stdout

    assert "retirée" in desk.vigie("repair", str(merge["number"])).stderr
    assert desk.json("show", "en-attente")["summary"] == "Un résumé.", "it is given what it lacked"
    assert [link["url"] for link in desk.json("links")] == [f"{site.url}/b"], "but not the address that died"
    assert desk.json("journal")[0]["action"] == "merged"
    assert desk.json("repairs") == []
    desk.vigie("import", "a.csv")
    assert {link["url"] for link in desk.json("links")} == {f"{site.url}/b"}, "nor by an import"

    desk.vigie("undo")
    assert desk.vigie("export", "json").stdout == before
    assert [each["number"] for each in desk.json("repairs")] == [merge["number"], address["number"]]


def test_a_crawl_searches_the_site_of_what_died_and_proposes_what_it_finds(desk: Any, site: Any) -> None:
    title = "Guide de la coopération associative en milieu rural"
    site.pages = {"/perdu": 200}
    (desk.folder / "a.csv").write_text(f"title,url\n{title},{site.url}/perdu\n", encoding="utf-8")
    desk.vigie("import", "a.csv")
    site.pages = {
        "/": f'<a href="/nouveau">{title}</a> <a href="/autre">{title}, tome 2</a>',
        "/nouveau": f"<title>{title} - Un site</title><p>Le voici.</p>",
        "/autre": f"<title>{title}, tome 2</title><p>Un autre.</p>",
    }
    told = "".join(desk.vigie("crawl", "--all", now=day).stderr for day in DAYS[:6])
    assert told.count("1 lien perdu semble retrouvé") == 1, "it is searched for once"
    (best, *others) = desk.json("repairs")
    assert (best["kind"], best["target"]) == ("found", f"{site.url}/nouveau")
    assert best["confidence"] > 0.9
    assert title in best["proof"]
    assert all(each["confidence"] <= 0.5 for each in others)
    desk.vigie("repair", "--all")
    assert [link["url"] for link in desk.json("links")] == [f"{site.url}/nouveau"]


def test_mistakes_are_explained(desk: Any) -> None:
    assert "vigie repairs" in desk.vigie("repair", code=2).stderr
    assert "vigie repairs" in desk.vigie("repair", "1", "--all", code=2).stderr
    assert "vigie repairs" in desk.vigie("repair", "1", "--decline", "--again", code=2).stderr
    assert "pas de réparation 9" in desk.vigie("repair", "9" * 30, code=2).stderr
    assert "Aucune réparation" in desk.vigie("repairs").stderr
