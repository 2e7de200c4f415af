"""How the links fare, all together."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest
from itertools import islice

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from catalog.errors import N_
from catalog.models import Link, Resource, Use
from catalog.queries import BY_PARTS
from catalog.urls import host_of
from catalog.vocabulary import State
from catalog.words import Words

# The order in which people want to hear of them.
STATES = (State.ALIVE, State.SUSPECT, State.DEAD, State.UNVERIFIABLE, State.UNCHECKED, State.IGNORED)
TROUBLED = (State.DEAD, State.SUSPECT, State.UNVERIFIABLE)
# The shelves of resources by the state of their links.
SHELVES = {
    State.ALIVE: N_("Living links"),
    State.SUSPECT: N_("Links being verified"),
    State.DEAD: N_("Dead links"),
    State.UNVERIFIABLE: N_("Links to be checked by hand"),
    State.UNCHECKED: N_("Links not checked yet"),
    State.IGNORED: N_("Links not watched"),
}
# The same of one resource.
ONE_LINK = {
    State.ALIVE: N_("living link"),
    State.SUSPECT: N_("link being verified"),
    State.DEAD: N_("dead link"),
    State.UNVERIFIABLE: N_("link to be checked by hand"),
    State.UNCHECKED: N_("link not checked yet"),
    State.IGNORED: N_("link not watched"),
}
# Its degree, and where it stands in the guide.
Urgency = tuple[int, int, int]
# More would bury the page; the shelves hold them all.
MOST_LISTED, MOST_HOSTS = 100, 20


@dataclass(frozen=True, slots=True)
class HostHealth:
    """The site that a link leads to in the end. ailing: its links that are dead, suspect or unverifiable."""

    host: str
    total: int
    ailing: int


@dataclass(frozen=True, slots=True)
class Health:
    """counts: how many links are in each state, without the states that none is in. last_check: UTC.

    ticks: the states of the links in the guide's order, where they are few enough to be drawn.
    hosts: those with most links. attention: the worst first, at most MOST_LISTED of `ailing`.
    """

    total: int
    checked: int
    counts: dict[State, int]
    last_check: datetime | None
    ticks: list[State]
    hosts: list[HostHealth]
    attention: Sequence[Link]

    @property
    def ailing(self) -> int:
        return sum(self.counts.get(state, 0) for state in TROUBLED)


def health(session: Session) -> Health:
    tally, hosts, last_check = Counter[State](), defaultdict[str, Counter[bool]](Counter), None
    ticks: list[State] = []
    checked = 0
    for state, url, moved_to, checked_at in _links(session):
        tally[state] += 1
        hosts[host_of(moved_to or url)][state in TROUBLED] += 1
        last_check = max(filter(None, (last_check, checked_at)), default=None)
        checked += checked_at is not None
        if len(ticks) <= MOST_LISTED:
            ticks.append(state)
    return Health(
        total=tally.total(),
        checked=checked,
        counts={state: tally[state] for state in STATES if tally[state]},
        last_check=last_check,
        ticks=ticks if len(ticks) <= MOST_LISTED else [],
        hosts=_largest(hosts),
        attention=_attention(session),
    )


def _links(session: Session) -> Iterator[tuple[State, str, str | None, datetime | None]]:
    """Every link in use, in the order of the resources that use it."""
    columns = (Link.id, Link.state, Link.url, Link.moved_to, Link.last_checked_at)
    query = select(*columns).join(Use, Use.link_id == Link.id).join(Resource, Resource.id == Use.resource_id)
    seen = set[int]()
    in_order = query.where(Resource.withdrawn_at.is_(None)).order_by(Resource.position, Resource.id, Use.position)
    for key, state, url, moved_to, checked in session.execute(in_order, execution_options=BY_PARTS):
        if key not in seen:
            seen.add(key)
            yield state, url, moved_to, checked


def _largest(hosts: Mapping[str, Counter[bool]]) -> list[HostHealth]:
    found = (HostHealth(host, count.total(), count[True]) for host, count in hosts.items() if host)
    return list(islice(sorted(found, key=lambda each: (-each.ailing, -each.total, each.host)), MOST_HOSTS))


def _attention(session: Session) -> Sequence[Link]:
    troubled = or_(Link.state.in_(TROUBLED), (Link.state == State.ALIVE) & or_(Link.drifted, Link.unstable))
    columns = (Link.id, Link.state, Resource.position, Use.position)
    rows = select(*columns).join(Use, Use.link_id == Link.id).join(Resource, Resource.id == Use.resource_id)
    kept = rows.where(troubled, Resource.withdrawn_at.is_(None))
    # As rows: of a large directory, many links may be in trouble.
    worst: dict[int, Urgency] = {}
    for key, state, position, use in session.execute(kept, execution_options=BY_PARTS):
        urgency = (TROUBLED.index(state) if state in TROUBLED else len(TROUBLED), position, use)
        worst[key] = min(urgency, worst.get(key, urgency))
    keys = nsmallest(MOST_LISTED, worst, key=lambda key: (*worst[key], key))
    uses = selectinload(Link.uses.and_(Use.resource.has(Resource.withdrawn_at.is_(None)))).joinedload(Use.resource)
    found = session.scalars(select(Link).where(Link.id.in_(keys)).options(uses))
    return sorted(found, key=lambda link: keys.index(link.id))


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
