"""Visits on their way into the catalogue: stored one by one as they are made, taken into account run by run.

Only a whole run can tell whether our own network failed, so the life cycle waits for its end. A run that was
interrupted, even killed, loses nothing that was stored: the next one settles it first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, cast

from sqlalchemy import Row, Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from catalog.lifecycle import Known, decide
from catalog.models import Link, Run, Visit
from catalog.observation import Observation
from catalog.outage import Sighting, is_outage
from catalog.policy import Policy
from catalog.telling import News, tell
from catalog.texts import forget_texts, keep_texts
from catalog.updates.keeping import forget_new, keep_editions
from catalog.updates.weighing import Scales
from catalog.urls import host_of
from catalog.vocabulary import NETWORK_FAILURES, Reason, State

_KNOWN = Known._fields
# An outage that a control site denies is believed for so long.
_LONGEST_SUSPICION = timedelta(days=3)
# The words of a page, and its edition, are kept with its link.
_SEEN = tuple(field.name for field in fields(Observation) if field.name not in ("edition", "text"))
_values_seen = attrgetter(*_SEEN)
# What the last visit saw, for those who ask.
_SHOWN = ("status", "final_url", "chain", "detail", "content_type")
_values_shown = attrgetter(*_SHOWN)
_BATCH = 500
# A visit's key, its link's key, and what was seen.
_Visited = Row[*tuple[Any, ...]]
_LINKS, _VISITS = cast("Table", Link.__table__), cast("Table", Visit.__table__)
_CHANGED = ("key", *_KNOWN, *_SHOWN)
_CHANGE = update(_LINKS).where(_LINKS.c.id == bindparam("key")).values({name: bindparam(name) for name in _CHANGED[1:]})
_KEPT = select(_VISITS.c.link_id, _VISITS.c.at).where(
    _VISITS.c.at.in_(bindparam("moments", expanding=True)), _VISITS.c.link_id.in_(bindparam("links", expanding=True))
)
_STORED = ("run_id", "link_id", *_SEEN)
# Written once: a statement made for each batch costs time, and memory until its cycles are collected.
_HELD = select(_LINKS.c.id, *(_LINKS.c[name] for name in _KNOWN)).where(
    _LINKS.c.id.in_(bindparam("links", expanding=True))
)
# The words of a page are kept with its link; its visits need them no longer.
_SETTLE = update(_VISITS).where(_VISITS.c.id.in_(bindparam("ids", expanding=True))).values(settled=True, sketch=None)
_SETTLE_UNHEARD = _SETTLE.values(reason=Reason.OFFLINE)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of a run. `conclusive` is False where our own network failed: then nothing was concluded.

    `online` tells whether a control site answered all the same.
    """

    run_id: int
    visits: int
    online: bool
    conclusive: bool


def begin_run(session: Session, now: datetime) -> Run:
    run = Run(started_at=now)
    session.add(run)
    session.flush()
    return run


def store(session: Session, run_id: int, link_id: int, seen: Observation) -> None:
    """Keeps an observation. The same visit told twice is kept once."""
    store_all(session, run_id, [(link_id, seen)])


def store_all(session: Session, run_id: int, found: Sequence[tuple[int, Observation]]) -> None:
    """Keeps the observations of links, each with its link's id. At most a few hundred at a time."""
    moments = sorted({seen.at for _, seen in found})
    links = [link_id for link_id, _ in found]
    known = set(session.connection().execute(_KEPT, {"moments": moments, "links": links}))
    rows = {
        (link_id, seen.at): dict(zip(_STORED, (run_id, link_id, *_values_seen(seen)), strict=True))
        for link_id, seen in found
        if (link_id, seen.at) not in known
    }
    if rows:
        session.connection().execute(insert(_VISITS), list(rows.values()))
    texts = {link_id: seen.text for link_id, seen in found if seen.text and (link_id, seen.at) in rows}
    if texts:
        keep_texts(session, texts)
    keep_editions(session, [(link_id, seen) for link_id, seen in found if (link_id, seen.at) in rows])


def settle(
    session: Session, run: Run, policy: Policy, now: datetime, *, online: bool = True, interrupted: bool = False
) -> Settlement:
    """Ends a run: takes its visits into account, or none of them if our own network failed.

    An interrupted run did not look at its network again: what a failing network would explain counts for nothing.
    """
    suspicious = is_outage(_sightings(session, run)) and not _suspected_for_long(session, run, now)
    conclusive = online and not suspicious
    visits = 0
    for batch in _batches(session, run):
        visits += len(batch)
        counted = [visit for visit in batch if conclusive and not (interrupted and visit.reason in NETWORK_FAILURES)]
        _take_into_account(session, counted, policy, now)
        _mark_settled(session, batch, counted)
        if not conclusive:
            answered = [visit for visit in batch if visit.reason is Reason.OK]
            forget_texts(session, [visit.link_id for visit in answered])
            forget_new(session, [(visit.link_id, visit.at) for visit in answered])
    run.ended_at, run.online, run.conclusive = now, online, conclusive
    session.flush()
    _forget(session)
    return Settlement(run.id, visits, online, conclusive)


def _forget(session: Session) -> None:
    """What was written past the session's objects is read anew by whoever holds one of them."""
    for held in session:
        if isinstance(held, Link | Visit):
            session.expire(held)


def settle_interrupted(session: Session, policy: Policy, now: datetime) -> list[Settlement]:
    """Ends the runs that nobody ended."""
    runs = session.scalars(select(Run).where(Run.ended_at.is_(None)).order_by(Run.id)).all()
    return [settle(session, run, policy, now, interrupted=True) for run in runs]


def _suspected_for_long(session: Session, run: Run, now: datetime) -> bool:
    """Whether every run for days blamed our network although a control site answered: then it is the others."""
    earlier = session.scalars(select(Run).where(Run.id < run.id, Run.ended_at.is_not(None)).order_by(Run.id.desc()))
    since = None
    for former in earlier:
        if former.conclusive or not former.online:
            break
        since = former.started_at
    return since is not None and now - since >= _LONGEST_SUSPICION


def _sightings(session: Session, run: Run) -> Iterator[Sighting]:
    columns = (Visit.final_url, Link.url, Link.host, Link.state, Visit.reason)
    query = select(*columns).join(Visit.link).where(Visit.run_id == run.id, Visit.settled.is_(False))
    for final_url, url, host, state, reason in session.execute(query).yield_per(_BATCH):
        ended = host if final_url in (None, url) else host_of(final_url)
        yield Sighting(ended, state is State.ALIVE, reason)


def _batches(session: Session, run: Run) -> Iterator[Sequence[_Visited]]:
    """The visits that were not taken into account yet, some hundreds at a time: a catalogue may be large.

    Rows, not objects: making, tracking and flushing those would cost more than the visits themselves.
    """
    columns = (Visit.id, Visit.link_id, *(getattr(Visit, name) for name in _SEEN))
    query = select(*columns).where(Visit.run_id == run.id, Visit.settled.is_(False)).order_by(Visit.id).limit(_BATCH)
    last = 0
    while batch := session.execute(query.where(Visit.id > last)).all():
        yield batch
        last = batch[-1].id


def _take_into_account(session: Session, visits: Sequence[_Visited], policy: Policy, now: datetime) -> None:
    links = _known_of(session, [visit.link_id for visit in visits])
    found = [(visit.link_id, Observation(*visit[2:])) for visit in visits]
    scales = Scales(session, [(links[link_id], link_id, seen) for link_id, seen in found])
    changed: list[dict[str, Any]] = []
    news: list[News] = []
    for link_id, seen in found:
        before, weighed = scales.weigh(link_id, links[link_id], seen)
        after, happenings = decide(before, weighed, policy, now)
        if after is not before:
            changed.append(dict(zip(_CHANGED, (link_id, *after, *_values_shown(seen)), strict=True)))
            scales.settle(link_id, before, after)
            news += [(link_id, seen.at, each) for each in scales.in_detail(link_id, happenings, before, after)]
            links[link_id] = after
    scales.close()
    if changed:
        # Past the objects, whose bookkeeping costs more than the writing.
        session.connection().execute(_CHANGE, changed)
    tell(session, news)


def _known_of(session: Session, links: Sequence[int]) -> dict[int, Known]:
    rows = session.connection().execute(_HELD, {"links": links})
    return {key: Known(*known) for key, *known in rows}


def _mark_settled(session: Session, batch: Sequence[_Visited], counted: Sequence[_Visited]) -> None:
    heard = {visit.id for visit in counted}
    unheard = {visit.id for visit in batch} - heard
    for statement, ids in ((_SETTLE, heard), (_SETTLE_UNHEARD, unheard)):
        if ids:
            session.connection().execute(statement, {"ids": sorted(ids)})
