"""Visits one address for a person who wants to add it: what answers there, and what it says of itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from catalog.observation import Observation
from catalog.urls import host_of
from crawler.judging.answer import Answer
from crawler.judging.description import Description, describe
from crawler.network import Network
from crawler.options import CrawlerOptions
from crawler.target import Target, Visit
from crawler.visiting import visit


@dataclass(frozen=True, slots=True)
class Described:
    """seen: None where our own network is down."""

    seen: Observation | None
    description: Description


async def look_at(url: str, options: CrawlerOptions, now: datetime, network: Network | None = None) -> Described:
    """One visit, as `vigie check` makes it. Must run within `crawler.reactor.run`."""
    work, found = _OneVisit(url), list[Observation]()
    online = await visit(work, options, now, lambda _target, seen: found.append(seen), network)
    last = work.visit.steps[-1] if work.visit.steps else None
    description = describe(last) if isinstance(last, Answer) and last.status == 200 else Description()
    return Described(found[0] if found and online else None, description)


class _OneVisit:
    """A work list of one, which keeps what was answered."""

    def __init__(self, url: str) -> None:
        self.visit = Visit(Target(0, url), url)
        self._waiting = [self.visit]

    def hosts(self) -> Mapping[str, int]:
        return {host_of(self.visit.url): len(self._waiting)}

    def take(self, host: str) -> Sequence[Visit]:  # noqa: ARG002 (there is but one)
        taken, self._waiting = self._waiting, []
        return taken
