"""Mails to maintainers, through real mail servers on loopback: told once, retried after failures, each on its own."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.directory import Directory
from catalog.kinds import Kind
from catalog.models import Contribution, Event, Link, Organisation, OutboxEntry, Repair, Resource, Run, Use
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, Reason, State
from catalog.words import words_of
from feeds.alert import deliver
from feeds.options import AlertOptions
from feeds.repair import Place
from feeds.report import Fate, Report

GOLDEN = Path(__file__).parent.parent / "data" / "mail" / "alert.txt"
DIRECTORY = Directory(base_url="https://repertoire.example/")
WORDS = words_of("fr", "feeds")
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ANN, BOB = "ann@asso.example", "bob@asso.example"


class Office:
    """Keeps what it is sent; refuses those recipients, and every mail while on strike; may leave without good-bye."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refused: set[str] = set()
        self.on_strike = False
        self.is_rude = False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802
        if address in self.refused:
            return "550 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802
        if self.on_strike:
            return "451 Try again later"
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=SMTP)
        assert isinstance(message, EmailMessage)
        assert envelope.rcpt_tos == [address.addr_spec for address in message["To"].addresses]
        self.mails.append(message)
        return "250 OK"

    async def handle_QUIT(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802
        if self.is_rude:
            server.transport.abort()
        return "221 Bye"

    @property
    def recipients(self) -> list[str]:
        return [str(mail["To"]) for mail in self.mails]


@contextmanager
def opened(office: Office, scheme: str = "smtp", **settings: Any) -> Iterator[str]:
    """The address of a server for that office, on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as reserved:
        port = reserved.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port, **settings)
    controller.start()
    try:
        yield f"{scheme}://127.0.0.1:{port}"
    finally:
        controller.stop()


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    engine = open_database(database)
    yield engine
    engine.dispose()


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def smtp(office: Office) -> Iterator[str]:
    with opened(office) as url:
        yield url


@pytest.fixture
def send(engine: Engine, smtp: str) -> Callable[..., Report]:
    """Delivers at some hour after NOW."""

    def send(hours: float = 0, **settings: Any) -> Report:
        options = {"to": (ANN,), "sender": "vigie@asso.example", "smtp": smtp, "period": "always", **settings}
        return deliver(engine, DIRECTORY, AlertOptions(**options), NOW + timedelta(hours=hours))

    return send


def add_link(engine: Engine, url: str, title: str, **known: Any) -> int:
    """A link of a resource of its own, alive unless told otherwise. The link's number counts from 1."""
    with Session(engine, expire_on_commit=False) as session:
        number = len(session.scalars(select(Resource)).all()) + 1
        resource = Resource(
            slug=f"ressource-{number}",
            title=title,
            kind=Kind.GUIDE,
            date="2012",
            position=number,
            source="guide.md",
            added_at=NOW,
        )
        link = Link(**{"url": url, "short": False, "state": State.ALIVE, "reason": Reason.OK, **known})
        session.add(Use(resource=resource, link=link, role=LinkRole.DOCUMENT, position=0))
        session.commit()
        return link.id


def happen(engine: Engine, link_id: int, kind: EventKind, hours: float = 0, **facts: Any) -> None:
    """Something befalls a link, which is from then on as that says."""
    outcome = {
        EventKind.DIED: (State.DEAD, Reason.GONE),
        EventKind.REVIVED: (State.ALIVE, Reason.OK),
        EventKind.FAULTY: (State.UNVERIFIABLE, Reason.REFUSED_ADDRESS),
    }
    usual = {
        "reason": "gone",
        "visits": 3,
        "since": "2026-11-15T08:00:00+00:00",
        "dead_since": "2026-11-15T08:00:00+00:00",
    }
    with Session(engine) as session:
        link = session.get_one(Link, link_id)
        link.state, link.reason = outcome[kind]
        number = len(session.scalars(select(Event)).all()) + 1
        at, resource = NOW + timedelta(hours=hours), link.uses[0].resource
        facts = {**usual, **facts}
        session.add(Event(uuid=str(UUID(int=number)), at=at, kind=kind, resource=resource, link=link, facts=facts))
        session.commit()


def dead_link(engine: Engine, url: str = "https://orse.example/guide", title: str = "Guide") -> int:
    link_id = add_link(engine, url, title)
    happen(engine, link_id, EventKind.DIED)
    return link_id


def test_a_mail_names_the_repair_on_file_by_its_number_and_leads_to_the_desk(
    engine: Engine, office: Office, smtp: str
) -> None:
    copy = "https://archive.example/web/20240101000000/https://orse.example/guide"
    link_id = add_link(engine, "https://orse.example/guide", "Guide", archive_url=copy, archive_at=NOW)
    happen(engine, link_id, EventKind.DIED)
    options = AlertOptions(to=(ANN,), sender="vigie@asso.example", smtp=smtp, period="always")
    deliver(engine, DIRECTORY, options, NOW, Place("https://bureau.example/"))
    with Session(engine) as session:
        repair = session.scalars(select(Repair)).one()
    text = office.mails[0].get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert (repair.target, f"vigie repair {repair.id}" in text, copy in text) == (copy, True, True)
    assert f"https://bureau.example/attente/{link_id}" in text
    assert "vigie replace" not in text


def fates(report: Report) -> dict[str, Fate]:
    return {outcome.recipient: outcome.fate for outcome in report.outcomes}


def text(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_the_mail_word_for_word(engine: Engine, office: Office, send: Callable[..., Report]) -> None:
    """As a real catalogue could have it: what died since the mail of the week before, and what came back."""
    yesterday = NOW - timedelta(days=1)
    lost = {"since": "2026-11-17T08:00:00+00:00"}
    with Session(engine) as session:
        for days in range(8):
            at = NOW - timedelta(days=days)
            session.add(Run(started_at=at, ended_at=at + timedelta(minutes=2), online=True, conclusive=True))
        session.commit()
    short = add_link(
        engine,
        "http://bit.ly/294Oz8T",
        "Guide pratique Partenariats stratégiques ONG-Entreprises",
        short=True,
        moved_to="https://www.orse.example/guide-pratique-partenariats-strategiques-ong-entreprises-2012.pdf",
        chain=[{"url": "http://bit.ly/294Oz8T", "status": 404}],
        detail="HTTP 404",
        last_checked_at=yesterday,
        last_alive_at=NOW - timedelta(days=9),
    )
    with Session(engine) as session:
        resource = session.get_one(Link, short).uses[0].resource
        for position, (name, role) in enumerate(
            (("ORSE", ContributorRole.AUTHOR), ("Le RAMEAU", ContributorRole.PARTNER))
        ):
            maker = Organisation(slug=name.lower().replace(" ", "-"), name=name)
            session.add(Contribution(resource=resource, organisation=maker, role=role, position=position))
        session.commit()
    host = "http://www.platformemobilite63.example"
    seen = {"detail": "", "status": 410, "last_checked_at": yesterday}
    gone = [
        add_link(
            engine, f"{host}/", "La plateforme de mobilité", archive_url=f"https://archive.example/2016/{host}/", **seen
        ),
        add_link(engine, f"{host}/bilan", "Le bilan de la plateforme : qu'en retenir ?", **seen),
    ]
    faulty = add_link(engine, "http://10.0.0.1/intranet", "Intranet")
    back = add_link(engine, "http://www.coorace.example/", "Coorace")
    happen(engine, back, EventKind.DIED, -200, since="2026-11-10T08:00:00+00:00")
    assert fates(send(-192)) == {ANN: Fate.SENT}
    happen(engine, back, EventKind.REVIVED, -24, dead_since="2026-11-10T08:00:00+00:00")
    for link_id in (short, *gone):
        happen(engine, link_id, EventKind.DIED, -24, **lost)
    happen(engine, faulty, EventKind.FAULTY, -24, reason="refused_address")

    report = send()

    assert (fates(report), report.outcomes[0].events) == ({ANN: Fate.SENT}, 5)
    mail = office.mails[-1]
    assert mail["Subject"] == "3 liens ne répondent plus – Ressources pour coopérer"
    assert text(mail) == GOLDEN.read_text("utf-8")


def test_each_thing_is_told_once(engine: Engine, office: Office, send: Callable[..., Report]) -> None:
    dead_link(engine)
    assert fates(send()) == {ANN: Fate.SENT}
    assert fates(send(100)) == {ANN: Fate.NOTHING}
    assert len(office.mails) == 1


def test_nothing_is_sent_when_there_is_nothing_to_say(
    engine: Engine, office: Office, send: Callable[..., Report]
) -> None:
    add_link(engine, "https://orse.example/", "Guide")
    report = send()
    assert fates(report) == {ANN: Fate.NOTHING}
    assert report.sentences(WORDS) == [f"{ANN}\u00a0: rien de nouveau à dire."]
    assert office.mails == []


def test_a_return_is_told_to_those_who_heard_of_the_death(
    engine: Engine, office: Office, send: Callable[..., Report]
) -> None:
    link_id = dead_link(engine)
    send(to=(ANN,))
    happen(engine, link_id, EventKind.REVIVED, 24)
    assert fates(send(24, to=(ANN, BOB))) == {ANN: Fate.SENT, BOB: Fate.NOTHING}
    assert office.mails[-1]["Subject"] == "1 lien répond de nouveau – Ressources pour coopérer"
    assert "Il ne répondait plus depuis le 15 novembre 2026." in " ".join(text(office.mails[-1]).split())


def test_a_newcomer_hears_of_all_that_is_dead(engine: Engine, office: Office, send: Callable[..., Report]) -> None:
    dead_link(engine)
    send(to=(ANN,))
    assert fates(send(24, to=(ANN, BOB))) == {ANN: Fate.NOTHING, BOB: Fate.SENT}
    assert office.recipients == [ANN, BOB]


def test_what_nobody_uses_any_more_is_not_told(engine: Engine, send: Callable[..., Report]) -> None:
    link_id = dead_link(engine)
    with Session(engine) as session:
        session.delete(session.get_one(Link, link_id).uses[0].resource)
        session.commit()
    assert fates(send()) == {ANN: Fate.NOTHING}


def test_a_refused_recipient_holds_nobody_up_and_is_retried(
    engine: Engine, office: Office, send: Callable[..., Report]
) -> None:
    dead_link(engine)
    office.refused = {ANN}
    report = send(to=(ANN, BOB))
    assert fates(report) == {ANN: Fate.FAILED, BOB: Fate.SENT}
    assert report.failed
    sentence = report.sentences(WORDS)[0]
    assert sentence.startswith(f"{ANN}\u00a0: non envoyé. Le serveur de courrier 127.0.0.1:")
    assert sentence.endswith("refuse ce destinataire\u00a0: 550 No such user here. Le prochain passage réessaiera.")
    office.refused = set()
    assert fates(send(1, to=(ANN, BOB), period="weekly")) == {ANN: Fate.SENT, BOB: Fate.NOTHING}
    assert office.recipients == [BOB, ANN]


def test_an_absent_server_loses_nothing(engine: Engine, office: Office, send: Callable[..., Report]) -> None:
    dead_link(engine)
    with socket.create_server(("127.0.0.1", 0)) as reserved:
        absent = f"smtp://127.0.0.1:{reserved.getsockname()[1]}"
    report = send(smtp=absent)
    assert fates(report) == {ANN: Fate.FAILED}
    assert "est injoignable" in report.sentences(WORDS)[0]
    assert fates(send(1)) == {ANN: Fate.SENT}


def test_a_mail_that_was_not_accepted_goes_again_as_the_same_mail(
    engine: Engine, office: Office, send: Callable[..., Report]
) -> None:
    dead_link(engine)
    office.on_strike = True
    report = send()
    assert "refuse le message\u00a0: 451 Try again later" in report.sentences(WORDS)[0]
    office.on_strike = False
    send(1)
    first = office.mails[-1]["Message-ID"]
    # As if the run had been killed before it could remember.
    with Session(engine) as session:
        for entry in session.scalars(select(OutboxEntry)):
            entry.settled_at = None
        session.commit()
    send(2)
    assert [mail["Message-ID"] for mail in office.mails] == [first, first]


def test_an_accepted_mail_is_sent_however_the_server_leaves(
    engine: Engine, office: Office, send: Callable[..., Report]
) -> None:
    dead_link(engine)
    office.is_rude = True
    assert fates(send()) == {ANN: Fate.SENT}
    assert fates(send(24)) == {ANN: Fate.NOTHING}


@pytest.mark.parametrize(
    ("period", "too_soon", "in_time"), [("always", None, 0.1), ("daily", 19, 21), ("weekly", 150, 157)]
)
def test_at_most_one_mail_per_period(
    engine: Engine, office: Office, send: Callable[..., Report], period: str, too_soon: float | None, in_time: float
) -> None:
    dead_link(engine)
    send(period=period)
    dead_link(engine, "https://rnma.example/", "Étude")
    if too_soon is not None:
        report = send(too_soon, period=period)
        assert (fates(report), report.outcomes[0].events) == ({ANN: Fate.WAITING}, 1)
    assert fates(send(in_time, period=period)) == {ANN: Fate.SENT}
    assert len(office.mails) == 2


@pytest.mark.usefixtures("paris")
def test_who_waits_is_told_until_when(engine: Engine, send: Callable[..., Report]) -> None:
    dead_link(engine)
    send(period="daily")
    dead_link(engine, "https://rnma.example/", "Étude")
    told = send(1, period="daily").sentences(WORDS)
    assert told == [f"{ANN}\u00a0: le prochain message pourra partir demain à 5\u00a0h\u00a000."]


def test_a_mail_dated_by_a_wrong_clock_holds_nothing_up(engine: Engine, send: Callable[..., Report]) -> None:
    dead_link(engine)
    send(24 * 365, period="daily")
    dead_link(engine, "https://rnma.example/", "Étude")
    assert fates(send(period="daily")) == {ANN: Fate.SENT}


def test_what_is_not_set_is_said(engine: Engine) -> None:
    report = deliver(engine, DIRECTORY, AlertOptions(to=(ANN,)), NOW)
    assert not report.failed
    assert report.sentences(WORDS) == [
        "Aucun courriel n’est envoyé\u00a0: il reste à renseigner sender, smtp dans la section [alerts] de vigie.toml."
    ]


# The way to the server


@pytest.fixture
def authority(tmp_path: Path) -> trustme.CA:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    return authority


def server_context(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@contextmanager
def secured(scheme: str, office: Office, authority: trustme.CA) -> Iterator[str]:
    context = server_context(authority)
    if scheme == "smtp+starttls":
        with opened(office, scheme, tls_context=context, require_starttls=True) as url:
            yield url
    else:
        with opened(office, scheme, ssl_context=context) as url:
            yield url


@pytest.mark.parametrize("scheme", ["smtp+starttls", "smtps"])
def test_a_certificate_is_checked(
    engine: Engine,
    send: Callable[..., Report],
    authority: trustme.CA,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    scheme: str,
) -> None:
    dead_link(engine)
    office = Office()
    with secured(scheme, office, authority) as url:
        report = send(smtp=url)
        assert "n’est pas valable" in report.sentences(WORDS)[0]
        assert office.mails == []
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        assert fates(send(smtp=url)) == {ANN: Fate.SENT}
        assert len(office.mails) == 1


def test_a_server_without_starttls_gets_nothing(
    engine: Engine, office: Office, smtp: str, send: Callable[..., Report]
) -> None:
    dead_link(engine)
    report = send(smtp=smtp.replace("smtp:", "smtp+starttls:"))
    assert "ne sait pas faire" in report.sentences(WORDS)[0]
    assert office.mails == []


def test_the_password_comes_from_the_environment_and_is_never_said(
    engine: Engine,
    send: Callable[..., Report],
    authority: trustme.CA,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=(data.login, data.password) == (b"vigie", b"s3cret"), handled=False)

    dead_link(engine)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    settings = {"tls_context": server_context(authority), "authenticator": check, "auth_required": True}
    with opened(Office(), "smtp+starttls", **settings) as url:
        url = url.replace("://", "://vigie@")
        monkeypatch.setenv("VIGIE_SMTP_PASSWORD", "wr0ng")
        sentence = send(smtp=url).sentences(WORDS)[0]
        assert "refuse l’identifiant ou le mot de passe" in sentence
        assert "wr0ng" not in sentence
        monkeypatch.setenv("VIGIE_SMTP_PASSWORD", "s3cret")
        assert fates(send(smtp=url)) == {ANN: Fate.SENT}
