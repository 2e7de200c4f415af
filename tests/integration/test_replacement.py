"""A maintainer replaces a dead address: the repair holds, whatever is imported again."""

from typing import Any

import pytest

pytestmark = pytest.mark.each_database


def test_a_replaced_address_is_visited_instead_and_does_not_come_back(desk: Any, site: Any) -> None:
    site.pages = {"/new": 200}
    desk.catalogue("/old", "/other")
    desk.vigie("crawl", now="2026-11-23T08:00:00Z")
    told = desk.vigie("replace", f"{site.url}/old", f"{site.url}/new").stdout
    assert "Page old" in told
    desk.vigie("crawl", now="2026-11-24T08:00:00Z")
    links = {link["url"]: link["state"] for link in desk.json("links")}
    assert links == {f"{site.url}/new": "alive", f"{site.url}/other": "suspect"}
    assert desk.json("status")["links"] | {"alive": 1, "suspect": 1} == desk.json("status")["links"]

    before = desk.vigie("export", "json").stdout
    desk.vigie("import", "liens.csv")
    assert desk.vigie("export", "json").stdout == before


def test_a_replacement_that_is_there_already_is_not_doubled(desk: Any, site: Any) -> None:
    (desk.folder / "a.csv").write_text(f"title,url\nUn,{site.url}/a\nUn,{site.url}/b\n", encoding="utf-8")
    desk.vigie("import", "a.csv")
    desk.vigie("replace", f"{site.url}/a", f"{site.url}/b")
    assert [link["url"] for link in desk.json("links")] == [f"{site.url}/b"]


def test_mistakes_are_explained(desk: Any, site: Any) -> None:
    desk.catalogue("/old")
    assert "vigie links" in desk.vigie("replace", "http://nobody.example/", "http://x.example/", code=2).stderr
    assert "https://" in desk.vigie("replace", f"{site.url}/old", "nonsense", code=2).stderr
    assert "déjà" in desk.vigie("replace", f"{site.url}/old", f"{site.url}/old", code=2).stderr
