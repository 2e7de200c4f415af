"""Visits on their way into the catalogue: stored one by one as they are made, taken into account run by run.

Only a whole run can tell whether our own network failed, so the life cycle waits for its end. A run that was
interrupted, even killed, loses nothing that was stored: the next one settles it first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from catalog.events import new_event
from catalog.lifecycle import Known, decide
from catalog.models import Event, Link, Run, Visit
from catalog.observation import Observation
from catalog.outage import Sighting, is_outage
from catalog.policy import Policy
from catalog.urls import host_of
from catalog.vocabulary import NETWORK_FAILURES, Reason, State

_KNOWN = tuple(field.name for field in fields(Known))
# An outage that a control site denies is believed for so long.
_LONGEST_SUSPICION = timedelta(days=3)
_SEEN = tuple(field.name for field in fields(Observation))


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of a run. `conclusive` is False where our own network failed: then nothing was concluded.

    `online` tells whether a control site answered all the same.
    """

    visits: int
    online: bool
    conclusive: bool
    events: tuple[Event, ...] = ()


def begin_run(session: Session, now: datetime) -> Run:
    run = Run(started_at=now)
    session.add(run)
    session.flush()
    return run


def store(session: Session, run_id: int, link_id: int, seen: Observation) -> None:
    """Keeps an observation. The same visit told twice is kept once."""
    known = session.scalar(select(Visit.id).where(Visit.link_id == link_id, Visit.at == seen.at))
    if known is not None:
        return
    session.add(Visit(run_id=run_id, link_id=link_id, **{name: getattr(seen, name) for name in _SEEN}))


def settle(
    session: Session, run: Run, policy: Policy, now: datetime, *, online: bool = True, interrupted: bool = False
) -> Settlement:
    """Ends a run: takes its visits into account, or none of them if our own network failed.

    An interrupted run did not look at its network again: what a failing network would explain counts for nothing.
    """
    visits = _unsettled(session, run)
    suspicious = is_outage(_sighting(visit) for visit in visits) and not _suspected_for_long(session, run, now)
    conclusive = online and not suspicious
    events: list[Event] = []
    for visit in visits:
        visit.settled = True
        if conclusive and not (interrupted and visit.reason in NETWORK_FAILURES):
            events += _take_into_account(session, visit, policy, now)
        else:
            visit.reason = Reason.OFFLINE
    run.ended_at, run.online, run.conclusive = now, online, conclusive
    return Settlement(len(visits), online, conclusive, tuple(events))


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


def observation_of(visit: Visit) -> Observation:
    seen = Observation(**{name: getattr(visit, name) for name in _SEEN})
    return replace(seen, chain=tuple(seen.chain))


def known_of(link: Link) -> Known:
    return Known(**{name: getattr(link, name) for name in _KNOWN})


def _unsettled(session: Session, run: Run) -> Sequence[Visit]:
    return session.scalars(
        select(Visit)
        .where(Visit.run_id == run.id, Visit.settled.is_(False))
        .order_by(Visit.id)
        .options(joinedload(Visit.link).selectinload(Link.uses))
    ).all()


def _sighting(visit: Visit) -> Sighting:
    return Sighting(
        host=host_of(visit.final_url or visit.link.url),
        was_alive=visit.link.state is State.ALIVE,
        reason=visit.reason,
    )


def _take_into_account(session: Session, visit: Visit, policy: Policy, now: datetime) -> list[Event]:
    link, before = visit.link, known_of(visit.link)
    after, happenings = decide(before, observation_of(visit), policy, now)
    if after is before:
        return []
    for name in _KNOWN:
        setattr(link, name, getattr(after, name))
    for name in ("status", "final_url", "detail", "content_type"):
        setattr(link, name, getattr(visit, name))
    link.chain = list(visit.chain)
    resource = link.uses[0].resource if link.uses else None
    return [
        new_event(session, happening.kind, visit.at, resource, link, dict(happening.facts)) for happening in happenings
    ]
