"""How many links answered at the end of each week, month or year."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import String, func, select, type_coerce
from sqlalchemy.orm import Session

from catalog.bare import bare_rows
from catalog.models import Visit
from catalog.vocabulary import Reason
from catalog.worklist import is_used
from sitegen.history import Outcome, outcome_of

MOST_PERIODS = 26


@dataclass(frozen=True, slots=True)
class Period:
    """last: its last day with a visit. counts: links by what the last visit of each until then had found."""

    last: date
    counts: dict[Outcome, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def trend(session: Session) -> list[Period]:
    """The oldest first; of days, weeks, months or years, so that there are not too many."""
    judged = (Visit.reason != Reason.OFFLINE, is_used())
    first, last = session.execute(select(func.min(Visit.at), func.max(Visit.at)).join(Visit.link).where(*judged)).one()
    if first is None or last is None:
        return []
    # Days only, and the words as they are stored: there are many visits, and few different days and words.
    columns = (Visit.link_id, func.date(Visit.at), type_coerce(Visit.reason, String))
    query = select(*columns).join(Visit.link).where(*judged).order_by(Visit.at, Visit.id)
    rows = (row for rows in bare_rows(session, query) for row in rows)
    return _periods(rows, _calendar(first, last))[-MOST_PERIODS:]


Calendar = Callable[[date], date]


def _calendar(first: datetime, last: datetime) -> Calendar:
    """Which period a day belongs to, as its first day."""
    span = (last - first).days
    if span <= MOST_PERIODS:
        return lambda day: day
    if span <= MOST_PERIODS * 7:
        return lambda day: day - timedelta(days=day.weekday())
    if span <= MOST_PERIODS * 30:
        return lambda day: day.replace(day=1)
    return lambda day: day.replace(month=1, day=1)


def _periods(visits: Iterable[tuple[int, object, str]], calendar: Calendar) -> list[Period]:
    """visits: links, days as the database tells them, reasons as it keeps them."""
    found: list[Period] = []
    state: dict[int, Outcome] = {}
    tally = Counter[Outcome]()
    outcomes = {reason.value: outcome_of(reason) for reason in Reason}
    current: date | None = None
    day: date | None = None
    told: object = None
    for link, on, reason in visits:
        if on != told:
            told, before, day = on, day, date.fromisoformat(str(on))
            period = calendar(day)
            if before is not None and period != current:
                found.append(Period(before, dict(tally)))
            current = period
        if link in state:
            tally[state[link]] -= 1
        state[link] = outcomes[reason]
        tally[state[link]] += 1
    return [*found, Period(day, dict(tally))] if day is not None else []


# Units of the chart's own; the style sheet stretches it.
WIDTH, HEIGHT = 1000, 100
# The share of a column that is not empty.
_FULL = 0.7


@dataclass(frozen=True, slots=True)
class Block:
    """Links of one outcome in one period, in the chart. y: from the top."""

    x: int
    y: int
    width: int
    height: int
    outcome: Outcome


def blocks(periods: Sequence[Period]) -> list[Block]:
    """A column for each period, of blocks that stand on one another."""
    most = max((period.total for period in periods), default=0) or 1
    # The last column ends where the ground does.
    step = WIDTH / (len(periods) - 1 + _FULL)
    made: list[Block] = []
    for number, period in enumerate(periods):
        below = 0
        for outcome in Outcome:
            above = below + period.counts.get(outcome, 0)
            top, bottom = round(above / most * HEIGHT), round(below / most * HEIGHT)
            if top > bottom:
                made.append(Block(round(number * step), HEIGHT - top, round(step * _FULL), top - bottom, outcome))
            below = above
    return made
