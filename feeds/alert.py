"""Tells the recipients what they must know, each thing once, and reports what became of every message."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.directory import Directory
from catalog.errors import N_, VigieError
from catalog.events import new_event
from catalog.models import Recipient
from catalog.repairs.keeping import open_repairs, refresh
from catalog.vocabulary import EventKind
from catalog.words import words_of
from feeds.audience import Addressee, audience, known_themes
from feeds.channels import Parcel
from feeds.mail import message_id_of
from feeds.options import AlertOptions
from feeds.outbox import (
    drop,
    enrol,
    histories,
    on_its_way,
    refused,
    send_off,
    settle,
    take_back,
    undeliverable,
)
from feeds.patience import is_patient_until, next_try, silent_for_long, wait_until
from feeds.relay import DeliveryError, RefusedError, UncertainError
from feeds.repair import Mending, Place, mending
from feeds.report import Fate, Outcome, Report
from feeds.rounds import rounds_since
from feeds.tidings import News, Slip, of_recipients, untold
from feeds.writer import letter_of


def deliver(
    engine: Engine, directory: Directory, options: AlertOptions, now: datetime, place: Place | None = None
) -> Report:
    """Tells everyone who has still something to hear and is not to be left in peace until later.

    place: where the maintainers work. One recipient's failure holds nobody else up and loses
    nothing: a later call tries again. Raises SecretError.
    """
    if missing := options.missing():
        return Report(now, missing=missing)
    addressees = tuple(audience(options, directory))
    with Session(engine) as session:
        enrol(session, [addressee.key for addressee in addressees], now)
        refresh(session, now)
        session.commit()
    domain = options.sender.rpartition("@")[2] or "vigie.invalid"
    return Report(
        now,
        tuple(
            _Delivery(engine, directory, addressee, domain, now, place or Place()).made() for addressee in addressees
        ),
    )


@dataclass(frozen=True)
class _Delivery:
    """To one addressee. domain: that of the Message-IDs."""

    engine: Engine
    directory: Directory
    addressee: Addressee
    domain: str
    now: datetime
    place: Place

    @property
    def key(self) -> str:
        return self.addressee.key

    def made(self) -> Outcome:
        with Session(self.engine) as session:
            recipient = session.get_one(Recipient, self.key)
            if unknown := self.addressee.unknown_themes(known_themes(session)):
                problem = VigieError(N_("There is no theme “{theme}” in the directory."), theme=unknown[0])
                return Outcome(self.key, Fate.FAILED, error=problem)
            if until := is_patient_until(recipient, self.now):
                return Outcome(self.key, Fate.PATIENT, until=until)
            if under_way := on_its_way(session, self.key):
                return self._again(session, recipient, *under_way)
            return self._anew(session, recipient)

    def _again(self, session: Session, recipient: Recipient, message_id: str, slips: frozenset[Slip]) -> Outcome:
        """Nobody knows whether that message arrived. What of it still holds is sent again, as the same message.

        What holds no more counts as told: the return from it will be told, to one who may have heard of it.
        """
        news = self._news(session).only(slips)
        if not news.tidings:
            settle(session, self.key, message_id, self.now)
            session.commit()
            return self._anew(session, recipient)
        return self._send(session, recipient, news, message_id)

    def _anew(self, session: Session, recipient: Recipient) -> Outcome:
        news = self._news(session)
        drop(session, self.key, news.dropped, self.now)
        session.commit()
        if not news.tidings:
            if not silent_for_long(recipient, self.now):
                return Outcome(self.key, Fate.NOTHING)
            moment = recipient.written_at or recipient.since
            return self._send(session, recipient, news, self._id([f"everything ran since {moment.isoformat()}"]))
        if until := wait_until(recipient, self.addressee.period, self.now, only_recalls=news.only_recalls):
            return Outcome(self.key, Fate.WAITING, len(news.slips), until)
        message_id = self._id(news.uuids)
        send_off(session, self.key, news, message_id)
        return self._send(session, recipient, news, message_id)

    def _send(self, session: Session, recipient: Recipient, news: News, message_id: str) -> Outcome:
        rounds = rounds_since(session, recipient.written_at or recipient.since, self.now)
        to_mend = self._mending(session, news)
        letter = letter_of(news, self.directory, words_of(self.directory.language, "feeds"), rounds, to_mend)
        # No transaction stays open while a slow server is talked to.
        session.commit()
        try:
            self.addressee.channel.send(Parcel(message_id, letter, news, self.now, to_mend))
        except DeliveryError as error:
            self._failed(session, recipient, message_id, error)
            return Outcome(self.key, Fate.FAILED, len(news.slips), error=error)
        # The server has just taken the message over. Killed before this is written, nothing is lost: the next run sends
        # the same once more under the same Message-ID. Killed after it, nothing is told twice.
        settle(session, self.key, message_id, self.now)
        recipient.written_at, recipient.tried_at = self.now, self.now
        recipient.failures, recipient.next_try_at, recipient.answer, recipient.refused_at = 0, None, None, None
        session.commit()
        return Outcome(self.key, Fate.SENT if news.tidings else Fate.SUMMED_UP, len(news.slips))

    def _failed(self, session: Session, recipient: Recipient, message_id: str, error: DeliveryError) -> None:
        if not isinstance(error, UncertainError):
            take_back(session, self.key, message_id)
        answer = str(error.facts.get("answer", error))
        if isinstance(error, RefusedError) and recipient.refused_at is None:
            recipient.refused_at = self.now
            new_event(session, EventKind.UNDELIVERABLE, self.now, None, None, {"recipient": self.key, "answer": answer})
        recipient.failures += 1
        recipient.tried_at, recipient.answer = self.now, answer
        recipient.next_try_at = self.now + next_try(recipient.failures, refused=recipient.refused_at is not None)
        session.commit()

    def _news(self, session: Session) -> News:
        known = (each for each in histories(session, self.key, self.now) if self.addressee.cares_for(each))
        others = of_recipients(undeliverable(session, self.key), refused(session), self.key)
        return untold(known, self.now) + others

    def _mending(self, session: Session, news: News) -> Mending:
        links = [tidings.link.id for tidings in news.tidings if tidings.link]
        return mending(open_repairs(session, links), self.place)

    def _id(self, uuids: Iterable[str]) -> str:
        return message_id_of(self.domain, self.key, uuids)
