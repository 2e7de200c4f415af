"""Stores what a crawl finds, some hundreds at a time and on a thread of its own: the database must not keep the web
waiting.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.observation import Observation
from catalog.visits import store_all

# A crawl that is killed loses what was found since the last batch: less than a second's worth.
_BATCH = 200
_PATIENCE = 0.2

Writing = Callable[[Session], None]


class Recorder:
    """`keep` and `learn` may raise what an earlier batch failed with; `close` writes the rest, and does so too."""

    def __init__(self, engine: Engine, run_id: int) -> None:
        self.engine = engine
        self.run_id = run_id
        self._found: list[tuple[int, Observation]] = []
        self._learned: list[Writing] = []
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="recorder")
        self._written: Future[None] | None = None
        self._timer: asyncio.TimerHandle | None = None

    def keep(self, link_id: int, seen: Observation) -> None:
        self._found.append((link_id, seen))
        self._soon()

    def learn(self, writing: Writing) -> None:
        """Something else to be written with the next batch."""
        self._learned.append(writing)
        self._soon()

    async def close(self) -> None:
        try:
            self._flush()
            if self._written is not None:
                await asyncio.wrap_future(self._written)
        finally:
            self._thread.shutdown()

    def _soon(self) -> None:
        if self._written is not None and self._written.done():
            self._written.result()
        if len(self._found) >= _BATCH:
            self._flush()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_PATIENCE, self._flush)

    def _flush(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        found, self._found = self._found, []
        learned, self._learned = self._learned, []
        if found or learned:
            self._written = self._thread.submit(self._write, found, learned, self._written)

    def _write(self, found: list[tuple[int, Observation]], learned: list[Writing], before: Future[None] | None) -> None:
        if before is not None:
            # One batch that could not be written is enough: the crawl ends with its error.
            before.result()
        with Session(self.engine) as session:
            store_all(session, self.run_id, found)
            for writing in learned:
                writing(session)
            session.commit()
