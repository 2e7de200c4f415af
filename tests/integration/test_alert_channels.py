"""The webhook, the chat channels and the heartbeat, against a real server; and where passwords come from."""

import base64
import hashlib
import hmac
import json
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.directory import Directory
from catalog.errors import ConfigurationError
from catalog.events import new_event
from catalog.kinds import Kind
from catalog.models import Link, Resource, Use
from catalog.vocabulary import EventKind, LinkRole, Reason, State
from feeds.alert import deliver
from feeds.asking import ask
from feeds.options import AlertOptions
from feeds.passwords import SecretError, relay_of
from feeds.relay import DeliveryError
from feeds.report import Fate
from vigie.configuration import load_settings

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DIRECTORY = Directory(base_url="https://repertoire.example/")
# Apprise imports a module that Python 3.13 no longer has, where it is there.
apprise_s_own = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


class Receiver:
    """Keeps what it is sent, and answers `status`."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []
        self.status = 200
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                headers = {name.lower(): value for name, value in self.headers.items()}
                receiver.asked.append((self.command, self.path, headers, body))
                self.send_response(receiver.status)
                if receiver.status in (301, 307):
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_POST  # noqa: N815

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_port}"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    thread = threading.Thread(target=receiver.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield receiver
    receiver.server.shutdown()
    thread.join()
    receiver.server.server_close()


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    """A catalogue in which one link has died."""
    engine = open_database(database)
    with Session(engine) as session:
        link = Link(url="https://orse.example/guide", short=False, state=State.DEAD, reason=Reason.GONE)
        resource = Resource(slug="guide", title="Été", kind=Kind.GUIDE, position=1, source="t", added_at=NOW)
        session.add(Use(resource=resource, link=link, role=LinkRole.DOCUMENT, position=0))
        facts = {"reason": "gone", "visits": 3, "since": NOW.isoformat()}
        new_event(session, EventKind.DIED, NOW, resource, link, facts)
        session.commit()
    yield engine
    engine.dispose()


def test_a_webhook_is_sent_json_that_its_receiver_can_verify(engine: Engine, receiver: Receiver) -> None:
    options = AlertOptions(webhook=f"http://{receiver.host}/hook/t0ken", webhook_secret="s3cret")
    report = deliver(engine, DIRECTORY, options, NOW)
    assert [outcome.fate for outcome in report.outcomes] == [Fate.SENT]
    assert "t0ken" not in report.outcomes[0].recipient
    ((_, path, headers, body),) = receiver.asked
    assert path == "/hook/t0ken"
    # As docs/alerts.md tells a receiver to do it.
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(b"s3cret", signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert int(headers["webhook-timestamp"]) == NOW.timestamp()
    told = json.loads(body)
    (item,) = told["items"]
    assert (item["title"], item["url"], item["event"]) == ("Été", "https://orse.example/guide", "died")
    assert item["repairs"][0]["command"] == "vigie replace https://orse.example/guide NOUVELLE-ADRESSE"
    assert deliver(engine, DIRECTORY, options, NOW).outcomes[0].fate is Fate.NOTHING


@pytest.mark.parametrize("status", [307, 410, 500])
def test_a_webhook_that_fails_is_tried_again_and_no_redirect_is_followed(
    engine: Engine, receiver: Receiver, status: int
) -> None:
    options = AlertOptions(webhook=f"http://{receiver.host}/t0ken")
    receiver.status = status
    outcome = deliver(engine, DIRECTORY, options, NOW).outcomes[0]
    assert outcome.fate is Fate.FAILED
    assert f"HTTP {status}" in str(outcome.error)
    assert "t0ken" not in str(outcome.error)
    receiver.status = 200
    assert deliver(engine, DIRECTORY, options, NOW).outcomes[0].fate is Fate.SENT
    assert [path for _, path, _, _ in receiver.asked] == ["/t0ken", "/t0ken"]


@apprise_s_own
def test_a_chat_channel_is_told_through_apprise(engine: Engine, receiver: Receiver) -> None:
    options = AlertOptions(chat=(f"json://user:t0ken@{receiver.host}/",))
    outcome = deliver(engine, DIRECTORY, options, NOW).outcomes[0]
    assert (outcome.fate, "t0ken" in outcome.recipient) == (Fate.SENT, False)
    told = json.loads(receiver.asked[0][3])
    assert told["title"] == "1 lien ne répond plus – Ressources pour coopérer"
    assert "https://orse.example/guide" in told["message"]


@apprise_s_own
def test_a_chat_channel_that_refuses_is_an_error_without_its_token(engine: Engine, receiver: Receiver) -> None:
    receiver.status = 500
    for url in (f"json://user:t0ken@{receiver.host}/", "nothing-of-the-kind://t0ken"):
        outcome = deliver(engine, DIRECTORY, AlertOptions(chat=(url,)), NOW).outcomes[0]
        assert outcome.fate is Fate.FAILED
        assert "t0ken" not in f"{outcome.error} {outcome.recipient}"


def test_without_apprise_it_is_said_how_to_get_it(
    engine: Engine, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "apprise"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "path", [each for each in sys.path if not (Path(each) / "apprise").exists()])
    options = AlertOptions(chat=(f"json://user:t0ken@{receiver.host}/",))
    outcome = deliver(engine, DIRECTORY, options, NOW).outcomes[0]
    assert outcome.fate is Fate.FAILED
    assert "pip install 'vigie[chat]'" in str(outcome.error)
    assert receiver.asked == []


def test_the_heartbeat_is_a_plain_get_and_says_when_it_fails(receiver: Receiver) -> None:
    ask(f"http://{receiver.host}/beat")
    assert [(method, path) for method, path, _, _ in receiver.asked] == [("GET", "/beat")]
    receiver.status = 500
    with pytest.raises(DeliveryError, match="HTTP 500"):
        ask(f"http://{receiver.host}/beat")
    with pytest.raises(DeliveryError, match="cannot be reached"):
        ask("http://127.0.0.1:1/t0ken")


# Passwords


def test_a_password_comes_from_a_file_or_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("s3cret\n", encoding="utf-8")
    (tmp_path / "vigie.toml").write_text(
        '[alerts]\nsmtp = "smtps://vigie@mail.example"\npassword_file = "secret"\n', encoding="utf-8"
    )
    options = load_settings(tmp_path / "vigie.toml")[0].alerts
    assert relay_of(options).password == "s3cret"
    monkeypatch.setenv("VIGIE_ALERTS__PASSWORD", "0ther")
    options = load_settings(tmp_path / "vigie.toml")[0].alerts
    assert relay_of(options).password == "0ther"
    assert "0ther" not in repr(options) + str(options) + repr(relay_of(options))


@pytest.mark.parametrize("password", ["s3cret", "s3:cr@et", "s3cret%2F"])
def test_nor_may_a_password_stand_in_the_address_of_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    url = f"smtps://vigie:{password}@mail.example:465"
    (tmp_path / "vigie.toml").write_text(f'[alerts]\nsmtp = "{url}"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match="password_file") as caught:
        load_settings(tmp_path / "vigie.toml")
    assert caught.value.place == f"{tmp_path}/vigie.toml:2"
    assert "s3" not in str(caught.value)
    (tmp_path / "vigie.toml").write_text('[alerts]\nsmtp = "smtp://[::1]:25"\n', encoding="utf-8")
    monkeypatch.setenv("VIGIE_ALERTS__SMTP", "smtps://vigie:s3cret@mail.example")
    assert relay_of(load_settings(tmp_path / "vigie.toml")[0].alerts).password == "s3cret"


@pytest.mark.parametrize("name", ["password", "webhook_secret"])
def test_a_password_in_the_configuration_is_refused_without_repeating_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "vigie.toml").write_text(f'[alerts]\nperiod = "daily"\n{name} = "s3cret"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_settings(tmp_path / "vigie.toml")
    assert caught.value.place == f"{tmp_path}/vigie.toml:3"
    assert f"{name}_file" in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_an_error_in_one_of_several_recipients_is_placed(tmp_path: Path) -> None:
    table = '[[alerts.recipients]]\nto = "{name}@b.example"\n'
    tables = table.format(name="a") + table.format(name="b") + 'periode = "daily"\n'
    (tmp_path / "vigie.toml").write_text(f"[alerts]\n{tables}", encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_settings(tmp_path / "vigie.toml")
    assert caught.value.place == f"{tmp_path}/vigie.toml:4"


def test_a_password_file_that_is_not_there_is_an_error_in_words(engine: Engine, tmp_path: Path) -> None:
    settings: dict[str, Any] = {"to": ("a@b.example",), "sender": "v@b.example", "smtp": "smtp://127.0.0.1:1"}
    with pytest.raises(SecretError, match="cannot be read"):
        deliver(engine, DIRECTORY, AlertOptions(**settings, password_file=str(tmp_path / "none")), NOW)


# The command line


def test_a_good_run_beats_a_bad_one_does_not_and_a_silent_heart_harms_nothing(desk: Any, receiver: Receiver) -> None:
    desk.site.pages = {"/control": 200, "/a": "<h1>Page a</h1>"}
    desk.catalogue("/a")
    desk.configure(f'[alerts]\nheartbeat = "http://{receiver.host}/t0ken"')
    desk.vigie("run")
    assert [(method, path) for method, path, _, _ in receiver.asked] == [("GET", "/t0ken")]
    receiver.status = 500
    done = desk.vigie("run", now="2027-01-01T08:00:00Z")
    assert "HTTP 500" in done.stderr
    assert "t0ken" not in done.stderr
    receiver.asked.clear()
    desk.site.pages["/control"] = 503
    desk.site.server.server_close()
    desk.vigie("run", now="2027-03-01T08:00:00Z", code=3)
    assert receiver.asked == []


def test_status_says_who_cannot_be_written_to(desk: Any) -> None:
    desk.catalogue("/a")
    desk.configure('[alerts]\nto = "a@b.example"\nsender = "v@b.example"\nsmtp = "smtp://127.0.0.1:1"')
    desk.vigie("alert")
    desk.sql(
        "UPDATE recipients SET failures = 1, answer = '550 No such user', refused_at = '2026-11-01 08:00:00.000000'"
    )
    assert "a@b.example est refusé par le serveur de courrier\u00a0: 550 No such user." in desk.vigie("status").stdout
    assert desk.json("status")["undelivered"] == [
        {"recipient": "a@b.example", "since": "2026-11-01T08:00:00+00:00", "answer": "550 No such user"}
    ]
