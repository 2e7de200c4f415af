"""What there is to visit, as the frontier wants it: host by host, a few visits at a time."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from catalog.urls import host_of
from catalog.worklist import Worklist
from crawler.target import Target, Visit, target_of

# Few enough for the memory, many enough for the database.
_AT_ONCE = 40


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

    def hosts(self) -> Mapping[str, int]:
        return self.worklist.hosts()

    def take(self, host: str) -> Sequence[Visit]:
        return [Visit(target_of(link), link.url) for link in self.worklist.take(host, _AT_ONCE)]
