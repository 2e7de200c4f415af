"""What was done since the last mail: so that silence says that all is well, and never that nobody looked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from catalog.events import new_event
from catalog.models import Event, Run
from catalog.queries import link_states
from catalog.vocabulary import MAINTAINERS_NEWS, EventKind, State
from catalog.words import Words
from feeds.patience import SILENCE

# Without any run in that time, a maintainer who reads of old things has to know that they are old.
_TOO_LONG = timedelta(days=6.5)


@dataclass(frozen=True, slots=True)
class Rounds:
    """The runs of the crawler since a moment: all, and those that concluded nothing. links: by state, today. stalled:
    whether there was none for so long that somebody has to see to it.
    """

    since: datetime
    runs: int
    in_vain: int
    links: dict[State, int]
    stalled: bool = False


def rounds_since(session: Session, since: datetime, now: datetime) -> Rounds:
    conclusive = session.scalars(select(Run.conclusive).where(Run.ended_at > since)).all()
    stalled = not conclusive and now - since >= _TOO_LONG
    return Rounds(since, len(conclusive), sum(not each for each in conclusive), link_states(session), stalled)


def keep_rounds(session: Session, now: datetime) -> None:
    """After a month in which maintainers were told nothing, an event says for their feed that everything ran."""
    since = session.scalar(select(func.max(Event.at)).where(Event.kind.in_(MAINTAINERS_NEWS)))
    since = since or session.scalar(select(func.min(Event.at)))
    if since is None or now - since < SILENCE:
        return
    rounds = rounds_since(session, since, now)
    states = {state.value: count for state, count in rounds.links.items()}
    facts = {"since": since.isoformat(), "runs": rounds.runs, "in_vain": rounds.in_vain, "links": states}
    new_event(session, EventKind.RAN, now, None, None, facts)


def rounds_of(event: Event) -> Rounds:
    """What an event of RAN says."""
    facts = event.facts
    links = {State(state): count for state, count in facts["links"].items()}
    return Rounds(datetime.fromisoformat(facts["since"]), facts["runs"], facts["in_vain"], links)


def headline(rounds: Rounds, words: Words) -> str:
    """What a summary is called: by what was done, and never "all ran" where nobody looked."""
    return words("Everything ran") if rounds.runs > rounds.in_vain else words("The links are no longer watched")


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
