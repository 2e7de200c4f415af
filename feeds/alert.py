"""Tells the maintainers what they must know, each thing once, and reports what became of every mail."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.directory import Directory
from catalog.words import Words, words_of
from feeds.mail import mail_of
from feeds.options import AlertOptions
from feeds.outbox import histories, record, told_to, wait_until
from feeds.relay import DeliveryError, Relay, configured_relay, connected
from feeds.tidings import News, untold
from feeds.writer import letter_of


class Fate(StrEnum):
    """What became of one recipient's mail."""

    SENT = "sent"
    NOTHING = "nothing"
    WAITING = "waiting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """events: how many were told, or wait to be. until: when a waiting mail may go, UTC. error: why one failed."""

    recipient: str
    fate: Fate
    events: int = 0
    until: datetime | None = None
    error: DeliveryError | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """missing: the settings without which no mail can be sent; then nobody was written to."""

    outcomes: tuple[Outcome, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        return any(outcome.fate is Fate.FAILED for outcome in self.outcomes)

    def sentences(self, words: Words) -> list[str]:
        """The report in words, a line each; `words` must know those of this package."""
        if self.missing:
            settings = ", ".join(self.missing)
            return [
                words("No mail is sent: {settings} not set in the section [alerts] of vigie.toml.", settings=settings)
            ]
        return [_sentence(outcome, words) for outcome in self.outcomes]


def deliver(engine: Engine, directory: Directory, options: AlertOptions, now: datetime) -> Report:
    """Writes to every recipient who has still something to hear and is not to be left in peace until later.

    One recipient's failure holds nobody else up and loses nothing: the next call tries again.
    """
    if missing := options.missing():
        return Report(missing=missing)
    post = _Post(engine, directory, options, configured_relay(options.smtp), now)
    return Report(tuple(post.tell(recipient) for recipient in options.to))


@dataclass(frozen=True)
class _Post:
    engine: Engine
    directory: Directory
    options: AlertOptions
    relay: Relay
    now: datetime

    def tell(self, recipient: str) -> Outcome:
        with Session(self.engine) as session:
            news = untold(histories(session), told_to(session, recipient))
            events = len(news.events)
            if not events:
                return Outcome(recipient, Fate.NOTHING)
            if until := wait_until(session, recipient, self.options.period, self.now):
                return Outcome(recipient, Fate.WAITING, events, until)
            try:
                self._send(recipient, news)
            except DeliveryError as error:
                return Outcome(recipient, Fate.FAILED, events, error=error)
        return Outcome(recipient, Fate.SENT, events)

    def _send(self, recipient: str, news: News) -> None:
        letter = letter_of(news, self.directory, words_of(self.directory.language, "feeds"))
        uuids = [event.uuid for event in news.events]
        message = mail_of(letter, self.directory, self.options.sender, recipient, uuids, self.now)
        with connected(self.relay) as server:
            server.send_message(message)
            # The server has just taken the mail over (250). Killed before this line, nothing was recorded and nothing
            # is lost: the next run sends the same news under the same Message-ID. Killed after it, nothing is told
            # twice. Recording first would lose mails; this order costs one repetition at worst.
            record(self.engine, recipient, [event.id for event in news.events], message["Message-ID"], self.now)


def _sentence(outcome: Outcome, words: Words) -> str:
    match outcome:
        case Outcome(recipient, Fate.NOTHING):
            return words("{recipient}: nothing new to tell.", recipient=recipient)
        case Outcome(recipient, Fate.WAITING, until=datetime() as until):
            return words(
                "{recipient}: the next mail waits until {date}.", recipient=recipient, date=words.date_and_time(until)
            )
        case Outcome(recipient, Fate.FAILED, error=DeliveryError() as error):
            problem = words(error.message, **error.facts)
            return words(
                "{recipient}: not sent. {problem} The next run will try again.", recipient=recipient, problem=problem
            )
        case _:
            return words.many(
                "{recipient}: mail sent, {count} event told.",
                "{recipient}: mail sent, {count} events told.",
                outcome.events,
                recipient=outcome.recipient,
            )
