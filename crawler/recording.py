"""Stores what a crawl finds on a thread of its own, so that the database does not keep the web waiting.

Each visit is stored at once, as long as they come one by one. As soon as several are waiting they are stored together,
ten times a second: a batch costs far more than what is in it.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.observation import Observation
from catalog.visits import store_all

Writing = Callable[[Session], None]
_REST = 0.1  # seconds from the start of a batch of several to the start of the next


class Recorder:
    """`keep` and `learn` may raise what an earlier batch failed with; `close` writes the rest, and does so too."""

    def __init__(self, engine: Engine, run_id: int) -> None:
        self.engine = engine
        self.run_id = run_id
        self._found: list[tuple[int, Observation]] = []
        self._learned: list[Writing] = []
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="recorder")
        self._written: Future[None] | None = None
        self._loop = asyncio.get_running_loop()
        self._rested_at = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._closed = False

    def keep(self, link_id: int, seen: Observation) -> None:
        self._found.append((link_id, seen))
        self._soon()

    def learn(self, writing: Writing) -> None:
        """Something else to be written with the next batch."""
        self._learned.append(writing)
        self._soon()

    async def close(self) -> None:
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
        try:
            if self._written is not None:
                await asyncio.wrap_future(self._written)
            self._flush()
            if self._written is not None:
                await asyncio.wrap_future(self._written)
        finally:
            self._thread.shutdown()

    def _soon(self) -> None:
        """At once if the thread is free and rested; if not, when it is: what comes meanwhile is written together."""
        if self._timer is not None or not self._is_free():
            return
        wait = self._rested_at - self._loop.time()
        if wait > 0:
            self._timer = self._loop.call_later(wait, self._again)
        else:
            self._flush()

    def _is_free(self) -> bool:
        """Raises what the last batch failed with."""
        if self._written is not None and self._written.done():
            self._written.result()
        return self._written is None or self._written.done()

    def _again(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None
        failed = self._written is not None and self._written.done() and self._written.exception()
        if (self._found or self._learned) and not self._closed and not failed:
            self._soon()

    def _when_free(self, _written: Future[None]) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._again)

    def _flush(self) -> None:
        found, self._found = self._found, []
        learned, self._learned = self._learned, []
        if found or learned:
            self._rested_at = self._loop.time() + (_REST if len(found) > 1 else 0.0)
            self._written = self._thread.submit(self._write, found, learned)
            self._written.add_done_callback(self._when_free)

    def _write(self, found: list[tuple[int, Observation]], learned: list[Writing]) -> None:
        with Session(self.engine) as session:
            store_all(session, self.run_id, found)
            for writing in learned:
                writing(session)
            session.commit()
