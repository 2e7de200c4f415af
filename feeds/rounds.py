"""What was done since the last mail: so that silence says that all is well, and never that nobody looked."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.models import Run
from catalog.queries import link_states
from catalog.vocabulary import State
from catalog.words import Words


@dataclass(frozen=True, slots=True)
class Rounds:
    """The runs of the crawler since a moment: all, and those that concluded nothing. links: by state, today."""

    since: datetime
    runs: int
    in_vain: int
    links: dict[State, int]


def rounds_since(session: Session, since: datetime) -> Rounds:
    conclusive = session.scalars(select(Run.conclusive).where(Run.ended_at > since)).all()
    return Rounds(since, len(conclusive), sum(not each for each in conclusive), link_states(session))


def rounds_sentences(rounds: Rounds, words: Words) -> list[str]:
    date = words.date(rounds.since)
    if not rounds.runs:
        told = [words("Since {date} no run of Vigie has come to its end: see whether it is still started.", date=date)]
    else:
        told = [
            words.many(
                "Since {date} Vigie went round {count} time.",
                "Since {date} Vigie went round {count} times.",
                rounds.runs,
                date=date,
            )
        ]
    if rounds.in_vain:
        told.append(
            words.many(
                "{count} run concluded nothing, for our own network was down.",
                "{count} runs concluded nothing, for our own network was down.",
                rounds.in_vain,
            )
        )
    return [*told, _answering(rounds, words)]


def _answering(rounds: Rounds, words: Words) -> str:
    return words.many(
        "{count} of the {links} watched links answers.",
        "{count} of the {links} watched links answer.",
        rounds.links.get(State.ALIVE, 0),
        links=sum(rounds.links.values()),
    )
