"""The desk in Chromium: twenty dead links settled by clicks, its door, and whether everybody can use it."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.models import Change, Link, Resource
from catalog.vocabulary import State
from tests.conftest import PASSWORD
from tests.loaded import Loaded
from vigie.desk.key import DeskKey
from vigie.desk.tries import MOST_OF_ONE, Tries

from .opening import opened
from .test_accessibility import AXE, RULES, RUN

VIGIE = Path(sys.executable).with_name("vigie")
NOW = "2026-11-24T08:00:00Z"
PAGES = (
    "/",
    "/?hote=bit.ly",
    "/attente/1",
    "/attente/18",
    "/ressources",
    "/ressources/lecon-1",
    "/import",
    "/journal",
    "/completer",
    "/nulle-part",
)
# Where something is typed that cannot be kept: the field and the button.
WRONG = {
    "/attente/17": ("Une autre adresse", "La mettre à sa place"),
    "/ressources/lecon-2": ("Date", "Enregistrer"),
}


Vigie = Callable[..., str]


@pytest.fixture(scope="module")
def vigie(loaded: Loaded) -> Vigie:
    def run(folder: Path, *arguments: str, typed: str = "", code: int = 0) -> str:
        done = loaded.run(["--now", NOW, *arguments], folder, typed)
        assert done.returncode == code, done.stderr
        return done.stderr

    return run


@pytest.fixture
def folder(desk_key: Path, twenty: str, tmp_path: Path) -> Path:
    (tmp_path / "vigie.toml").write_text(f'[storage]\ndatabase = "{twenty}"\n', encoding="utf-8")
    shutil.copy(desk_key, tmp_path / ("vigie.db.desk" if twenty.startswith("sqlite") else "vigie.desk"))
    return tmp_path


@pytest.fixture
def desk(folder: Path, loaded: Loaded) -> Iterator[str]:
    with running(loaded, folder) as address:
        yield address


@contextmanager
def running(loaded: Loaded, folder: Path) -> Iterator[str]:
    """A desk; its address."""
    with loaded.begun(["--now", NOW, "desk", "--port", "0"], folder) as process:
        yield process.says(r"http://127\.0\.0\.1:\d+")[0]
        process.send_signal(signal.SIGTERM)


def sign_in(page: Page, desk: str, password: str = PASSWORD) -> None:
    page.goto(f"{desk}/")
    page.get_by_label("Mot de passe").fill(password)
    page.get_by_role("button", name="Se connecter").click()


@pytest.fixture
def ask(twenty: str) -> Iterator[Callable[[Any], Any]]:
    engine = open_database(twenty)

    def asked(question: Any) -> Any:
        with Session(engine) as session:
            return question(session)

    yield asked
    engine.dispose()


def fault_of(page: Page, label: str) -> str:
    """What is said beside a field to be wrong with it; a person who cannot see has it read with the field."""
    field = page.get_by_label(label)
    assert field.get_attribute("aria-invalid") == "true"
    # The browser takes it there once it has shown the page.
    expect(field).to_be_focused()
    return page.inner_text(f"#{field.get_attribute('aria-describedby')}")


def url_of(ask: Any, number: int) -> str:
    query = select(Resource).where(Resource.slug == f"lecon-{number}")
    return str(ask(lambda session: session.scalars(query).one().uses[0].link.url))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_twenty_dead_links_are_settled_by_clicks(
    browser: Browser, desk: str, ask: Any, record_property: Any, scripts: bool
) -> None:
    clicks: list[int] = []
    with opened(browser, java_script_enabled=scripts) as page:
        sign_in(page, desk)
        for number in range(1, 21):
            before = len(clicks)
            line = page.locator("li", has=page.get_by_role("link", name=f"leçon {number} :"))

            def click(what: Any) -> None:
                what.click()
                clicks.append(1)

            if number <= 17:
                click(line.get_by_role("button", name="Réparer"))
                assert len(clicks) - before == 1
            else:
                click(line.get_by_role("link"))
                if number == 18:
                    page.get_by_label("Une autre adresse").fill("https://www.orse.example/18")
                    click(page.get_by_role("button", name="La mettre à sa place"))
                elif number == 19:
                    page.get_by_label("Ignorer jusqu’au").fill("2027-01-31")
                    click(page.get_by_role("button", name="Ignorer", exact=True))
                else:
                    click(page.get_by_role("button", name="Retirer du répertoire"))
        assert "Rien n’attend un coup de main" in page.inner_text("main")
    record_property("clicks", len(clicks))
    assert len(clicks) == 17 + 3 * 2
    assert url_of(ask, 1).startswith("https://archive.example/web/2026/")
    assert url_of(ask, 9) == "https://www.orse.example/ressources/9/"
    assert url_of(ask, 18) == "https://www.orse.example/18"
    states = ask(lambda session: session.scalars(select(Link.state).where(Link.url.contains("lecon-19"))).all())
    assert states == [State.IGNORED]
    assert ask(lambda session: len(session.scalars(select(Change)).all())) == 20


@pytest.mark.each_database
def test_the_sure_ones_at_once_and_the_last_change_taken_back(browser: Browser, desk: str, ask: Any) -> None:
    with opened(browser) as page:
        sign_in(page, desk)
        page.get_by_role("button", name="Faire toutes les réparations sûres").click()
        assert "2 liens réparés" in page.inner_text("main")
        assert url_of(ask, 17) == "http://www.orse.example/nouveau/17"
        page.goto(f"{desk}/journal")
        page.get_by_role("button", name="Annuler ce changement").click()
        assert "Annulé." in page.inner_text("main")
        assert url_of(ask, 17) == "http://www.orse.example/publications/lecon-17.html"


@pytest.mark.each_database
def test_of_resources_that_share_a_link_the_one_that_is_chosen_is_withdrawn(
    browser: Browser, desk: str, ask: Any
) -> None:
    def share(session: Session) -> None:
        one, two = (session.scalars(select(Resource).where(Resource.slug == f"lecon-{each}")).one() for each in (1, 2))
        two.uses[0].link = one.uses[0].link
        session.commit()

    ask(share)
    with opened(browser) as page:
        sign_in(page, desk)
        page.goto(f"{desk}/attente/1")
        page.get_by_label("La ressource à retirer").select_option("lecon-2")
        page.get_by_role("button", name="Retirer du répertoire").click()
        assert "leçon 2" in page.inner_text("[role=status]")
    gone = ask(lambda session: session.scalars(select(Resource.slug).where(Resource.withdrawn_at.is_not(None))).all())
    assert gone == ["lecon-2"]


def test_what_cannot_be_done_is_said_beside_what_was_typed(browser: Browser, desk: str) -> None:
    with opened(browser) as page:
        sign_in(page, desk)
        page.get_by_role("link", name="leçon 18 :").click()
        page.get_by_label("Une autre adresse").fill("n’importe quoi")
        page.get_by_role("button", name="La mettre à sa place").click()
        assert "n’est pas une adresse" in fault_of(page, "Une autre adresse")
        assert page.get_by_label("Une autre adresse").input_value() == "n’importe quoi"
        page.get_by_label("Ignorer jusqu’au").fill("2020-01-31")
        page.get_by_role("button", name="Ignorer", exact=True).click()
        assert "déjà passé" in fault_of(page, "Ignorer jusqu’au")
        assert page.get_by_label("Ignorer jusqu’au").input_value() == "2020-01-31"
        assert "leçon 18" in page.inner_text("h1")


def test_who_goes_through_one_host_stays_there_from_deed_to_deed(browser: Browser, desk: str) -> None:
    with opened(browser) as page:
        sign_in(page, desk)
        page.goto(f"{desk}/?hote=bit.ly")
        page.get_by_role("button", name="Réparer").first.click()
        assert page.locator(".waiting li").count() == 2
        page.locator(".waiting a").first.click()
        page.get_by_label("Ignorer jusqu’au").fill("2027-01-31")
        page.get_by_role("button", name="Ignorer", exact=True).click()
        expect(page.locator(".waiting li")).to_have_count(1)
        assert "hote=bit.ly" in page.url


def test_a_mail_leads_to_all_that_failed_on_one_host_past_the_door(browser: Browser, desk: str) -> None:
    with opened(browser) as page:
        page.goto(f"{desk}/?hote=bit.ly")
        page.get_by_label("Mot de passe").fill(PASSWORD)
        page.get_by_role("button", name="Se connecter").click()
        expect(page.locator(".waiting li")).to_have_count(3)
        page.get_by_role("link", name="Tout ce qui attend").click()
        expect(page.locator(".waiting li")).to_have_count(20)


def test_a_mail_leads_to_its_line_past_the_door(browser: Browser, desk: str) -> None:
    with opened(browser) as page:
        page.goto(f"{desk}/attente/3")
        page.get_by_label("Mot de passe").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{desk}/attente/3")
        assert "leçon 3" in page.inner_text("h1")
        page.get_by_role("button", name="Écarter").click()
        assert "Rien n’est proposé" in page.inner_text("main")
        page.goto(f"{desk}/attente/4")
        page.get_by_role("button", name="Réparer").first.click()
        page.goto(f"{desk}/attente/4")
        assert "n’attend plus" in page.inner_text("main")
        assert "https://archive.example/web/2026/" in page.inner_text("main")


def test_what_pages_say_is_taken_over_or_declined_by_a_click(
    browser: Browser, unfilled: str, desk: str, ask: Any
) -> None:
    with opened(browser, java_script_enabled=False) as page:
        sign_in(page, desk)
        page.get_by_role("link", name="À compléter").click()
        assert "4 choses" in page.inner_text("main")
        page.get_by_role("button", name="Reprendre\u00a0: 2011-05").click()
        assert "Le champ est rempli" in page.inner_text("[role=status]")
        page.get_by_role("button", name="Écarter\u00a0: 2012-05").click()
        assert "2 choses" in page.inner_text("main")
        held = select(Resource.slug, Resource.date, Resource.declined).where(Resource.slug.in_(["lecon-1", "lecon-2"]))
        assert sorted(tuple(row) for row in ask(lambda session: session.execute(held).all())) == [
            ("lecon-1", "2011-05", {}),
            ("lecon-2", None, {"date": ["2012-05"]}),
        ]
        page.get_by_role("link", name="Voir le journal").click()
        page.get_by_role("button", name="Annuler ce changement").click()
        page.goto(f"{desk}/completer")
        assert "3 choses" in page.inner_text("main")


@pytest.mark.each_database
def test_a_resource_is_corrected_and_a_mistake_keeps_what_was_typed(browser: Browser, desk: str, ask: Any) -> None:
    with opened(browser) as page:
        sign_in(page, desk)
        page.goto(f"{desk}/ressources?q=lecon+7")
        page.get_by_role("link", name="leçon 7").click()
        page.get_by_label("Titre").fill("Un titre corrigé")
        page.get_by_label("Date").fill("hier")
        page.get_by_role("button", name="Enregistrer").click()
        assert "hier" in fault_of(page, "Date")
        assert page.get_by_label("Titre").input_value() == "Un titre corrigé"
        page.get_by_label("Date").fill("2013-05")
        page.get_by_label("Thèmes").fill("Coopération\nRéseaux")
        page.get_by_role("button", name="Enregistrer").click()
        assert "corrigée" in page.inner_text("[role=status]")
    found = ask(
        lambda session: [
            (each.title, each.date, [theme.name for theme in each.themes])
            for each in session.scalars(select(Resource).where(Resource.slug == "lecon-7"))
        ]
    )
    assert found == [("Un titre corrigé", "2013-05", ["Coopération", "Réseaux"])]


def test_a_form_that_is_behind_the_catalogue_overwrites_nothing(
    browser: Browser, desk: str, folder: Path, vigie: Vigie
) -> None:
    with opened(browser) as page:
        sign_in(page, desk)
        page.goto(f"{desk}/ressources/lecon-7")
        vigie(folder, "edit", "lecon-7", "--title", "Changé ailleurs")
        page.get_by_label("Titre").fill("Trop tard")
        page.get_by_role("button", name="Enregistrer").click()
        assert "entre-temps" in page.inner_text("[role=alert]")
        assert page.get_by_label("Titre").input_value() == "Trop tard"
        with page.expect_popup() as other:
            page.get_by_role("link", name="Voir dans une autre fenêtre").click()
        assert other.value.get_by_label("Titre").input_value() == "Changé ailleurs"


@pytest.mark.each_database
def test_an_import_is_seen_before_it_is_made(browser: Browser, desk: str, ask: Any, tmp_path: Path) -> None:
    def count() -> int:
        return len(ask(lambda session: session.scalars(select(Resource.id)).all()))

    file = tmp_path / "liste.csv"
    file.write_text("title,url\nUn nouveau guide,https://x.example/guide\n", encoding="utf-8")
    with opened(browser) as page:
        sign_in(page, desk)
        page.goto(f"{desk}/import")
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="Voir ce que cela changerait").click()
        assert "+ Un nouveau guide" in page.inner_text("main")
        assert count() == 20
        page.get_by_role("button", name="Importer", exact=True).click()
        assert "liste.csv" in page.inner_text("main")
        assert count() == 21
        page.goto(f"{desk}/journal")
        assert "Import de liste.csv : 1 ajout" in page.inner_text("main").replace("\u00a0", " ")
        file.write_text("title,url,role\nX,https://x.example/,nonsense\n", encoding="utf-8")
        page.goto(f"{desk}/import")
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="Voir ce que cela changerait").click()
        assert "Ligne 2" in fault_of(page, "Un guide (Markdown")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("light", 320), ("dark", 320)])
def test_axe_finds_nothing_and_nothing_is_cut_at_320_pixels(
    browser: Browser, desk: str, scheme: Any, width: int
) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in tests/browser")
    source, found = AXE.read_text(encoding="utf-8"), {}
    with opened(browser, viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True) as page:
        for path in ("/connexion", *PAGES, *WRONG):
            page.goto(desk + path)
            if path in WRONG:
                label, button = WRONG[path]
                page.get_by_label(label).fill("hier")
                page.get_by_role("button", name=button).click()
                assert "hier" in fault_of(page, label)
            page.evaluate(source)
            result = page.evaluate(RUN, RULES[scheme])
            assert result["passed"] > 0
            found[path] = result["violations"]
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            if path == "/connexion":
                sign_in(page, desk)
    assert {path: violations for path, violations in found.items() if violations} == {}


def test_the_desk_is_used_by_the_keyboard_alone(browser: Browser, desk: str, ask: Any) -> None:
    with opened(browser) as page:
        page.goto(f"{desk}/")
        page.locator("#password:focus").wait_for()
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{desk}/")
        for _ in range(30):
            page.keyboard.press("Tab")
            label = page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            if label.startswith("Réparer"):
                break
        page.keyboard.press("Enter")
        page.locator("[role=status]").wait_for()
    assert url_of(ask, 1).startswith("https://archive.example/web/2026/")


# -- the door ----------------------------------------------------------------


def test_a_wrong_password_is_told_and_too_many_have_to_wait(
    browser: Browser, desk: str, folder: Path, loaded: Loaded
) -> None:
    with opened(browser) as page:
        for _ in range(4):
            sign_in(page, desk, "faux faux faux")
            assert "pas le mot de passe" in page.inner_text("[role=alert]")
        sign_in(page, desk, "faux faux faux")
        assert "attendez" in page.inner_text("[role=alert]")
        # The right one has to wait as well: otherwise guessing would go on. A restart changes nothing.
        sign_in(page, desk)
        assert "attendez" in page.inner_text("[role=alert]")
        with running(loaded, folder) as again:
            sign_in(page, again)
            assert "attendez" in page.inner_text("[role=alert]")


@pytest.mark.parametrize("where", ["//evil.example/", "https://evil.example/", "/\\evil.example/"])
def test_the_door_leads_nowhere_but_to_the_desk(browser: Browser, desk: str, where: str) -> None:
    with opened(browser) as page:
        page.goto(f"{desk}/connexion?next={quote(where)}")
        page.get_by_label("Mot de passe").fill(PASSWORD)
        page.get_by_role("button", name="Se connecter").click()
        page.wait_for_url(f"{desk}/")


def test_who_has_signed_out_is_out_whatever_the_cookie_says(browser: Browser, desk: str) -> None:
    with opened(browser) as page:
        sign_in(page, desk)
        kept = page.context.cookies()
        assert [(each["httpOnly"], each["sameSite"]) for each in kept] == [(True, "Lax")]
        page.get_by_role("button", name="Se déconnecter").click()
        page.context.add_cookies(kept)  # type: ignore[arg-type]
        page.goto(f"{desk}/journal")
        assert "/connexion" in page.url


def test_a_form_from_elsewhere_does_nothing(browser: Browser, desk: str, ask: Any) -> None:
    with opened(browser) as page:
        sign_in(page, desk)
        for token in ({}, {"token": ""}, {"token": "x"}):
            answer = page.request.post(f"{desk}/attente/1/reparer", form={"repair": "1", **token})
            assert answer.status == 403
        assert page.request.post(f"{desk}/deconnexion").status == 403
    assert url_of(ask, 1).startswith("http://www.orse.example/")


def answer_of(desk: str, path: str, host: str | None = None, forwarded: str | None = None) -> HTTPResponse:
    connection = HTTPConnection(desk.removeprefix("http://"), timeout=60)
    headers = {"Host": host, "X-Forwarded-For": forwarded}
    connection.request("GET", path, headers={name: value for name, value in headers.items() if value})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def test_every_answer_bears_its_headers_and_no_other_name_is_served(desk: str) -> None:
    for path, status in (("/", 302), ("/connexion", 200), ("/style.css", 200), ("/nulle-part", 404)):
        answer = answer_of(desk, path)
        assert answer.status == status
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "script-src" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "waitress" not in answer.headers.get("Server", "")
    # A page of elsewhere whose name was made to lead here (DNS rebinding) is told nothing.
    assert answer_of(desk, "/connexion", "evil.example").status == 400


def test_behind_tls_the_cookie_is_for_https_only(folder: Path, vigie: Vigie) -> None:
    arguments = ["desk", "--port", "0", "--host", "0.0.0.0", "--behind-tls"]  # noqa: S104
    assert "[desk]" in vigie(folder, *arguments, code=2)
    with (folder / "vigie.toml").open("a", encoding="utf-8") as file:
        file.write('[desk]\naddress = "https://bureau.example/"\n')
    # As a shell starts it, for once: all that it needs is loaded.
    with subprocess.Popen([VIGIE, *arguments], cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        found = re.search(r":(\d+)/", process.stderr.readline())
        assert found
        answer = answer_of(f"http://127.0.0.1:{found[1]}", "/connexion", "bureau.example")
        assert "; Secure; HttpOnly" in answer.headers["Set-Cookie"]
        assert "max-age" in answer.headers["Strict-Transport-Security"]
        # Each address is counted by itself, as the server before the desk tells it.
        tries = Tries(next(folder.glob("*.desk")).with_suffix(".desk-tries"))
        for _ in range(MOST_OF_ONE):
            tries.note("203.0.113.7")
        address = f"http://127.0.0.1:{found[1]}"
        statuses = [
            answer_of(address, "/connexion", "bureau.example", forwarded).status
            for forwarded in ("203.0.113.7", "203.0.113.8", "203.0.113.8, 203.0.113.7")
        ]
        assert statuses == [429, 200, 429]
        process.terminate()


def test_it_does_not_listen_where_the_password_would_cross_the_network(
    folder: Path, tmp_path: Path, vigie: Vigie
) -> None:
    assert "--behind-tls" in vigie(folder, "desk", "--host", "0.0.0.0", code=2)  # noqa: S104
    assert "navigateur" in vigie(folder, "desk", "--host", "::1", code=2)
    assert "trop court" in vigie(folder, "desk", "--set-password", typed="court\n", code=2)
    vigie(folder, "desk", "--set-password", typed=f"{PASSWORD}\n")
    (key,) = folder.glob("*.desk")
    assert key.stat().st_mode & 0o077 == 0
    assert "argon2id" in key.read_text(encoding="utf-8")
    assert PASSWORD not in key.read_text(encoding="utf-8")
    assert DeskKey(key).opens(PASSWORD)
    key.unlink()
    assert "--set-password" in vigie(folder, "desk", code=2)
