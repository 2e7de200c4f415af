"""Who may be asked now: hosts by the next moment they may be asked, each with the visits that wait for it.

One request at a time and `delay` seconds of rest per host, `limit` requests at once in all. A host that has nothing
to do costs nothing, and a slow one holds up nobody else. Time is passed in (seconds, monotonic).
"""

import heapq
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Frontier(Generic[T]):
    """`host_of` tells which host a visit waits for."""

    def __init__(self, delay: float, limit: int, host_of: Callable[[T], str]) -> None:
        self.delay = delay
        self.limit = limit
        self.host_of = host_of
        self.busy: set[str] = set()
        self._waiting: dict[str, deque[T]] = {}
        self._rested_at: dict[str, float] = {}
        # (when, how little waits: the longest backlog first, host); a host is in here once, and only if it waits idle.
        self._ready: list[tuple[float, int, str]] = []

    @property
    def done(self) -> bool:
        return not self._waiting and not self.busy

    def add(self, visit: T, *, first: bool = False) -> None:
        """Lets a visit wait for its host, ahead of the others if it is `first`."""
        host = self.host_of(visit)
        queue = self._waiting.get(host)
        if queue is None:
            queue = self._waiting[host] = deque()
        if first:
            queue.appendleft(visit)
        else:
            queue.append(visit)
        if len(queue) == 1 and host not in self.busy:
            self._push(host)

    def pop(self, now: float) -> T | None:
        """A visit whose host may be asked now; the host is busy until `release`. None: see `pause`."""
        if len(self.busy) >= self.limit or not self._ready or self._ready[0][0] > now:
            return None
        host = heapq.heappop(self._ready)[2]
        queue = self._waiting[host]
        visit = queue.popleft()
        if not queue:
            del self._waiting[host]
        self.busy.add(host)
        return visit

    def release(self, host: str, now: float, *, asked: bool = True) -> None:
        """The host has answered, or failed to; it needs no rest if it was not `asked` after all."""
        self.busy.discard(host)
        if asked:
            self._rested_at[host] = now + self.delay
        if host in self._waiting:
            self._push(host)

    def pause(self, now: float) -> float | None:
        """Seconds until `pop` may succeed by itself; None if only a `release` or an `add` can help."""
        if len(self.busy) >= self.limit or not self._ready:
            return None
        return max(self._ready[0][0] - now, 0.0)

    def _push(self, host: str) -> None:
        ready = self._rested_at.get(host, 0.0)
        heapq.heappush(self._ready, (ready, -len(self._waiting[host]), host))
