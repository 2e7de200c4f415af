"""Who may be asked now: hosts by the next moment they may be asked, each with the visits that wait for it.

One request at a time per host, `delay` seconds from the start of one to the start of the next, `limit` requests at once
in all. Of the hosts that are rested, the one with the longest backlog goes first: it is what the end of the crawl waits
for (the LPT rule: Graham 1969). A host that has nothing to do costs nothing, and a slow one holds up nobody else.
Time is passed in (seconds, monotonic).
"""

import heapq
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Frontier(Generic[T]):
    """`host_of` tells which host a visit waits for.

    backlog: how many visits of each host are still to be had from `feed`, which gives the next few of a host. So only
    the visits of hosts at work are in memory.
    """

    def __init__(
        self,
        delay: float,
        limit: int,
        host_of: Callable[[T], str],
        backlog: Mapping[str, int] | None = None,
        feed: Callable[[str], Sequence[T]] = lambda _host: (),
    ) -> None:
        self.delay = delay
        self.limit = limit
        self.host_of = host_of
        self.feed = feed
        # Hosts at work, by the moment at which they were asked.
        self.busy: dict[str, float] = {}
        self._unfed = dict(backlog or {})
        self._waiting: dict[str, deque[T]] = {}
        self._delays: dict[str, float] = {}
        # The moment at which a host that was asked is rested.
        self._rested_at: dict[str, float] = {}
        # A host with something to do that is not busy stands in one of these, once: by its moment, or by its backlog.
        self._resting: list[tuple[float, str]] = []
        self._rested: list[tuple[int, str]] = [(-count, host) for host, count in self._unfed.items() if count]
        heapq.heapify(self._rested)

    @property
    def done(self) -> bool:
        return not (self._waiting or self.busy or self._rested or self._resting)

    def add(self, visit: T, *, first: bool = False) -> None:
        """Lets a visit wait for its host, ahead of the others if it is `first`."""
        host = self.host_of(visit)
        idle = host not in self.busy and not self._has_work(host)
        queue = self._waiting.setdefault(host, deque())
        if first:
            queue.appendleft(visit)
        else:
            queue.append(visit)
        if idle:
            self._push(host)

    def pop(self, now: float) -> T | None:
        """A visit whose host may be asked now; the host is busy until `release`. None: see `pause`."""
        while self._resting and self._resting[0][0] <= now:
            host = heapq.heappop(self._resting)[1]
            heapq.heappush(self._rested, (-self._backlog(host), host))
        while self._rested and len(self.busy) < self.limit:
            host = heapq.heappop(self._rested)[1]
            # A host that was given up may come back while its old entry is still here.
            visit = None if host in self.busy else self._next(host)
            if visit is not None:
                self.busy[host] = now
                return visit
        return None

    def release(self, host: str, now: float, *, asked: bool = True, rest: float = 0.0) -> None:
        """The host has answered, or failed to. It needs no rest if it was not `asked` after all, or `rest` seconds more
        from now on.
        """
        started = self.busy.pop(host)
        if asked:
            self._rested_at[host] = max(started + self._delays.get(host, self.delay), now + rest)
        if self._has_work(host):
            self._push(host)

    def slow_down(self, host: str, delay: float) -> None:
        """From now on, a host is asked every `delay` seconds at most."""
        self._delays[host] = max(delay, self.delay)

    def give_up(self, host: str) -> list[T]:
        """The visits that wait for a host, which is left alone from now on; those not fed yet never will be."""
        self._unfed.pop(host, None)
        return list(self._waiting.pop(host, ()))

    def pause(self, now: float) -> float | None:
        """Seconds until `pop` may succeed by itself; None if only a `release` or an `add` can help."""
        if len(self.busy) >= self.limit:
            return None
        if self._rested:
            return 0.0
        return max(self._resting[0][0] - now, 0.0) if self._resting else None

    def _has_work(self, host: str) -> bool:
        return host in self._waiting or bool(self._unfed.get(host))

    def _backlog(self, host: str) -> int:
        return len(self._waiting.get(host, ())) + self._unfed.get(host, 0)

    def _next(self, host: str) -> T | None:
        if host not in self._waiting and self._unfed.get(host):
            fed = self.feed(host)
            self._unfed[host] = max(self._unfed[host] - len(fed), 0) if fed else 0
            if fed:
                self._waiting[host] = deque(fed)
        queue = self._waiting.get(host)
        if not queue:
            return None
        visit = queue.popleft()
        if not queue:
            del self._waiting[host]
        return visit

    def _push(self, host: str) -> None:
        heapq.heappush(self._resting, (self._rested_at.get(host, 0.0), host))
