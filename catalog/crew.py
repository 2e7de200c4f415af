"""Work shared out among forked processes, all of which read the catalogue as it was at one moment."""

import ctypes
import gc
import os
import signal
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from catalog.errors import N_, VigieError

_Kept = TypeVar("_Kept")
_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")
Work = Callable[[Session, Sequence[_Thing]], _Result]

# Fewer things are done sooner than handed over.
_WORTHWHILE = 30
# Each takes some 50 MiB: with more of them, a site would take more than 200 MiB to make, and whoever gathers what they
# did would soon be late.
_MOST = 2
# Objects: what a part or two leave behind.
_LEFT_OVER = 10_000
_PR_SET_PDEATHSIG = 1


class Crew:
    """session: ours, which holds still. processes: how many may work for us; where they cannot, all is done by our own.

    They read a copy of what our session sees, which is there until `close`. Other databases than SQLite know no such
    copies; elsewhere than on Linux forks of a process that has loaded much are not safe, nor are those of one that has
    threads.
    """

    def __init__(self, session: Session, processes: int = 1) -> None:
        self.session = session
        self._processes = min(processes, _MOST) if _can_fork(session) else 1
        # Parts that are under way while another is taken.
        self._ahead = self._processes + 1
        self._pools: list[Executor] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Also of work that was broken off: whoever asked for it may still hold it, but nobody goes on with it."""
        for pool in self._pools:
            pool.shutdown(cancel_futures=True)
        if self._folder:
            self._folder.cleanup()

    def each(
        self, work: Work[_Thing, _Result], parts: Iterable[tuple[_Kept, Sequence[_Thing]]]
    ) -> Iterator[tuple[_Kept, _Result]]:
        """What is made of each part, in their order, beside what was to be kept of it; only a few are held at a time.

        Errors of the work are raised here. Raises VigieError where a process ended before its work.
        """
        waiting: deque[tuple[_Kept, Callable[[], _Result]]] = deque()
        with ExitStack() as open_until_the_end, _swept_by_parts():
            pool: Executor | None = None
            for number, (kept, part) in enumerate(parts):
                # What all parts have need of is loaded with the first one, and shared by the processes that begin then.
                if number and self._processes > 1 and len(part) >= _WORTHWHILE:
                    pool = pool or open_until_the_end.enter_context(self._pool(work))
                    waiting.append((kept, pool.submit(_do, part).result))
                else:
                    waiting.append((kept, partial(work, self.session, part)))
                if len(waiting) > (self._ahead if pool else 0):
                    yield _taken(waiting)
            while waiting:
                yield _taken(waiting)

    @contextmanager
    def _pool(self, work: Work[Any, Any]) -> Iterator[Executor]:
        # Loaded for those alone that have much to do.
        from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
        from multiprocessing import get_context

        start = partial(_begin, os.getpid(), work, self._copied())
        pool = ProcessPoolExecutor(self._processes, get_context("fork"), start)
        self._pools.append(pool)
        try:
            yield pool
        except BrokenExecutor as error:
            raise VigieError(
                N_(
                    "A part of the work was ended from outside, perhaps because memory was short. "
                    "Nothing was changed: try again."
                )
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)
            self._pools.remove(pool)

    def _copied(self) -> Path:
        """The copy of the catalogue, made once."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory()
            _copy(self.session, Path(self._folder.name) / "catalogue.db")
        return Path(self._folder.name) / "catalogue.db"


@contextmanager
def _swept_by_parts() -> Iterator[None]:
    """Python looks for what is left over between the parts. Meanwhile it would find, again and again, all that the part
    is made of, which takes a twentieth of the time, and a fifth on a busy machine.
    """
    was_on = gc.isenabled()
    gc.disable()
    # What was there before is not looked at.
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()


def _taken(waiting: deque[tuple[_Kept, Callable[[], _Result]]]) -> tuple[_Kept, _Result]:
    kept, result = waiting.popleft()
    made = result()
    _sweep()
    return kept, made


def _sweep() -> None:
    if gc.get_count()[0] > _LEFT_OVER:
        gc.collect()


def processors() -> int:
    """Those that we may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _can_fork(session: Session) -> bool:
    return sys.platform == "linux" and session.get_bind().dialect.name == "sqlite" and threading.active_count() == 1


def _copy(session: Session, file: Path) -> None:
    """What the session sees, whatever was written since: SQLite copies as of the transaction that is open."""
    import sqlite3

    source: Any = session.connection().connection.driver_connection
    target = sqlite3.connect(file)
    source.backup(target)
    target.close()


# In a forked process, what it is there for.
_work: Work[Any, Any]
_engine: Engine


def _begin(parent: int, work: Work[Any, Any], catalogue: Path) -> None:
    global _work, _engine
    # What our parent would do on a signal is not for us to do; but where it ends, in whatever way, we end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    # What was loaded before is shared as long as nobody touches it.
    gc.freeze()
    gc.disable()
    _work, _engine = work, create_engine(f"sqlite:///{catalogue.as_uri()}?immutable=1&uri=true")


def _do(part: Sequence[Any]) -> Any:
    with Session(_engine) as session:
        result = _work(session, part)
    _sweep()
    return result
