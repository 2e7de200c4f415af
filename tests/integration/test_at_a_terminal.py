"""What a maintainer sees and types at a real terminal: a long list kept short, a question before anything is added."""

from typing import Any

import pytest

from tests.integration.terminal import Terminal

PAGE = """<html lang="fr-FR"><head><title>Jouez collectif | RNMA</title><meta property="og:site_name" content="RNMA">
<script type="application/ld+json">{"@type": "Report", "headline": "Jouez collectif !", "datePublished": "2015-06-08"}
</script></head><body><h1>Jouez collectif !</h1><p>Un guide pour coopérer.</p></body></html>"""


def listed(desk: Any, *options: str) -> tuple[list[str], str]:
    """The addresses that a terminal shows, and the last thing that it says."""
    lines = Terminal(desk.loaded, desk.command("links", *options), desk.folder).told().splitlines()
    return [line for line in lines if line.startswith("http")], " ".join(lines[-1].split())


def test_a_long_list_of_links_is_kept_short_at_a_terminal(desk: Any) -> None:
    desk.catalogue(*(f"/{number}" for number in range(130)))
    shown, last = listed(desk)
    assert shown == [f"{desk.site.url}/{number}" for number in range(100)]
    assert last == "100 liens sur 130 sont montrés ici ; avec « --limit 130 », tous."
    # Where some wait for a person, they alone are shown.
    desk.sql("UPDATE links SET state = 'dead', reason = 'gone' WHERE url LIKE '%/12_'")
    shown, last = listed(desk)
    assert shown == [f"{desk.site.url}/12{number}" for number in range(10)]
    assert last == "10 liens sur 130 sont montrés ici ; avec « --limit 130 », tous."
    shown, last = listed(desk, "--limit", "130")
    assert len(shown) == 130
    assert "sont montrés" not in last
    # What goes into a file is whole.
    assert desk.vigie("links").stdout.count("\nhttp") == 129


@pytest.mark.parametrize(("answer", "added"), [("o", True), ("", True), ("n", False)])
def test_what_a_page_tells_is_proposed_and_a_person_says_whether_it_is_right(
    desk: Any, site: Any, answer: str, added: bool
) -> None:
    site.pages["/jouez"] = PAGE
    terminal = Terminal(desk.loaded, desk.command("add", f"{site.url}/jouez"), desk.folder)
    seen = terminal.sees("L’ajouter")
    for fact in ("Jouez collectif !", "8 juin 2015", "RNMA", "fr", f"{site.url}/jouez"):
        assert fact in seen
    terminal.press(f"{answer}\r")
    terminal.ends(0 if added else 1)
    assert [link["title"] for link in desk.json("links")] == (["Jouez collectif !"] if added else [])
    if added:
        record = desk.json("show", "jouez-collectif")
        assert (record["date"], record["language"]) == ("2015-06-08", "fr")
        assert record["kind"] in ("report", "study")


def test_a_title_tells_what_a_page_is_that_calls_itself_an_article(desk: Any, site: Any) -> None:
    for title, kind in (("Guide pratique du don", "guide"), ("Donner", "article")):
        page = f'<html><head><title>{title}</title><meta property="og:type" content="article"></head></html>'
        site.pages[f"/{kind}"] = page
        desk.vigie("add", f"{site.url}/{kind}", "--yes")
        assert desk.json("show", title.split()[0].lower())["kind"] == kind
