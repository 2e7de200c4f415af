"""What became of every recipient's message, and how to say it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from catalog.errors import VigieError
from catalog.words import Words


class Fate(StrEnum):
    """What became of one recipient's message."""

    SENT = "sent"
    SUMMED_UP = "summed_up"
    NOTHING = "nothing"
    WAITING = "waiting"
    FAILED = "failed"
    PATIENT = "patient"


@dataclass(frozen=True, slots=True)
class Outcome:
    """events: how many were told, or wait to be. until: when a waiting message may go, UTC. error: why one failed."""

    recipient: str
    fate: Fate
    events: int = 0
    until: datetime | None = None
    error: VigieError | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """now: when this was. missing: the settings without which nobody can be told; then nobody was written to."""

    now: datetime
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
        return [_sentence(outcome, words, self.now) for outcome in self.outcomes]


def _sentence(outcome: Outcome, words: Words, now: datetime) -> str:
    match outcome:
        case Outcome(recipient, Fate.NOTHING):
            return words("{recipient}: nothing new to tell.", recipient=recipient)
        case Outcome(recipient, Fate.SUMMED_UP):
            return words("{recipient}: mail sent, how the rounds went.", recipient=recipient)
        case Outcome(recipient, Fate.WAITING, until=datetime() as until):
            return words(
                "{recipient}: the next mail may go {date}.", recipient=recipient, date=words.date_and_time(until, now)
            )
        case Outcome(recipient, Fate.PATIENT, until=datetime() as until):
            return words(
                "{recipient}: the last mail could not be delivered; it may be tried again {date}.",
                recipient=recipient,
                date=words.date_and_time(until, now),
            )
        case Outcome(recipient, Fate.FAILED, error=VigieError() as error):
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
