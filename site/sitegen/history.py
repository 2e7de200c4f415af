"""What the visits of a link found over time: spells of the same answer, and the chart of them."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from catalog.errors import N_
from catalog.vocabulary import UNJUDGEABLE, Reason
from catalog.words import Words
from sitegen.chunks import Sight
from sitegen.text import span

# Units of the chart's own; the style sheet stretches it.
WIDTH, NARROWEST = 1000, 6
SPELLS_TOLD = 6


class Outcome(StrEnum):
    ANSWERS = "answers"
    FAILS = "fails"
    REFUSED = "refused"


OUTCOMES = {
    Outcome.ANSWERS: N_("answered"),
    Outcome.FAILS: N_("did not answer"),
    Outcome.REFUSED: N_("turned our robot away"),
}


def outcome_of(reason: Reason) -> Outcome:
    if reason is Reason.OK:
        return Outcome.ANSWERS
    return Outcome.REFUSED if reason in UNJUDGEABLE else Outcome.FAILS


class Spell(NamedTuple):
    """Visits in a row that found the same."""

    reason: Reason
    first: datetime
    last: datetime
    visits: int

    @property
    def outcome(self) -> Outcome:
        return outcome_of(self.reason)

    def dates(self, words: Words) -> str:
        """In words: "From 5 to 8 October 2026"."""
        first, last = span(self.first, self.last, words)
        return words("From {first} to {last}", first=first, last=last) if first else words("On {date}", date=last)


class Bar(NamedTuple):
    """A spell in the chart: it lasts until the next one begins."""

    x: int
    width: int
    outcome: Outcome


class History(NamedTuple):
    """spells: the newest first. content_type: of the last visit that was told one."""

    visits: int
    first: datetime
    last: datetime
    content_type: str | None
    spells: list[Spell]
    bars: list[Bar]

    @property
    def told(self) -> list[Spell]:
        return self.spells[:SPELLS_TOLD]


def history(sights: Sequence[Sight]) -> History | None:
    """sights: the oldest first. None where there was no visit."""
    if not sights:
        return None
    spells = _spells(sights)
    told = next((sight.content_type for sight in reversed(sights) if sight.content_type), None)
    return History(len(sights), sights[0].at, sights[-1].at, told, spells[::-1], _bars(spells, sights[-1].at))


def _spells(sights: Sequence[Sight]) -> list[Spell]:
    runs = [list(run) for _, run in groupby(sights, key=lambda sight: sight.reason)]
    return [Spell(run[0].reason, run[0].at, run[-1].at, len(run)) for run in runs]


def _bars(spells: Sequence[Spell], end: datetime) -> list[Bar]:
    start = spells[0].first
    whole = (end - start).total_seconds() or 1.0
    places = [round((spell.first - start).total_seconds() / whole * (WIDTH - NARROWEST)) for spell in spells]
    edges = [*places[1:], WIDTH]
    return [
        Bar(place, max(edge - place, NARROWEST), spell.outcome)
        for place, edge, spell in zip(places, edges, spells, strict=True)
    ]
