"""What people do: find, filter, open, follow, cite; with the mouse, by keyboard alone, without scripts."""

import json
from importlib import resources
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .opening import opened

VECTORS = json.loads((resources.files("catalog") / "data" / "search_terms.json").read_text(encoding="utf-8"))


def titles(page: Page) -> list[str]:
    return page.locator("#resultats .entry-title").all_inner_texts()


def test_the_script_finds_the_same_terms_as_the_command(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.goto(site + "index.html")
        found = page.evaluate("texts => texts.map(searchTerms)", [text for text, _ in VECTORS])
    assert dict(zip([text for text, _ in VECTORS], found, strict=True)) == dict(VECTORS)


def test_somebody_looks_for_cocagne(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.goto(site + "index.html")
        page.get_by_label("Chercher dans le répertoire").press_sequentially("Cocag")
        expect(page.get_by_role("status")).to_have_text("1 ressource trouvée")
        assert titles(page) == ["Construire ensemble"]
        # Of one resource, and not as the list of all such links is called.
        expect(page.locator("#resultats li .entry-state")).to_have_text("lien pas encore vérifié")
        assert page.url == site + "index.html?q=Cocag"
        assert not page.locator("#parcourir").is_visible()
        page.get_by_role("link", name="Construire ensemble").click()
        assert page.url == site + "ressources/nouveau/index.html"
        page.go_back()
        expect(page.get_by_role("status")).to_have_text("1 ressource trouvée")
        page.get_by_role("button", name="Tout réafficher").click()
        expect(page.locator("#parcourir")).to_be_visible()
        assert page.url == site + "index.html"


def test_accents_elisions_and_plurals_do_not_matter(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.goto(site + "index.html?q=" + "DIALOGUES%20l%E2%80%99civil")
        expect(page.get_by_role("status")).to_have_text("1 ressource trouvée")
        page.get_by_label("Chercher dans le répertoire").fill("dialogue introuvable")
        expect(page.get_by_role("status")).to_contain_text("Aucune ressource n’a tous ces mots")
        page.get_by_label("Chercher dans le répertoire").fill("introuvable")
        expect(page.get_by_role("status")).to_have_text("Aucune ressource ne réunit tout cela.")


def test_somebody_filters_to_the_dead_links(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.goto(site + "index.html")
        page.get_by_label("État du lien").select_option(label="Liens morts (1)")
        expect(page.get_by_role("status")).to_have_text("1 ressource trouvée")
        assert titles(page) == ["La coopération inter-associative"]
        assert page.url == site + "index.html?etat=dead"
        # The other filters count within what is left.
        assert page.get_by_label("Type de ressource").locator("option:not([disabled])").all_inner_texts() == [
            "Indifférent",
            "Étude (1)",
        ]
        page.reload()
        expect(page.get_by_role("status")).to_have_text("1 ressource trouvée")


def test_the_keyboard_is_enough(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.goto(site + "index.html")
        for _ in range(20):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "q":
                break
        page.keyboard.type("cocagne")
        expect(page.get_by_role("status")).to_have_text("1 ressource trouvée")
        page.keyboard.press("Enter")
        expect(page.locator("#resultats-titre")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(site + "ressources/nouveau/index.html")


def test_escape_empties_the_question(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.goto(site + "index.html?q=cocagne")
        expect(page.get_by_role("status")).to_have_text("1 ressource trouvée")
        page.get_by_label("Chercher dans le répertoire").press("Escape")
        expect(page.locator("#parcourir")).to_be_visible()


def test_without_scripts_the_lists_lead_to_the_dead_links(browser: Browser, site: Any) -> None:
    with opened(browser, java_script_enabled=False) as page:
        page.goto(site + "index.html")
        assert not page.get_by_label("Chercher dans le répertoire").is_visible()
        page.get_by_role("link", name="Liens morts").click()
        assert page.url == site + "etats/dead/index.html"
        assert page.locator(".entry-title").all_inner_texts() == ["La coopération inter-associative"]
        page.goto(site + "index.html")
        page.get_by_role("link", name="Réseau Cocagne").click()
        assert page.locator(".entry-title").all_inner_texts() == ["Construire ensemble"]


def test_the_search_works_from_a_folder(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.goto((site.folder / "index.html").as_uri())
        page.get_by_label("Chercher dans le répertoire").fill("cocagne")
        expect(page.get_by_role("status")).to_have_text("1 ressource trouvée")
        page.get_by_role("link", name="Construire ensemble").click()
        assert page.url == (site.folder / "ressources/nouveau/index.html").as_uri()


def test_an_index_that_is_lost_leaves_the_lists(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.route("**/recherche.json", lambda route: route.abort())
        page.goto(site + "index.html")
        page.get_by_label("Chercher dans le répertoire").fill("cocagne")
        expect(page.get_by_role("status")).to_contain_text("La recherche n’a pas pu être chargée.")
        expect(page.locator("#parcourir")).to_be_visible()


def test_somebody_copies_the_address_of_the_feed(browser: Browser, site: Any) -> None:
    with opened(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(site + "abonnement/index.html")
        page.get_by_role("button", name="Copier l’adresse").press("Enter")
        expect(page.get_by_role("button", name="Copié")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == site + "rss.xml"


def test_somebody_cites(browser: Browser, site: Any) -> None:
    with opened(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(site + "ressources/vivant/index.html")
        page.get_by_role("button", name="Copier la référence").click()
        expect(page.get_by_role("button", name="Copié")).to_be_visible()
        cited = page.evaluate("navigator.clipboard.readText()")
        assert cited.startswith("Réseau national des maisons des associations. Le dialogue civil")
        page.get_by_text("BibTeX", exact=True).first.click()
        page.get_by_role("button", name="Copier", exact=True).click()
        expect(page.get_by_role("button", name="Copié").last).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").startswith("@book{vivant,")
        with page.expect_download() as download:
            page.get_by_role("link", name="Télécharger reference.bib").click()
        assert download.value.path().read_text(encoding="utf-8").startswith("@book{vivant,")
        assert download.value.suggested_filename == "reference.bib"


def test_the_address_is_copied_where_pages_may_not_have_the_clipboard(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.goto(site + "abonnement/index.html")
        devtools = page.context.new_cdp_session(page)
        context = devtools.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
        denied = {"permission": {"name": "clipboard-write"}, "setting": "denied", "browserContextId": context}
        devtools.send("Browser.setPermission", denied)
        page.get_by_role("button", name="Copier l’adresse").click()
        expect(page.get_by_role("button", name="Copié")).to_be_visible()
        # It took the old way, which selects what it copies.
        assert page.evaluate("getSelection().toString()") == site + "rss.xml"


def test_dead_links_a_reference_and_a_feed_by_the_keyboard_alone(browser: Browser, site: Any) -> None:
    with opened(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(site + "index.html")
        _reach(page, page.get_by_label("État du lien"))
        page.keyboard.type("Liens morts")
        expect(page.get_by_role("status")).to_have_text("1 ressource trouvée")
        _reach(page, page.get_by_role("link", name="La coopération inter-associative"))
        page.keyboard.press("Enter")
        page.wait_for_url(site + "ressources/mort/index.html")
        _reach(page, page.get_by_role("button", name="Copier la référence"))
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Copié")).to_be_visible()
        assert "La coopération inter-associative" in page.evaluate("navigator.clipboard.readText()")
        _reach(page, page.locator("summary", has_text="RIS"))
        page.keyboard.press("Enter")
        _reach(page, page.get_by_role("button", name="Copier", exact=True))
        page.keyboard.press("Space")
        expect(page.get_by_role("button", name="Copié").last).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").startswith("TY  - ")
        page.reload()
        _reach(page, page.get_by_role("link", name="S’abonner"))
        page.keyboard.press("Enter")
        page.wait_for_url(site + "abonnement/index.html")
        _reach(page, page.get_by_role("button", name="Copier l’adresse"))
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Copié")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == site + "rss.xml"


def _reach(page: Page, wanted: Locator) -> None:
    """Goes there by the tabulator, as who has no mouse does."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"not reached: {wanted}")


def test_somebody_reports_an_error(browser: Browser, site: Any) -> None:
    with opened(browser) as page:
        page.goto(site + "ressources/mort/index.html")
        address = page.get_by_role("link", name="Signaler une erreur").get_attribute("href") or ""
    assert address.startswith("mailto:a@example.org?subject=Erreur%20sur")
    assert "ressources%2Fmort%2F" in address


def test_a_hostile_title_is_found_as_a_text(browser: Browser, site: Any) -> None:
    with opened(browser, viewport={"width": 320, "height": 640}) as page:
        page.goto(site + "index.html?q=esrever")
        expect(page.get_by_role("status")).to_have_text("1 ressource trouvée")
        assert titles(page)[0].startswith("</title><script>")
        assert "\u202e" not in titles(page)[0]
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.title() != "pwned"


@pytest.mark.parametrize("place", ["web", "folder"])
def test_a_reference_can_be_saved_without_a_script(browser: Browser, site: Any, place: str) -> None:
    address = f"{site}" if place == "web" else f"{site.folder.as_uri()}/"
    for name, beginning in (("reference.bib", "@"), ("reference.ris", "TY  - "), ("reference.json", "[\n")):
        with opened(browser, java_script_enabled=False) as page:
            page.goto(f"{address}ressources/hostile/index.html")
            page.locator(f"details:has(a[download='{name}']) summary").click()
            with page.expect_download() as download:
                page.get_by_role("link", name=f"Télécharger {name}").click()
            assert download.value.suggested_filename == name
            assert download.value.path().read_text(encoding="utf-8").startswith(beginning)
