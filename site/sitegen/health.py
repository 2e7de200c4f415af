"""How the links fare, all together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from catalog.models import Link
from catalog.vocabulary import State
from catalog.words import Words

# The order in which people want to hear of them.
STATES = (State.ALIVE, State.SUSPECT, State.DEAD, State.UNVERIFIABLE, State.UNCHECKED, State.IGNORED)
TROUBLED = (State.DEAD, State.SUSPECT, State.UNVERIFIABLE)


@dataclass(frozen=True, slots=True)
class Health:
    """counts: how many links are in each state, without the states that none is in. last_check: UTC."""

    total: int
    checked: int
    counts: dict[State, int]
    last_check: datetime | None
    attention: list[Link]


def health(links: Sequence[Link]) -> Health:
    tally = Counter(link.state for link in links)
    checks = [link.last_checked_at for link in links if link.last_checked_at]
    return Health(
        total=len(links),
        checked=len(checks),
        counts={state: tally[state] for state in STATES if tally[state]},
        last_check=max(checks, default=None),
        attention=sorted((link for link in links if _needs_attention(link)), key=_urgency),
    )


def count_sentence(state: State, count: int, words: Words) -> str:
    """So many links in a state: "18 liens répondent"."""
    match state:
        case State.ALIVE:
            return words.many("{count} link answers", "{count} links answer", count)
        case State.SUSPECT:
            return words.many("{count} link is being verified", "{count} links are being verified", count)
        case State.DEAD:
            return words.many("{count} link no longer answers", "{count} links no longer answer", count)
        case State.UNVERIFIABLE:
            return words.many(
                "{count} link has to be checked by hand", "{count} links have to be checked by hand", count
            )
        case State.UNCHECKED:
            return words.many("{count} link is not checked yet", "{count} links are not checked yet", count)
        case State.IGNORED:
            return words.many("{count} link is not watched", "{count} links are not watched", count)


def _needs_attention(link: Link) -> bool:
    return link.state in TROUBLED or (link.state is State.ALIVE and (link.drifted or link.unstable))


def _urgency(link: Link) -> int:
    return TROUBLED.index(link.state) if link.state in TROUBLED else len(TROUBLED)
