"""One crawl of the catalogue: what is due is visited, stored as it comes, and taken into account at the end."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.models import Event, Link
from catalog.observation import Observation
from catalog.policy import Policy
from catalog.queries import due_links
from catalog.visits import Settlement, begin_run, settle, settle_interrupted, store
from crawler.network import Network
from crawler.options import CrawlerOptions
from crawler.target import Target
from crawler.visiting import visit

# Tells how far the crawl is: visits made, visits to make, the link just visited.
Progress = Callable[[int, int, Target, Observation], None]


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What a crawl came to.

    resumed: the visits kept from runs that were interrupted. conclusive: False if our own network failed, or seems to:
    `online` tells whether a control site answered all the same. stopped: it was interrupted, and what it had done was
    kept. events: what is worth telling.
    """

    due: int
    visits: int
    resumed: int
    online: bool
    conclusive: bool
    stopped: bool
    events: tuple[Event, ...]


async def crawl(
    engine: Engine,
    options: CrawlerOptions,
    policy: Policy,
    now: datetime,
    choose: Callable[[Session, datetime], Iterable[Link]] = due_links,
    progress: Progress | None = None,
    network: Network | None = None,
) -> CrawlReport:
    """Visits the links that `choose` gives. The caller holds the run's lock."""
    with Session(engine, expire_on_commit=False) as session:
        resumed = settle_interrupted(session, policy, now)
        session.commit()
        targets = [_target(link, policy, now) for link in choose(session, now)]
        run = begin_run(session, now)
        session.commit()
        done = 0

        def found(target: Target, seen: Observation) -> None:
            # Committed at once: a crawl that is killed loses the visits under way, no more.
            nonlocal done
            store(session, run.id, target.key, seen)
            session.commit()
            done += 1
            if progress:
                progress(done, len(targets), target, seen)

        online, stopped = True, False
        try:
            online = not targets or await visit(targets, options, now, found, network)
        except asyncio.CancelledError:
            stopped = True
        settlement = settle(session, run, policy, now, online=online, interrupted=stopped)
        session.commit()
        return _report(len(targets), settlement, resumed, stopped=stopped)


def _target(link: Link, policy: Policy, now: datetime) -> Target:
    """RFC 9309, 2.3.1.4: a robots.txt unavailable for long may be passed over. So none alone makes a link die."""
    since = link.first_failure_at
    insist = since is not None and now - since >= timedelta(days=policy.passing_days)
    return Target(link.id, link.url, insist)


def _report(due: int, settlement: Settlement, resumed: Sequence[Settlement], *, stopped: bool) -> CrawlReport:
    return CrawlReport(
        due=due,
        visits=settlement.visits,
        resumed=sum(each.visits for each in resumed),
        online=settlement.online,
        conclusive=settlement.conclusive,
        stopped=stopped,
        events=(*(event for each in resumed for event in each.events), *settlement.events),
    )
