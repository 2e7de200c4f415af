"""One crawl of the catalogue: what is due is visited, stored as it comes, and taken into account at the end."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.hand.deeds import wake
from catalog.observation import Observation
from catalog.policy import Policy
from catalog.telling import Told
from catalog.visits import Settlement, begin_run, settle, settle_interrupted
from catalog.worklist import Condition, Worklist, due
from crawler.memory import StoredMemory
from crawler.network import Network
from crawler.options import CrawlerOptions
from crawler.recording import Recorder
from crawler.target import Target
from crawler.visiting import visit
from crawler.work import DueWork

# Tells how far the crawl is: visits made, visits to make, the link just visited.
Progress = Callable[[int, int, Target, Observation], None]
# Which links are visited, given the moment.
Choice = Callable[[datetime], Condition]


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
    events: Told


async def crawl(
    engine: Engine,
    options: CrawlerOptions,
    policy: Policy,
    now: datetime,
    choose: Choice = due,
    progress: Progress | None = None,
    network: Network | None = None,
) -> CrawlReport:
    """Visits the links that `choose` gives. The caller holds the run's lock."""
    with Session(engine, expire_on_commit=False) as session:
        resumed = settle_interrupted(session, policy, now)
        wake(session, now)
        run = begin_run(session, now)
        session.commit()
        work = DueWork(Worklist(engine, choose(now)))
        total = sum(work.hosts().values())
        recorder = Recorder(engine, run.id)
        found = _keeping(recorder, total, progress)
        online, stopped = True, False
        try:
            memory = StoredMemory(engine, recorder, now, timedelta(days=policy.passing_days))
            online = not total or await visit(work, options, now, found, network, memory)
        except asyncio.CancelledError:
            stopped = True
        finally:
            await recorder.close()
        settlement = settle(session, run, policy, now, online=online, interrupted=stopped)
        session.commit()
        return _report(engine, total, settlement, resumed, stopped=stopped)


def _keeping(recorder: Recorder, total: int, progress: Progress | None) -> Callable[[Target, Observation], None]:
    done = 0

    def found(target: Target, seen: Observation) -> None:
        nonlocal done
        recorder.keep(target.key, seen)
        done += 1
        if progress:
            progress(done, total, target, seen)

    return found


def _report(
    engine: Engine, due: int, settlement: Settlement, resumed: Sequence[Settlement], *, stopped: bool
) -> CrawlReport:
    return CrawlReport(
        due=due,
        visits=settlement.visits,
        resumed=sum(each.visits for each in resumed),
        online=settlement.online,
        conclusive=settlement.conclusive,
        stopped=stopped,
        events=Told(engine, tuple(each.run_id for each in (*resumed, settlement))),
    )
