"""The maintainer's hand on the command line: nothing that a person typed is lost, and everything can be taken back."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.each_database

EDITOR = """
import sys
from pathlib import Path
file = Path(sys.argv[-1])
text = file.read_text(encoding="utf-8")
assert "# Corrigez" in text
file.write_text(text.replace({old!r}, {new!r}), encoding="utf-8")
"""


@pytest.fixture
def shelf(desk: Any, site: Any) -> Any:
    """A catalogue of two resources from a file, that may be imported again."""
    site.pages = {"/un": 200, "/deux": 200}
    (desk.folder / "guide.csv").write_text(
        "title,url,kind,year,publishers,themes\n"
        f"Guide de la coopération,{site.url}/un,guide,2013,RNMA,Coopération\n"
        f"Étude des réseaux,{site.url}/deux,study,2015,ORSE,Réseaux\n",
        encoding="utf-8",
    )
    desk.vigie("import", "guide.csv")
    return desk


def exported(desk: Any) -> str:
    text: str = desk.vigie("export", "json").stdout
    return text


def shown(desk: Any, slug: str = "guide-de-la-cooperation") -> Any:
    return desk.json("show", slug)


def test_what_was_corrected_by_hand_stands_against_the_file_that_brought_it(shelf: Any) -> None:
    told = shelf.vigie(
        "edit", "guide", "--title", "Guide corrigé", "--theme", "Solidarité", "--summary", "Bref."
    ).stdout
    assert "title" in told
    assert "themes" in told
    again = shelf.vigie("import", "guide.csv").stdout
    assert "gardé tel que vous l’avez écrit (title, themes)" in again
    resource = shown(shelf)
    assert (resource["title"], resource["themes"]) == ("Guide corrigé", ["Solidarité"])
    # What the file says of the rest still holds.
    (shelf.folder / "guide.csv").write_text(
        (shelf.folder / "guide.csv").read_text(encoding="utf-8").replace("2013", "2014"), encoding="utf-8"
    )
    shelf.vigie("import", "guide.csv")
    assert (shown(shelf)["title"], shown(shelf)["date"]) == ("Guide corrigé", "2014")


def test_every_role_and_number_can_be_said(shelf: Any) -> None:
    shelf.vigie(
        *("edit", "guide", "--commissioner", "ADEME", "--partner", "DLA", "--organiser", "ORSE"),
        *("--identifier", "doi=https://doi.org/10.1/2", "--identifier", "ISBN=2-07-036822-X", "--theme", "Eau > Mer"),
    )
    resource = shown(shelf)
    roles = {each["name"]: each["role"] for each in resource["contributions"]}
    assert roles == {"RNMA": "publisher", "ADEME": "commissioner", "DLA": "partner", "ORSE": "organiser"}
    assert resource["identifiers"] == {"doi": "10.1/2", "isbn": "2-07-036822-X"}
    assert {"name": "Mer", "parent": "Eau"} in json.loads(exported(shelf))["themes"]
    shelf.vigie("edit", "guide", "--identifier", "isbn=")
    assert shown(shelf)["identifiers"] == {"doi": "10.1/2"}
    assert "doi=10.1/2" in shelf.vigie("edit", "guide", "--identifier", "10.1/2", code=2).stderr


def test_an_emptied_field_stays_empty(shelf: Any) -> None:
    shelf.vigie("edit", "guide", "--date", "")
    shelf.vigie("import", "guide.csv")
    assert shown(shelf)["date"] is None


def test_a_link_taken_away_by_hand_does_not_come_back(shelf: Any, site: Any) -> None:
    shelf.vigie("edit", "guide", "--add-link", f"{site.url}/trois", "--remove-link", f"{site.url}/un")
    shelf.vigie("import", "guide.csv")
    assert [link["url"] for link in shown(shelf)["links"]] == [f"{site.url}/trois"]


def test_the_editor_shows_every_field_and_its_mistakes_have_lines(
    shelf: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor.py"
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    script.write_text(EDITOR.format(old="# summary = ", new='summary = "Un résumé."'), encoding="utf-8")
    assert "summary" in shelf.vigie("edit", "guide").stdout
    assert shown(shelf)["summary"] == "Un résumé."

    script.write_text(EDITOR.format(old='date = "2013"', new='date = "hier"'), encoding="utf-8")
    wrong = shelf.vigie("edit", "guide", code=2).stderr
    assert "guide.edit.toml:2" in wrong
    assert "hier" in wrong
    assert shown(shelf)["date"] == "2013"

    for kept in shelf.folder.glob("*.edit.toml"):
        kept.unlink()
    script.write_text("raise SystemExit(3)", encoding="utf-8")
    failed = shelf.vigie("edit", "guide", code=2).stderr
    assert "s’est arrêté sur une erreur, et rien n’a été changé" in failed
    assert "returned" not in failed
    monkeypatch.setenv("EDITOR", "pas-un-editeur")
    assert "ne démarre pas" in shelf.vigie("edit", "guide", code=2).stderr
    monkeypatch.delenv("EDITOR")
    assert "EDITOR" in shelf.vigie("edit", "guide", code=2).stderr
    assert not list(shelf.folder.glob("*.edit.toml")), "nothing was typed, nothing is kept"


def test_what_was_typed_in_the_editor_outlives_every_mistake(
    shelf: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "editor.py"
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
    long = "Un long résumé que je ne veux pas taper deux fois."
    script.write_text(EDITOR.format(old="# summary = ", new=f'sumary = "{long}"'), encoding="utf-8")
    told = shelf.vigie("edit", "guide", code=2).stderr
    kept = shelf.folder / "guide.edit.toml"
    assert str(kept) in told
    assert "sumary" in told
    assert long in kept.read_text(encoding="utf-8")
    # Another mistake takes another file: the first text is still there.
    shelf.vigie("edit", "guide", code=2)
    assert (shelf.folder / "guide-1.edit.toml").exists()
    kept.write_text(kept.read_text(encoding="utf-8").replace("sumary", "summary"), encoding="utf-8")
    shelf.vigie("edit", "guide", "--from", str(kept))
    assert shown(shelf)["summary"] == long
    assert kept.exists(), "what a person named is hers"
    # An editor that saves and then fails has saved all the same.
    script.write_text(EDITOR.format(old=long, new=f"{long} Bis.") + "raise SystemExit(1)", encoding="utf-8")
    (shelf.folder / "guide-1.edit.toml").unlink()
    assert "guide-1.edit.toml" in shelf.vigie("edit", "guide", code=2).stderr
    assert "Bis." in (shelf.folder / "guide-1.edit.toml").read_text(encoding="utf-8")


def test_every_deed_is_taken_back_in_turn(shelf: Any, site: Any) -> None:
    states = [exported(shelf)]
    deeds = (
        ("edit", "guide", "--title", "Autre titre", "--publisher", "DLA"),
        ("edit", "etude", "--add-link", f"{site.url}/trois"),
        ("replace", f"{site.url}/deux", f"{site.url}/quatre"),
        ("merge", "guide", "etude"),
        ("remove", "guide", "--for-good"),
        ("add", f"{site.url}/cinq", "--title", "Une vidéo", "--kind", "video", "--yes"),
    )
    for deed in deeds:
        shelf.vigie(*deed)
        states.append(exported(shelf))
    assert len(set(states)) == len(states), "each deed shows in the export"
    for before in reversed(states[:-1]):
        assert "Annulé" in shelf.vigie("undo").stderr
        assert exported(shelf) == before
    # The import comes last: taken back too, nothing is left.
    shelf.vigie("undo")
    assert shelf.json("links") == []
    assert "rien à annuler" in shelf.vigie("undo", code=2).stderr
    changes = shelf.json("journal")
    assert len(changes) == len(deeds) + 1
    assert all(change["undone_at"] and change["who"] for change in changes)


def test_what_changed_since_is_not_lost_by_undoing(shelf: Any) -> None:
    shelf.vigie("edit", "guide", "--title", "Corrigé")
    # Another file fills what was empty: that is a change of its own, and is taken back first.
    (shelf.folder / "autre.csv").write_text(
        (shelf.folder / "guide.csv")
        .read_text(encoding="utf-8")
        .replace("themes\n", "themes,summary\n", 1)
        .replace("Coopération\n", "Coopération,Un résumé\n")
        .replace("Guide de la coopération", "Corrigé"),
        encoding="utf-8",
    )
    shelf.vigie("import", "autre.csv")
    assert shown(shelf)["summary"] == "Un résumé"
    shelf.vigie("undo")
    assert (shown(shelf)["summary"], shown(shelf)["title"]) == (None, "Corrigé")


def test_a_journal_of_nothing_says_so(desk: Any) -> None:
    assert "Rien n’a encore été changé" in desk.vigie("journal").stderr
    assert desk.json("journal") == []


def test_the_journal_counts_what_a_file_did(shelf: Any) -> None:
    rows = ["title,url,summary", "Guide du don,https://don.example/,", "Guide du prêt,https://pret.example/,"]
    for lines in (rows, [rows[0], rows[1] + "Un résumé", rows[2], "Guide du troc,https://troc.example/,"]):
        (shelf.folder / "autre.csv").write_text("\n".join(lines), encoding="utf-8")
        shelf.vigie("import", "autre.csv")
    told = shelf.vigie("journal", "--most", "2").stdout.splitlines()
    assert told[1:3] == [
        "  Import de autre.csv\u00a0: 1 ajout, 1 changement",
        "    guide-du-don: summary: ∅ → Un résumé",
    ]
    assert told[4:] == ["  Import de autre.csv\u00a0: 2 ajouts"]
    last = shelf.json("journal", "--most", "1")[0]
    assert [(each["key"], each["before"] is None) for each in last["records"]] == [
        ("guide-du-don", False),
        ("guide-du-troc", True),
    ]


def test_a_withdrawn_resource_keeps_its_page_and_is_left_alone(shelf: Any, site: Any) -> None:
    shelf.vigie("remove", "guide", "--why", "Remplacé par une édition papier.")
    assert "laissée ainsi" in shelf.vigie("import", "guide.csv").stdout
    assert [link["url"] for link in shelf.json("links")] == [f"{site.url}/deux"]
    shelf.vigie("crawl", "--all")
    assert site.asked["/un"] == 0
    shelf.vigie("publish")
    public = shelf.folder / "public"
    page = (public / "ressources/guide-de-la-cooperation/index.html").read_text(encoding="utf-8")
    assert "a été retirée du répertoire" in page
    assert "édition papier" in page
    assert "noindex" in page
    for other in ("index.html", "sitemap.xml", "catalogue.json"):
        assert "guide-de-la-cooperation" not in (public / other).read_text(encoding="utf-8")
    assert not (public / "organismes/rnma").exists()
    shelf.vigie("restore", "guide")
    assert len(shelf.json("links")) == 2
    assert "rien à remettre" in shelf.vigie("restore", "guide", code=2).stderr


def test_what_was_merged_leads_to_what_stayed(shelf: Any, site: Any) -> None:
    shelf.vigie("merge", "guide", "etude")
    kept = shown(shelf)
    assert [link["url"] for link in kept["links"]] == [f"{site.url}/un", f"{site.url}/deux"]
    assert kept["themes"] == ["Coopération", "Réseaux"]
    shelf.vigie("publish")
    page = (shelf.folder / "public/ressources/etude-des-reseaux/index.html").read_text(encoding="utf-8")
    assert 'href="../../ressources/guide-de-la-cooperation/"' in page or "guide-de-la-cooperation" in page
    assert "elle-même" in shelf.vigie("merge", "guide", "guide", code=2).stderr


def test_an_ignored_link_is_neither_visited_nor_told_of_until_its_day(shelf: Any, site: Any) -> None:
    shelf.vigie("ignore", f"{site.url}/un", "--until", "2026-12-01", "--why", "Site en travaux", now="2026-11-24")
    shelf.vigie("crawl", "--all", now="2026-11-24T08:00:00Z")
    assert site.asked["/un"] == 0
    assert {link["url"]: link["state"] for link in shelf.json("links")}[f"{site.url}/un"] == "ignored"
    shelf.vigie("crawl", now="2026-12-01T08:00:00Z")
    assert {link["url"]: link["state"] for link in shelf.json("links")}[f"{site.url}/un"] == "alive"
    shelf.vigie("ignore", f"{site.url}/un")
    shelf.vigie("restore", f"{site.url}/un")
    assert {link["state"] for link in shelf.json("links")} == {"unchecked", "alive"}
    assert "2027-01-31" in shelf.vigie("ignore", f"{site.url}/un", "--until", "demain", code=2).stderr
    assert "passé" in shelf.vigie("ignore", f"{site.url}/un", "--until", "2020-01-01", code=2).stderr


def test_an_ignored_link_whose_time_is_over_does_not_bar_the_way_back(shelf: Any, site: Any) -> None:
    shelf.vigie("edit", "guide", "--title", "Corrigé", now="2026-11-23")
    shelf.vigie("ignore", f"{site.url}/un", "--until", "2026-12-01", now="2026-11-24")
    shelf.vigie("crawl", "--all", now="2026-12-02T08:00:00Z")
    shelf.vigie("undo", now="2026-12-03")
    shelf.vigie("undo", now="2026-12-03")
    assert shown(shelf)["title"] == "Guide de la coopération"
    # What visits found since is not touched.
    assert {link["state"] for link in shelf.json("links")} == {"alive"}


def test_nothing_is_joined_to_what_is_no_longer_there(shelf: Any) -> None:
    shelf.vigie("merge", "guide", "etude")
    assert "vigie restore etude-des-reseaux" in shelf.vigie("merge", "etude", "guide", code=2).stderr
    shelf.vigie("undo")
    shelf.vigie("remove", "guide")
    assert "vigie restore guide-de-la-cooperation" in shelf.vigie("merge", "guide", "etude", code=2).stderr


def test_a_note_is_shown_and_never_published(shelf: Any) -> None:
    shelf.vigie("note", "guide", "Appeler le RNMA : brouillon secret")
    assert "brouillon secret" in shelf.vigie("show", "guide").stdout
    shelf.vigie("publish")
    for file in (shelf.folder / "public").rglob("*"):
        assert not file.is_file() or b"brouillon secret" not in file.read_bytes()
    shelf.vigie("note", "guide", "")
    assert "brouillon" not in shelf.vigie("show", "guide").stdout


def test_names_may_be_shortened_while_they_are_unambiguous(shelf: Any, site: Any) -> None:
    (shelf.folder / "b.csv").write_text(f"title,url\nGuide du don,{site.url}/don\n", encoding="utf-8")
    shelf.vigie("import", "b.csv")
    several = shelf.vigie("show", "guide", code=2).stderr
    assert "guide-de-la-cooperation" in several
    assert "guide-du-don" in several
    assert "Guide du don" in shelf.vigie("show", "guide-du").stdout


def test_a_rehearsed_import_writes_nothing_in_the_journal(shelf: Any, site: Any) -> None:
    (shelf.folder / "c.csv").write_text(f"title,url\nNouveau,{site.url}/neuf\n", encoding="utf-8")
    before = (exported(shelf), shelf.json("journal"))
    assert "+ Nouveau" in shelf.vigie("import", "--dry-run", "c.csv").stdout
    assert (exported(shelf), shelf.json("journal")) == before


def test_an_import_tells_line_by_line_what_it_does_and_which_side_won(shelf: Any, site: Any) -> None:
    shelf.vigie("edit", "guide", "--theme", "Solidarité", "--add-link", f"{site.url}/trois")
    (shelf.folder / "guide.csv").write_text(
        "title,url,kind,year,publishers,themes,couleur\n"
        f"Guide de la coopération,{site.url}/un,guide,2014,RNMA,Coopération,\n"
        f"Étude des réseaux,{site.url}/deux,study,2015,ORSE; Medef,Réseaux,\n"
        f"Nouveau,{site.url}/neuf,,,,,\n",
        encoding="utf-8",
    )
    before = exported(shelf)
    look = shelf.vigie("import", "--dry-run", "guide.csv")
    assert look.stdout.splitlines()[:-1] == [
        "guide.csv:2: ~ Guide de la coopération (date: 2013 → 2014)",
        "guide.csv:2: ! Guide de la coopération\u00a0: gardé tel que vous l’avez écrit (themes)",
        "guide.csv:3: ~ Étude des réseaux (contributions: ORSE (publisher) → ORSE (publisher), Medef (publisher))",
        "guide.csv:4: + Nouveau",
    ]
    assert "guide.csv:1: La colonne «\u00a0couleur\u00a0»" in look.stderr
    assert exported(shelf) == before
    assert shelf.vigie("import", "guide.csv").stdout == look.stdout
    # Another file may complete what this one brought, and is told where it may not.
    (shelf.folder / "autre.csv").write_text(
        f"title,url,year,summary\nÉtude des réseaux,{site.url}/deux,2016,Un résumé\n", encoding="utf-8"
    )
    assert shelf.vigie("import", "autre.csv").stdout.splitlines()[:-1] == [
        "autre.csv:2: ~ Étude des réseaux (summary: ∅ → Un résumé)",
        "autre.csv:2: ! Étude des réseaux\u00a0: gardé comme le dit guide.csv (date). "
        "«\u00a0vigie edit\u00a0» le change.",
    ]


def test_what_is_there_already_is_not_added_twice(shelf: Any, site: Any) -> None:
    message = shelf.vigie("add", f"{site.url}/un/", "--title", "Encore", "--yes", code=2).stderr
    assert "vigie edit guide-de-la-cooperation" in message
