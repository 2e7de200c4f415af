"""The outbox through bad weather: a killed run, a server down for a week, cut off after DATA, slow, refusing one."""

import signal
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email import message_from_string, policy
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.directory import Directory
from catalog.events import new_event
from catalog.kinds import Kind
from catalog.models import Link, OutboxEntry, Recipient, Resource, Run, Theme, Use
from catalog.vocabulary import EventKind, LinkRole, Reason, State
from catalog.words import words_of
from feeds import relay
from feeds.alert import deliver
from feeds.options import AlertOptions
from feeds.report import Fate, Report
from feeds.tidings import ALARMS
from tests.loaded import Loaded

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ANN, BOB = "ann@asso.example", "bob@asso.example"
DIRECTORY = Directory(base_url="https://repertoire.example/")
WORDS = words_of("fr", "feeds")


class Post:
    """A mail server in a few lines, for what a well-behaved one never does. `after_data` is what it does then."""

    def __init__(self) -> None:
        self.mails: list[str] = []
        self.refused: set[str] = set()
        self.after_data: Callable[[Any], object] = lambda stream: stream.write(b"250 OK\r\n")
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"smtp://127.0.0.1:{self.server.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            with connection, connection.makefile("rwb", buffering=0) as stream:
                try:
                    self._converse(stream)
                except OSError:
                    continue

    def _converse(self, stream: Any) -> None:
        stream.write(b"220 post.example\r\n")
        while line := stream.readline():
            command = line[:4].upper()
            if command == b"RCPT" and any(each.encode() in line for each in self.refused):
                stream.write(b"550 No such user here\r\n")
            elif command == b"DATA":
                stream.write(b"354 Go on\r\n")
                content = b""
                while not content.endswith(b"\r\n.\r\n"):
                    content += stream.readline()
                self.mails.append(content.decode())
                self.after_data(stream)
                if stream.closed:
                    return
            elif command == b"QUIT":
                stream.write(b"221 Bye\r\n")
                return
            else:
                stream.write(b"250 OK\r\n")

    def ids(self) -> list[str]:
        return [line for mail in self.mails for line in mail.splitlines() if line.startswith("Message-ID")]


@pytest.fixture
def post() -> Iterator[Post]:
    post = Post()
    yield post
    post.server.close()


@pytest.fixture
def session(database: str) -> Iterator[Session]:
    engine = open_database(database)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture
def send(session: Session, post: Post) -> Callable[..., Report]:
    def send(days: float = 0, **settings: Any) -> Report:
        usual = {"to": (ANN,), "sender": "vigie@asso.example", "smtp": post.url, "period": "always"}
        options = AlertOptions(**{**usual, **settings})
        return deliver(session.get_bind(), DIRECTORY, options, NOW + timedelta(days=days))  # type: ignore[arg-type]

    return send


def befall(session: Session, number: int, kind: EventKind = EventKind.DIED, days: float = 0) -> Link:
    """A death or a return of link `number`, which is made where it is new."""
    link = session.scalar(select(Link).where(Link.url == f"https://site{number}.example/"))
    if link is None:
        link = Link(url=f"https://site{number}.example/", short=False)
        resource = Resource(
            slug=f"r{number}", title=f"Guide {number}", kind=Kind.GUIDE, position=number, source="t", added_at=NOW
        )
        session.add(Use(resource=resource, link=link, role=LinkRole.DOCUMENT, position=0))
    dead = kind is EventKind.DIED
    link.state, link.reason = (State.DEAD, Reason.GONE) if dead else (State.ALIVE, Reason.OK)
    at = NOW + timedelta(days=days)
    facts = {"reason": "gone", "visits": 3, "since": NOW.isoformat(), "dead_since": NOW.isoformat()}
    new_event(session, kind, at, link.uses[0].resource, link, facts)
    session.commit()
    return link


def fates(report: Report) -> list[Fate]:
    return [outcome.fate for outcome in report.outcomes]


# The entries


@pytest.mark.each_database
def test_what_everyone_is_to_hear_is_written_with_the_event_and_undone_with_it(session: Session) -> None:
    session.add_all([Recipient(key=ANN, since=NOW), Recipient(key=BOB, since=NOW)])
    session.commit()
    for kind in EventKind:
        new_event(session, kind, NOW, None, None, {})
    session.flush()
    filed = {(entry.recipient, entry.event.kind) for entry in session.scalars(select(OutboxEntry))}
    assert filed == {(key, kind) for key in (ANN, BOB) for kind in ALARMS}
    session.rollback()
    assert session.scalars(select(OutboxEntry)).all() == []


@pytest.mark.each_database
def test_a_mail_goes_through_the_outbox_on_each_database(
    session: Session, post: Post, send: Callable[..., Report]
) -> None:
    befall(session, 1)
    assert fates(send()) == [Fate.SENT]
    befall(session, 2)
    assert session.scalars(select(OutboxEntry.message_id).where(OutboxEntry.settled_at.is_(None))).all() == [None]
    assert fates(send(1)) == [Fate.SENT]
    assert fates(send(2)) == [Fate.NOTHING]
    assert fates(send(32)) == [Fate.SENT], "a reminder"
    assert "Attendent encore" in post.mails[-1]


def test_who_is_taken_out_and_put_back_hears_nothing_twice(
    session: Session, post: Post, send: Callable[..., Report]
) -> None:
    befall(session, 1)
    send(to=(ANN, BOB))
    befall(session, 2)
    send(1, to=(BOB,))
    report = send(2, to=(ANN, BOB))
    assert [outcome.events for outcome in report.outcomes] == [1, 0]


# What goes wrong


KILLED = """
import sys
from datetime import datetime
from feeds import alert
from feeds.options import AlertOptions
from catalog.database import open_database
from catalog.directory import Directory
options = AlertOptions(to=("ann@asso.example",), sender="vigie@asso.example", smtp=sys.argv[2], period="always")
alert.deliver(open_database(sys.argv[1]), Directory(base_url="https://repertoire.example/"), options,
              datetime.fromisoformat("2026-11-23T08:00:00+00:00"))
"""


def test_killed_between_the_server_s_yes_and_our_note_the_same_mail_goes_once_more(
    session: Session, post: Post, database: str, send: Callable[..., Report], loaded: Loaded, tmp_path: Path
) -> None:
    befall(session, 1)
    taken, stay = threading.Event(), threading.Event()

    def say_yes_too_late(stream: Any) -> None:
        taken.set()
        stay.wait(60)

    post.after_data = say_yes_too_late
    with loaded.begun([database, post.url], tmp_path, code=KILLED) as run:
        assert taken.wait(60)
        run.send_signal(signal.SIGKILL)
    post.after_data = lambda stream: stream.write(b"250 OK\r\n")
    stay.set()
    befall(session, 2)

    assert fates(send(1)) == [Fate.SENT]
    assert len(set(post.ids())) == 1, "the same mail, told apart by nothing"
    assert len(post.mails) == 2
    assert "site2" not in post.mails[1], "a reader that drops repetitions must lose nothing"
    assert fates(send(2)) == [Fate.SENT]
    assert "site2" in post.mails[2]
    assert fates(send(3)) == [Fate.NOTHING]


def test_cut_off_after_data_the_same_mail_goes_again_but_no_undone_death(
    session: Session, post: Post, send: Callable[..., Report]
) -> None:
    befall(session, 1)
    befall(session, 2)
    post.after_data = lambda stream: stream.close()
    assert fates(send()) == [Fate.FAILED]
    post.after_data = lambda stream: stream.write(b"250 OK\r\n")
    befall(session, 1, EventKind.REVIVED, 1)
    assert fates(send(1)) == [Fate.SENT]
    assert len(set(post.ids())) == 1
    assert "site1" not in post.mails[1]
    # The first mail may have arrived: then the return is owed.
    assert fates(send(2)) == [Fate.SENT]
    assert "site1" in post.mails[2]


def test_a_slow_server_is_given_up_in_time_and_gets_the_same_mail_again(
    session: Session, post: Post, send: Callable[..., Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    befall(session, 1)
    monkeypatch.setattr(relay, "TIMEOUT", 0.5)
    monkeypatch.setattr(relay, "_GOODBYE", 0.5)
    stay = threading.Event()
    post.after_data = lambda stream: stay.wait(30)
    assert fates(send()) == [Fate.FAILED]
    post.after_data = lambda stream: stream.write(b"250 OK\r\n")
    stay.set()
    assert fates(send(1)) == [Fate.SENT]
    assert len(set(post.ids())) == 1


def test_a_server_down_for_a_week_loses_nothing_is_asked_ever_less_and_hears_one_mail(
    session: Session, post: Post, send: Callable[..., Report]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as reserved:
        nowhere = f"smtp://127.0.0.1:{reserved.getsockname()[1]}"
    befall(session, 1)
    befall(session, 2)
    told = [fates(send(hour / 24, smtp=nowhere))[0] for hour in range(7 * 24)]
    assert set(told) == {Fate.FAILED, Fate.PATIENT}
    assert 8 <= told.count(Fate.FAILED) <= 14, "about once a day, after the first hours"
    befall(session, 2, EventKind.REVIVED, 6)
    assert fates(send(8)) == [Fate.SENT]
    assert "site1" in post.mails[0]
    assert "site2" not in post.mails[0]
    assert fates(send(9)) == [Fate.NOTHING]


def test_a_recipient_refused_for_good_is_told_to_the_others_once(
    session: Session, post: Post, send: Callable[..., Report]
) -> None:
    befall(session, 1)
    post.refused = {ANN}
    both = {"to": (ANN, BOB)}
    assert fates(send(**both)) == [Fate.FAILED, Fate.SENT]
    text = post.mails[0]
    assert "injoignables" in text
    assert ANN in text
    refused = session.get_one(Recipient, ANN)
    assert (refused.refused_at, refused.answer) == (NOW, "550 No such user here")
    assert fates(send(1, **both)) == [Fate.FAILED, Fate.NOTHING]
    post.refused = set()
    assert fates(send(10, **both)) == [Fate.SENT, Fate.NOTHING]
    session.refresh(refused)
    assert (refused.refused_at, refused.failures) == (None, 0)


# Wishes


def test_recipients_have_their_own_themes_and_periods(
    session: Session, post: Post, send: Callable[..., Report]
) -> None:
    link = befall(session, 1)
    link.uses[0].resource.themes.append(Theme(slug="mecenat", name="Mécénat", position=1))
    session.commit()
    befall(session, 2)
    wishes = ({"to": BOB, "themes": ("Mécénat",), "period": "daily"}, {"to": "c@asso.example", "themes": ("nul",)})
    report = send(to=(ANN,), recipients=wishes, period="weekly")
    assert [outcome.events for outcome in report.outcomes] == [2, 1, 0]
    assert fates(report) == [Fate.SENT, Fate.SENT, Fate.FAILED]
    assert report.sentences(WORDS)[2].startswith("c@asso.example\u00a0: non envoyé. Il n’y a pas de thème «\u00a0nul")
    befall(session, 3)
    link = befall(session, 1, EventKind.REVIVED, 1)
    assert fates(send(1, to=(ANN,), recipients=wishes[:1], period="weekly")) == [Fate.WAITING, Fate.SENT]


def test_after_a_month_of_silence_a_mail_says_that_everything_ran(
    session: Session, post: Post, send: Callable[..., Report]
) -> None:
    assert fates(send()) == [Fate.NOTHING]
    for day in range(29):
        at = NOW + timedelta(days=day + 0.5)
        session.add(Run(started_at=at, ended_at=at, online=True, conclusive=day != 3))
    session.commit()
    assert fates(send(29)) == [Fate.NOTHING]
    assert fates(send(30)) == [Fate.SUMMED_UP]
    assert "29 passages" in post.mails[0]
    assert "1 n=E2=80=99a rien conclu" in post.mails[0].replace("=\r\n", "")
    assert fates(send(31)) == [Fate.NOTHING]
    assert fates(send(60)) == [Fate.SUMMED_UP]
    assert "aucun passage" in post.mails[1].replace("=\r\n", "")
    subjects = [message_from_string(mail, policy=policy.default)["Subject"] for mail in post.mails]
    assert [each.partition(" –")[0] for each in subjects] == ["Tout a tourné", "Les liens ne sont plus surveillés"]
    assert len(set(post.ids())) == 2
    befall(session, 1, days=68)
    assert fates(send(68)) == [Fate.SENT]
    assert "aucun passage" in post.mails[2].replace("=\r\n", ""), "what it tells is old"
    befall(session, 2, days=69)
    assert fates(send(69)) == [Fate.SENT]
    assert "aucun passage" not in post.mails[3].replace("=\r\n", "")


def test_what_was_told_before_the_outbox_stays_told_and_the_rest_waits(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "data" / "databases" / "0003.sql"
    with closing(sqlite3.connect(tmp_path / "vigie.db")) as connection:
        connection.executescript(old.read_text(encoding="utf-8"))
        alarms = [row[0] for row in connection.execute("SELECT id FROM events WHERE kind IN ('died', 'revived')")]
        connection.execute("DELETE FROM deliveries")
        moment = "2026-11-01 08:00:00.000000"
        connection.execute("INSERT INTO deliveries VALUES (?, ?, '<old@b>', ?)", (ANN, alarms[0], moment))
        connection.commit()
    engine = open_database(f"sqlite:///{tmp_path}/vigie.db")
    with Session(engine) as session:
        entries = {entry.event_id: entry for entry in session.scalars(select(OutboxEntry))}
        assert entries[alarms[0]].message_id == "<old@b>"
        assert entries[alarms[0]].settled_at == datetime(2026, 11, 1, 8, tzinfo=UTC)
        assert all(entry.settled_at is None for key, entry in entries.items() if key != alarms[0])
        assert entries.keys() >= set(alarms)
        assert session.get_one(Recipient, ANN).written_at == datetime(2026, 11, 1, 8, tzinfo=UTC)
    engine.dispose()
