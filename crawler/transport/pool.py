"""Connections that may serve again. A host is asked one thing at a time, so one idle connection per site is plenty."""

import asyncio
import resource
from collections import OrderedDict

from crawler.transport.connection import Connection

# Scheme, host, port.
Place = tuple[str, str, int]

# As many as a crawl of some hundred hosts goes round, where the system lets us hold as many open.
_MOST_IDLE = min(600, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 2)
_LONGEST_IDLE = 15.0  # seconds; servers close theirs after 5 to 75


class Pool:
    def __init__(self) -> None:
        self._idle: OrderedDict[Place, tuple[Connection, asyncio.TimerHandle]] = OrderedDict()

    def take(self, place: Place) -> Connection | None:
        idle = self._idle.pop(place, None)
        if idle is None:
            return None
        idle[1].cancel()
        return idle[0] if idle[0].open else None

    def give(self, place: Place, connection: Connection) -> None:
        if not connection.open:
            return
        self._drop(place)
        timer = asyncio.get_running_loop().call_later(_LONGEST_IDLE, self._drop, place)
        self._idle[place] = connection, timer
        if len(self._idle) > _MOST_IDLE:
            self._drop(next(iter(self._idle)))

    def close(self) -> None:
        for place in list(self._idle):
            self._drop(place)

    def _drop(self, place: Place) -> None:
        idle = self._idle.pop(place, None)
        if idle is not None:
            idle[1].cancel()
            idle[0].close()
