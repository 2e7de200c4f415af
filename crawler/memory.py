"""What sites have taught us: their robots.txt (RFC 9309, 2.4: kept for a day) and what they answer to addresses that
cannot exist. Kept for the run, and in the catalogue for the next ones.
"""

import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.models import Site
from crawler.judging.expectation import Sibling
from crawler.recording import Recorder
from crawler.robots import Rules, rules_from

_DAY = 86_400.0
_ROBOTS_KEPT = timedelta(days=1)
# A site that answers as it should is likely to go on so; what another one answers may change with its design.
_HONEST_KEPT, _OTHER_KEPT = timedelta(days=30), timedelta(days=7)


class SiteMemory:
    """For one run. Sites go by their origin: "https://www.example.org"."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._rules: dict[str, tuple[float, Rules]] = {}
        self._siblings: dict[str, Sibling | None] = {}

    def rules(self, origin: str) -> Rules | None:
        """What robots.txt says; None if it has to be asked for."""
        kept = self._rules.get(origin)
        return kept[1] if kept and self.clock() - kept[0] < _DAY else None

    def keep_rules(self, origin: str, rules: Rules) -> None:
        self._rules[origin] = self.clock(), rules

    def insists(self, origin: str) -> bool:  # noqa: ARG002 (for those who know more)
        """Whether robots.txt could not be had for so long that it no longer holds us off (RFC 9309, 2.3.1.4)."""
        return False

    def has_asked_sibling(self, origin: str) -> bool:
        """Whether the site was asked for an address that cannot exist: once is enough, even without an answer."""
        return origin in self._siblings

    def sibling(self, origin: str) -> Sibling | None:
        return self._siblings.get(origin)

    def keep_sibling(self, origin: str, sibling: Sibling | None) -> None:
        self._siblings[origin] = sibling


class StoredMemory(SiteMemory):
    """Remembers earlier runs, and is remembered by later ones. patience: how long a robots.txt that fails is heeded."""

    def __init__(
        self,
        engine: Engine,
        recorder: Recorder,
        now: datetime,
        patience: timedelta,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(clock)
        self.engine = engine
        self.recorder = recorder
        self.now = now
        self.patience = patience
        self._recalled: set[str] = set()
        self._failing_since: dict[str, datetime] = {}

    def rules(self, origin: str) -> Rules | None:
        self._recall(origin)
        return super().rules(origin)

    def keep_rules(self, origin: str, rules: Rules) -> None:
        super().keep_rules(origin, rules)
        if rules.unavailable is None:
            self._learn(origin, robots=rules.text, robots_at=self.now, robots_failing_since=None)
        elif origin not in self._failing_since:
            # What could not be had today is asked for again tomorrow.
            self._failing_since[origin] = self.now
            self._learn(origin, robots_failing_since=self.now)

    def insists(self, origin: str) -> bool:
        self._recall(origin)
        since = self._failing_since.get(origin)
        return since is not None and self.now - since >= self.patience

    def has_asked_sibling(self, origin: str) -> bool:
        self._recall(origin)
        return super().has_asked_sibling(origin)

    def keep_sibling(self, origin: str, sibling: Sibling | None) -> None:
        super().keep_sibling(origin, sibling)
        if sibling is not None:
            self._learn(origin, sibling=asdict(sibling), sibling_at=self.now)

    def _recall(self, origin: str) -> None:
        if origin in self._recalled:
            return
        self._recalled.add(origin)
        with Session(self.engine) as session:
            site = session.get(Site, origin)
        if site is None:
            return
        if site.robots_failing_since:
            self._failing_since[origin] = site.robots_failing_since
        if site.robots_at and timedelta(0) <= self.now - site.robots_at < _ROBOTS_KEPT:
            super().keep_rules(origin, rules_from(site.robots))
        if site.sibling is not None and site.sibling_at:
            sibling = Sibling(**site.sibling)
            kept = _HONEST_KEPT if sibling.honest else _OTHER_KEPT
            if timedelta(0) <= self.now - site.sibling_at < kept:
                super().keep_sibling(origin, sibling)

    def _learn(self, origin: str, **facts: object) -> None:
        def write(session: Session) -> None:
            site = session.get(Site, origin)
            if site is None:
                site = Site(origin=origin)
                session.add(site)
            for name, value in facts.items():
                setattr(site, name, value)

        self.recorder.learn(write)
