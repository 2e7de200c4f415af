"""A mail as clients show it, in Chromium: light, dark, and on a telephone of 320 pixels.

With VIGIE_VIEWS=docs the pictures of docs/alerts.md are taken anew.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from catalog.models import Link, Repair
from catalog.vocabulary import EventKind, Reason, RepairKind, State
from feeds.letter import Letter
from feeds.letter_html import html_of
from feeds.letter_text import text_of
from feeds.repair import Place, mending
from feeds.rounds import Rounds
from feeds.tidings import News
from feeds.writer import letter_of
from tests.unit.test_alert_letter import DIRECTORY, NOW, TARGET, WORDS, deaths, link, tidings

from .opening import opened
from .test_accessibility import AXE, RULES, RUN

PLACE = Place("https://bureau.example/", "cd /srv/vigie; alias vigie=/opt/vigie/.venv/bin/vigie")
OCTOBER = datetime(2026, 10, 1, 8, tzinfo=UTC)
SEEN = {"visits": 3, "last": NOW.isoformat()}
FOUND = {"seen": NOW.isoformat(), "place": "sitemap", "title": "Coorace : coopérer sur un territoire"}
VIEWS = {"light": ("light", 800), "dark": ("dark", 800), "320": ("light", 320)}


@pytest.fixture(scope="module")
def letter() -> Letter:
    short = link(title="Guide pratique Partenariats stratégiques ONG-Entreprises", last_alive_at=OCTOBER)
    short.archive_url = "https://archive.example/web/2016/https://www.orse.example/guide.pdf"
    many = [link(f"https://www.rameau.example/bilans/{n}", f"Le bilan n° {n}") for n in range(1, 9)]
    drifted = link("http://www.coorace.example/cooperer", "Coorace", state=State.ALIVE, status=200, reason=Reason.OK)
    moved = link("http://rhone-alpes.example/", "Rhône-Alpes Active", state=State.ALIVE, status=200, reason=Reason.OK)
    walled = link("https://www.video.example/v/7", "Un film", state=State.UNVERIFIABLE, status=403)
    back = link("https://www.cocagne.example/", "Réseau Cocagne", state=State.ALIVE, status=200, reason=Reason.OK)
    faulty = link("http://10.0.0.1/intranet", "Intranet", state=State.UNVERIFIABLE, reason=Reason.REFUSED_ADDRESS)
    for number, each in enumerate((short, *many, drifted, moved, walled, back, faulty), 1):
        each.id = number
    turned_away = tidings(walled, EventKind.UNVERIFIABLE, reason="blocked", visits=3)
    turned_away.events[0].at = OCTOBER
    told = (
        *deaths(short, *many).tidings,
        tidings(drifted, EventKind.DRIFTED, **{"from": "Coorace", "to": "Casino en ligne"}),
        tidings(faulty, EventKind.FAULTY, reason="refused_address"),
        tidings(moved, EventKind.MOVED, to="https://www.franceactive.example/rhone-alpes"),
        tidings(back, EventKind.REVIVED, dead_since=OCTOBER.isoformat()),
        turned_away,
    )
    repairs = [
        _repair(12, short, RepairKind.SHORT, TARGET, 0.6, until=OCTOBER.isoformat()),
        _repair(13, short, RepairKind.ARCHIVE, str(short.archive_url), 0.5, made=None, last=None),
        _repair(14, drifted, RepairKind.FOUND, "http://www.coorace.example/ressources/12", 0.92, **FOUND),
        _repair(15, moved, RepairKind.MOVED, "https://www.franceactive.example/rhone-alpes", 0.97, **SEEN),
    ]
    rounds = Rounds(OCTOBER, 54, 1, {State.ALIVE: 180, State.DEAD: 9})
    return letter_of(
        News(told),
        DIRECTORY,
        WORDS,
        rounds,
        mending(repairs, PLACE),
    )


def _repair(number: int, of: Link, kind: RepairKind, target: str, confidence: float, **facts: Any) -> Repair:
    return Repair(id=number, link=of, link_id=of.id, kind=kind, target=target, confidence=confidence, facts=facts)


@pytest.mark.parametrize("view", VIEWS)
def test_a_mail_looks_right_in_clients(browser: Browser, letter: Letter, tmp_path: Path, view: str) -> None:
    scheme, width = VIEWS[view]
    asked: list[str] = []
    folder = Path(os.environ.get("VIGIE_VIEWS", tmp_path))
    with opened(browser, viewport={"width": width, "height": 900}, color_scheme=scheme) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.set_content(html_of(letter, "fr"))
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("img, script, link, iframe").count() == 0
        page.screenshot(path=folder / f"mail-{view}.png", full_page=True)
        assert (folder / f"mail-{view}.png").stat().st_size > 10_000
        assert asked == [], "nothing is fetched"
        if AXE.exists():
            page.evaluate(AXE.read_text(encoding="utf-8"))
            result = page.evaluate(RUN, {"type": "rule", "values": ["color-contrast", "link-name", "target-size"]})
            assert result["passed"] > 0
            assert result["violations"] == [], RULES


def test_every_thing_to_do_has_its_command_or_its_place_at_the_desk(letter: Letter) -> None:
    text = text_of(letter)
    for number in (12, 13, 14, 15):
        assert f"\n  vigie repair {number}\n" in text
    assert "\n  vigie review --host www.rameau.example\n" in text
    assert "\n  vigie ignore https://www.video.example/v/7\n" in text
    assert "\n  vigie replace http://10.0.0.1/intranet NOUVELLE-ADRESSE\n" in text
    for section in letter.sections:
        for item in (item for group in section.groups for item in group.items):
            commands = [each.address for each in item.lines if each.address and each.address.startswith("vigie ")]
            said = " ".join(each.text for each in item.lines)
            assert commands or "Il n’y a rien à faire." in said
