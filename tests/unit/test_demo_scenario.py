"""The demo's six weeks, walked through without a socket: is all of it noticed, and nothing else?"""

import asyncio
import re
import smtplib
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import VigieError
from catalog.lifecycle import Known, decide, is_due
from catalog.observation import Observation
from catalog.policy import Policy
from catalog.urls import is_short, with_scheme
from catalog.vocabulary import EventKind, Reason, State
from catalog.words import words_of
from crawler.judging.answer import Answer, Failure, Step
from crawler.judging.reading import AskSibling, Follow, Outcome, read
from crawler.robots import robots_url, rules_of
from crawler.updates.scope import Scope
from crawler.updates.watching import watched
from vigie.demo.calendar import START
from vigie.demo.folder import MARKER, prepare
from vigie.demo.pages import Certificate, Request, World
from vigie.demo.pdf import document
from vigie.demo.play import DayResult, Played, play
from vigie.demo.scenario import DAYS, NEW_HOME, TIMELINE, told_on, world_on
from vigie.demo.sites import CONTROL_URLS, PLAIN_LINKS, SHORT_LINKS, healthy
from vigie.demo.web import SimulatedWeb

GUIDE = Path(__file__).parents[2].parent / "shared" / "guide-cooperation.md"
FRENCH = words_of("fr", "vigie")
EVERYTHING = Scope()
LINKS = (*(f"http://bit.ly{code}" for code in SHORT_LINKS), *(target.url for target in PLAIN_LINKS))
NOTICED: dict[str, list[tuple[EventKind, Reason | None]]] = {
    "http://bit.ly/293p82y": [
        (EventKind.SUSPECTED, Reason.GONE),
        (EventKind.DIED, Reason.GONE),
        (EventKind.REVIVED, None),
    ],
    "http://bit.ly/294Oz8T": [(EventKind.SUSPECTED, Reason.TLS), (EventKind.DIED, Reason.TLS)],
    "http://bit.ly/2dvHcox": [(EventKind.UNVERIFIABLE, Reason.ROBOTS)],
    "http://rhonealpesactive.org/": [(EventKind.MOVED, None)],
    "http://www.platformemobilite63.fr/": [(EventKind.SUSPECTED, Reason.DNS), (EventKind.DIED, Reason.DNS)],
    "http://bit.ly/295LPGy": [(EventKind.UPDATED, None)],
    "http://bit.ly/262FrUC": [(EventKind.SUSPECTED, Reason.SERVER_ERROR)],
    "http://bit.ly/2906jMm": [(EventKind.SUSPECTED, Reason.GONE), (EventKind.DIED, Reason.GONE)],
}


def now_on(day: int) -> datetime:
    return START + timedelta(days=day - 1)


def ask(world: World, url: str) -> Step:
    """What a request would bring."""
    parts = urlsplit(url)
    site = world.sites.get(parts.netloc)
    if site is None:
        return Failure(url, Reason.DNS, "no such name")
    if parts.scheme == "https" and site.certificate is not Certificate.VALID:
        return Failure(url, Reason.TLS, "bad certificate")
    path = f"{parts.path or '/'}{'?' * bool(parts.query)}{parts.query}"
    page = site.answer(Request(parts.scheme, parts.netloc, path, "GET", {}, 0))
    return Answer(url, page.status, {name.lower(): value for name, value in page.headers.items()}, page.body)


def visit(world: World, url: str, now: datetime) -> Observation:
    steps: list[Step] = []
    outcome: Outcome = Follow(url)
    while isinstance(outcome, Follow):
        rules = rules_of(ask(world, robots_url(outcome.url)))
        steps.append(rules.obstacle(outcome.url) or ask(world, outcome.url))
        outcome = read(steps, now)
    seen = outcome.otherwise if isinstance(outcome, AskSibling) else outcome
    return watched(seen, steps[-1], EVERYTHING)


@cache
def walk() -> tuple[dict[str, list[tuple[EventKind, Reason | None]]], dict[str, Known], dict[int, list[str]]]:
    """Six weeks with the default life cycle: what was noticed, what is known at last, what was due on which day."""
    known = {url: Known(url, short=is_short(url)) for url in LINKS}
    noticed: dict[str, list[tuple[EventKind, Reason | None]]] = {}
    due: dict[int, list[str]] = {}
    policy = Policy.model_validate({})
    for day in range(1, DAYS + 1):
        world, now = world_on(day), now_on(day)
        due[day] = [url for url in LINKS if is_due(known[url], now)]
        for url in due[day] if not world.offline else ():
            known[url], happenings = decide(known[url], visit(world, url, now), policy, now)
            for each in happenings:
                reason = each.facts.get("reason")
                noticed.setdefault(url, []).append((each.kind, Reason(str(reason)) if reason else None))
    return noticed, known, due


def offline_days() -> Iterator[int]:
    return (day for day in range(1, DAYS + 1) if world_on(day).offline)


def test_all_that_happens_is_noticed_and_nothing_else() -> None:
    assert walk()[0] == NOTICED


def test_after_six_weeks_the_states_are_the_true_ones() -> None:
    _, known, _ = walk()
    dead = {url for url in LINKS if known[url].state is State.DEAD}
    assert dead == {
        "http://bit.ly/294Oz8T",
        "http://bit.ly/2906jMm",
        "http://www.platformemobilite63.fr/",
    }
    assert {url for url in LINKS if known[url].state is not State.ALIVE} - dead == {"http://bit.ly/2dvHcox"}
    assert known["http://rhonealpesactive.org/"].moved_to == NEW_HOME


def test_our_network_fails_for_one_day_of_week_three_when_links_are_due() -> None:
    (day,) = offline_days()
    assert 15 <= day <= 21
    assert len(walk()[2][day]) >= 5


def test_bit_ly_bans_us_on_a_day_when_its_links_are_due() -> None:
    banned = [day for day in range(1, DAYS + 1) if "/1NaG8UD" not in world_on(day).sites["bit.ly"].pages]
    assert len(banned) == 1
    assert sum(is_short(url) for url in walk()[2][banned[0]]) >= 5


def test_at_first_every_link_answers() -> None:
    for url in LINKS:
        seen = visit(world_on(1), url, START)
        assert (seen.reason, seen.status) == (Reason.OK, 200), url


@pytest.mark.skipif(not GUIDE.is_file(), reason="the guide is not beside the project")
def test_every_link_of_the_guide_leads_somewhere() -> None:
    found = re.findall(r"(?:https?://|(?<![/\w])www\.)[^\s<>()\[\]]+", GUIDE.read_text(encoding="utf-8"))
    urls = {with_scheme(url) for url in found}
    assert len({url.rstrip("/") for url in urls}) == len(LINKS) == 20
    assert {visit(healthy(), url, START).reason for url in urls} == {Reason.OK}


def test_pages_tell_their_title_and_publisher() -> None:
    page = visit_body("http://bit.ly/2906jMm").decode()
    assert "<title>Collectivités territoriales et associations : reconstruire le partenariat</title>" in page
    assert "La Gazette des communes" in page
    assert b"ORSE" in visit_body("http://bit.ly/294Oz8T")


def visit_body(url: str) -> bytes:
    world = healthy()
    step = ask(world, visit(world, url, START).final_url or "")
    assert isinstance(step, Answer)
    return step.body


def test_control_sites_answer_on_every_day() -> None:
    answers = [ask(world_on(day), url) for day in range(1, DAYS + 1) for url in CONTROL_URLS]
    assert {answer.status for answer in answers if isinstance(answer, Answer)} == {200}
    assert all(isinstance(answer, Answer) for answer in answers)


def test_a_world_may_be_changed_without_changing_the_next() -> None:
    world_on(1).sites.clear()
    world_on(1).sites["bit.ly"].pages.clear()
    assert world_on(1) == healthy()


def test_every_day_that_changes_the_web_tells_of_it_and_no_other() -> None:
    for day in range(2, DAYS + 1):
        assert (world_on(day) != world_on(day - 1)) == bool(list(told_on(day))), day


def test_every_sentence_of_the_story_is_told_in_french() -> None:
    sentences = {sentence for change in TIMELINE for sentence in (change.sentence, change.ending) if sentence}
    assert not [sentence for sentence in sentences if FRENCH(sentence) == sentence]


@given(st.text(), st.lists(st.text(), max_size=4))
def test_a_pdf_is_well_built_whatever_its_words(title: str, lines: list[str]) -> None:
    made = document(title, *lines)
    assert made.startswith(b"%PDF-1.7\n")
    assert made.endswith(b"%%EOF\n")
    begin = int(made.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    table = made[begin:].split(b"\n")
    assert table[:3] == [b"xref", b"0 7", b"0000000000 65535 f "]
    for number, entry in enumerate(table[3:9], 1):
        assert made[int(entry[:10]) :].startswith(b"%d 0 obj\n" % number)


def test_the_demo_empties_a_folder_of_its_own(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    folder = tmp_path / "a" / "demo"
    prepare(folder)
    (folder / "mails").mkdir()
    (folder / "mails" / "001.eml").touch()
    (folder / "link").symlink_to(elsewhere)
    prepare(folder)
    assert [file.name for file in folder.iterdir()] == [MARKER]
    assert (elsewhere / "kept").exists()


def test_the_demo_takes_an_empty_folder(tmp_path: Path) -> None:
    prepare(tmp_path)
    assert (tmp_path / MARKER).is_file()


def test_the_demo_leaves_a_foreign_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "vigie.db").write_text("precious")
    with pytest.raises(VigieError, match="do not come from the demo") as caught:
        prepare(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["vigie.db"]
    assert str(tmp_path) in FRENCH(caught.value.message, **caught.value.facts)


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_the_demo_says_what_to_do_where_there_is_no_folder_to_be_had(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("precious")
    with pytest.raises(VigieError, match="another") as caught:
        prepare(tmp_path / place)
    assert (tmp_path / "file").read_text() == "precious"
    assert FRENCH(caught.value.message, **caught.value.facts) != str(caught.value)


def play_it(folder: Path) -> tuple[Played, list[str], list[datetime]]:
    said: list[str] = []
    moments: list[datetime] = []

    async def run_day(now: datetime, web: SimulatedWeb, smtp: str) -> DayResult:
        moments.append(now)
        server = urlsplit(smtp)
        if len(moments) == 5:
            message = EmailMessage()
            message["To"] = message["From"] = "equipe@example.org"
            message["Date"] = now
            with smtplib.SMTP(server.hostname or "", server.port or 0) as client:
                client.send_message(message)
        return DayResult(len(web.sites), ("une page est morte",) if len(moments) == 30 else (), web.offline)

    return asyncio.run(play(folder, run_day, said.append, FRENCH)), said, moments


def test_the_play_runs_each_day_once_and_tells_what_happened(tmp_path: Path) -> None:
    played, said, moments = play_it(tmp_path / "demo")
    assert moments == [now_on(day) for day in range(1, 43)]
    assert [day for day, result in enumerate(played.results, 1) if result.offline] == list(offline_days())
    assert [mail.name for mail in played.mails] == ["001-2026-10-09.eml"]
    assert said[0] == "Jour 2, 6 octobre 2026"
    assert said[1].strip().startswith("sur le web\u00a0: le rapport du RNMA disparaît")
    outage = said.index("Jour 16, 20 octobre 2026")
    assert said[outage + 2].startswith("  Vigie\u00a0: notre propre réseau ne répond pas")
    assert "  courriel\u00a0: mails/001-2026-10-09.eml" in said
    assert said[-2:] == ["Jour 30, 3 novembre 2026", "  Vigie\u00a0: une page est morte"]


def test_the_play_tells_the_same_story_again_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "beside").write_text("precious")
    first, again = (play_it(tmp_path / "demo") for _ in range(2))
    assert first == again
    assert sorted(file.name for file in tmp_path.iterdir()) == ["beside", "demo"]
