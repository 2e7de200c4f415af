"""The walk through what waits, in a real terminal of 80 columns: a process on a pty, and the screen it draws."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.models import Link, Repair, Resource
from catalog.vocabulary import Outcome, State
from tests.conftest import TITLE
from tests.integration.terminal import COLUMNS, PATIENCE, Terminal

NOW = "2026-11-24T08:00:00Z"


@pytest.fixture
def walk(desk: Any, twenty: str) -> Iterator[Callable[..., Terminal]]:
    started: list[Terminal] = []

    def start(*options: str, columns: int = COLUMNS) -> Terminal:
        started.append(Terminal(desk.loaded, desk.command("review", *options, now=NOW), desk.folder, columns))
        started[-1].sees("[q] quitter")
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()


def share(database: str, number: int, other: int) -> None:
    """Gives a resource the link of another one, in the place of its own."""
    engine = open_database(database)
    with Session(engine) as session:
        one, two = (
            session.scalars(select(Resource).where(Resource.slug == f"lecon-{each}")).one() for each in (number, other)
        )
        one.uses[0].link = two.uses[0].link
        session.commit()
    engine.dispose()


def link_of(database: str, number: int) -> Link:
    """The link that a resource has now."""
    engine = open_database(database)
    with Session(engine) as session:
        link = session.scalars(select(Resource).where(Resource.slug == f"lecon-{number}")).one().uses[0].link
        session.expunge(link)
    engine.dispose()
    return link


def test_twenty_dead_links_are_settled_by_the_keyboard_alone(
    walk: Any, twenty: str, desk: Any, record_property: Any
) -> None:
    terminal, pressed = walk(), []
    for number in range(1, 21):
        before = terminal.keys
        terminal.sees(f"{number} sur 20 · Coopérer, leçon {number} :")
        if number <= 17:
            terminal.press("a")
        elif number == 18:
            terminal.press("c")
            terminal.sees("L’adresse à mettre à sa place")
            terminal.press("orse.example/18\r")
        elif number == 19:
            terminal.press("i")
            terminal.sees("Jusqu’à quel jour")
            terminal.press("31/01/2027\r")
        else:
            terminal.press("r")
            terminal.sees("Pourquoi")
            terminal.press("\r")
        pressed.append(terminal.keys - before)
    assert "20 gestes faits" in terminal.end()
    assert pressed == [*[1] * 17, 17, 12, 2]
    record_property("keys", sum(pressed))

    assert link_of(twenty, 1).url.startswith("https://archive.example/web/2026/")
    assert link_of(twenty, 9).url == "https://www.orse.example/ressources/9/"
    assert link_of(twenty, 13).url == "https://www.orse.example/ressources/13/"
    assert link_of(twenty, 16).url == "http://www.orse.example/nouveau/16"
    assert link_of(twenty, 18).url == "http://orse.example/18"
    assert link_of(twenty, 19).state is State.IGNORED
    assert link_of(twenty, 19).ignored_until.date().isoformat() == "2027-01-31"  # type: ignore[union-attr]
    assert len(desk.json("journal")) == 20


def test_a_walk_may_keep_to_one_host(walk: Any) -> None:
    terminal = walk("--host", "bit.ly")
    for place, number in enumerate((13, 14, 15), 1):
        terminal.sees(f"{place} sur 3 · Coopérer, leçon {number} :")
        terminal.press("s")
    assert "3 liens attendent encore" in terminal.end()


def test_of_several_resources_that_share_a_link_the_one_that_is_meant_is_withdrawn(
    walk: Any, twenty: str, desk: Any
) -> None:
    share(twenty, 2, 1)
    terminal = walk()
    terminal.press("r")
    terminal.sees("Laquelle, par son numéro")
    terminal.press("7\r")
    terminal.sees("Ce numéro n’est pas dans la liste")
    terminal.press("r")
    terminal.sees("Laquelle, par son numéro")
    terminal.press("2\r")
    terminal.sees("Pourquoi")
    terminal.press("\r")
    terminal.sees("est retiré")
    # The other one still waits.
    terminal.sees("1 sur 19 · Coopérer, leçon 1 :")
    terminal.press("q")
    terminal.end()
    assert [each["about"] for each in desk.json("journal")] == [TITLE.format(number=2)]


def test_everything_is_seen_at_once_and_nothing_is_cut(walk: Any) -> None:
    terminal = walk()
    shown = terminal.shown
    assert "Coopérer, leçon 1 : l’économie sociale et solidaire au service des" in shown
    assert "http://www.orse.example/publications/lecon-1.html" in shown
    assert "ne répond plus depuis le 5 novembre 2026" in shown
    assert "1  mettre la copie archivée (sûr à 70\u00a0%)" in shown
    assert "La copie est du 1er novembre 2026" in shown
    for key in "aecirvszq":
        assert f"[{key}] " in shown, "all keys are told"


def test_a_deed_is_taken_back_and_its_line_comes_again(walk: Any, twenty: str) -> None:
    terminal = walk()
    terminal.press("z")
    terminal.sees("rien à annuler dans cette revue")
    before = link_of(twenty, 1).url
    terminal.press("a")
    terminal.sees("2 sur 20 ·")
    assert link_of(twenty, 1).url != before
    terminal.press("z")
    terminal.sees("1 sur 20 ·")
    terminal.sees("Annulé.")
    assert link_of(twenty, 1).url == before
    terminal.press("e")
    terminal.sees("Rien n’est proposé")
    terminal.press("z")
    terminal.sees("mettre la copie archivée")
    terminal.press("s")
    terminal.sees("2 sur 20 ·")
    terminal.press("q")
    assert "20 liens attendent encore" in terminal.end()


def test_what_was_declined_is_remembered(walk: Any, twenty: str) -> None:
    terminal = walk()
    assert "[a] accepter" in terminal.sees("[q] quitter")
    terminal.press("e")
    # No key is offered that would do nothing.
    assert "[a] accepter" not in terminal.sees("Rien n’est proposé")
    terminal.press("a")
    terminal.sees("pas de telle proposition")
    terminal.press("\x03")
    terminal.end()
    engine = open_database(twenty)
    with Session(engine) as session:
        assert len(session.scalars(select(Repair).where(Repair.outcome == Outcome.DECLINED)).all()) == 1
    engine.dispose()


def test_a_mistake_is_told_and_a_change_of_mind_changes_nothing(walk: Any, twenty: str) -> None:
    terminal, before = walk(), link_of(twenty, 1).url
    terminal.press("cn’importe quoi\r")
    terminal.sees("n’est pas une adresse")
    terminal.press("i32/13/2027\r")
    terminal.sees("n’est pas un jour")
    terminal.press("r")
    terminal.sees("Pourquoi")
    terminal.press("\x04")
    terminal.until(lambda shown: "Pourquoi" not in shown)
    terminal.press("\x1b[B")
    terminal.sees("ne fait rien ici")
    terminal.press("9")
    terminal.press("q")
    terminal.end()
    assert link_of(twenty, 1).url == before


def test_what_was_refused_stands_there_again_to_be_mended(walk: Any, twenty: str) -> None:
    terminal = walk()
    terminal.press("cpas une adresse\r")
    terminal.sees("n’est pas une adresse du web")
    terminal.press("c")
    terminal.sees("L’adresse à mettre à sa place : pas une adresse")
    terminal.press("\x7f" * len("pas une adresse") + "https://ailleurs.example/é\r")
    terminal.sees("2 sur 20")
    terminal.press("c")
    shown = terminal.sees("L’adresse à mettre à sa place :")
    assert shown.rstrip().endswith(":"), shown
    terminal.press("\x04")
    terminal.until(lambda shown: "L’adresse à mettre" not in shown)
    terminal.press("q")
    terminal.end()


def test_the_page_is_opened_in_the_persons_browser(walk: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script, seen = tmp_path / "browser", tmp_path / "seen"
    script.write_text(f'#!/bin/sh\necho "$1" > {seen}\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(script))
    terminal = walk()
    terminal.press("v")
    end = time.monotonic() + PATIENCE
    while not seen.exists() or not seen.read_text(encoding="utf-8"):
        assert time.monotonic() < end
        time.sleep(0.05)
    assert seen.read_text(encoding="utf-8").strip() == "http://www.orse.example/publications/lecon-1.html"
    terminal.press("q")
    terminal.end()


def test_a_narrow_terminal_breaks_lines_instead_of_cutting_them(walk: Any) -> None:
    terminal = walk(columns=40)
    assert "[z] annuler" in terminal.shown
    assert all(len(line) <= 40 for line in terminal.shown.splitlines())


def test_without_a_terminal_another_way_is_shown(desk: Any) -> None:
    assert "vigie repairs" in desk.vigie("review", code=1).stderr
