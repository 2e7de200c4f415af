"""What there is to visit, as the frontier wants it: host by host, a few visits at a time."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from catalog.urls import host_of
from catalog.worklist import Worklist
from crawler.target import Target, Visit, target_of

# Few enough for the memory, over all hosts together; many enough at a time for the database.
_HELD = 8_000
_FEWEST, _MOST = 4, 40


class Work(Protocol):
    def hosts(self) -> Mapping[str, int]:
        """How many visits each host is waited for."""

    def take(self, host: str) -> Sequence[Visit]:
        """The next visits of a host; none when all were taken."""


class ListedWork:
    """Targets given one by one."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self._targets: dict[str, deque[Target]] = defaultdict(deque)
        for target in targets:
            self._targets[host_of(target.url)].append(target)

    def hosts(self) -> Mapping[str, int]:
        return Counter({host: len(targets) for host, targets in self._targets.items()})

    def take(self, host: str) -> Sequence[Visit]:
        return [Visit(target, target.url) for target in self._targets.pop(host, ())]


class DueWork:
    """Links of the catalogue."""

    def __init__(self, worklist: Worklist) -> None:
        self.worklist = worklist
        self.at_once = _FEWEST

    def hosts(self) -> Mapping[str, int]:
        hosts = self.worklist.hosts()
        self.at_once = max(_FEWEST, min(_MOST, _HELD // max(len(hosts), 1)))
        return hosts

    def take(self, host: str) -> Sequence[Visit]:
        return [Visit(target_of(link), link.url) for link in self.worklist.take(host, self.at_once)]
