"""Runs `vigie` in forks of a process that has loaded it once: a command comes in on a line, its process goes out; a
process comes in, its exit code goes out. An empty catalogue comes in to have commands rehearsed on its kind.

Loading Scrapy takes longer than most of what the tests ask for. Whoever wants `vigie` as a shell starts it has
`Desk.command`.
"""

import atexit
import contextlib
import fcntl
import gc
import json
import os
import signal
import sys
import termios
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any, NoReturn

from tests.rehearsing import rehearse, share_questions
from vigie import cli
from vigie.loading import COMMANDS, loaded

# What Scrapy loads by name when it crawls.
_SCRAPY = ("dupefilters", "logformatter", "pqueues", "squeues", "statscollectors")
# Seconds: a command that takes longer hangs.
_PATIENCE = 300


def main() -> None:
    for name in COMMANDS:
        loaded(name)
    import_module("vigie.desk.serving")
    for name in ("psycopg", "uvloop", "encodings.idna", *(f"scrapy.{each}" for each in _SCRAPY)):
        with contextlib.suppress(ImportError):
            import_module(name)
    share_questions()
    ready("sqlite:///vigie.db")
    for line in sys.stdin:
        sys.stdout.write(f"{answer(json.loads(line))}\n")
        sys.stdout.flush()


def answer(asked: dict[str, Any]) -> int | str:
    if "database" in asked:
        return ready(**asked)
    return ended(**asked) if "process" in asked else begun(**asked)


def ready(database: str) -> str:
    rehearse(database)
    # Forks need not go through all that is here when they end.
    gc.freeze()
    return ""


def begun(terminal: str, code: str, place: str, **asked: Any) -> int:
    """code: what is run in the place of `vigie`, if anything is."""
    names = [terminal] * 3 if terminal else [f"{place}/{name}" for name in ("typed", "output", "errors")]
    ends = [os.open(name, os.O_RDWR | os.O_NOCTTY) for name in names]
    child = os.fork()
    if not child:
        become(ends=ends, **asked)
        run_and_end(partial(exec, code, {}) if code else cli.main)
    for end in ends:
        os.close(end)
    return child


def ended(process: int, patient: bool) -> int | str:
    """Nothing where it has not ended yet."""
    child, status = os.waitpid(process, 0 if patient else os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if child else ""


def run_and_end(command: Callable[[], object]) -> NoReturn:
    """Runs a command and ends at once: to clear away all that was loaded takes a fork longer than most commands."""
    code: object = 1
    try:
        command()
        code = 0
    except SystemExit as ended:
        code = ended.code or 0
    except BaseException:
        traceback.print_exc()
    # What an ordinary end would do, in its order.
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


def become(arguments: Sequence[str], folder: str, environment: Mapping[str, str], ends: Sequence[int]) -> None:
    """Takes on what a process of its own would have been started with."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for descriptor, end in enumerate(ends):
        os.dup2(end, descriptor)
    if os.isatty(0):
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        sys.stdin, sys.stdout, sys.stderr = (
            os.fdopen(descriptor, mode, buffering=1, closefd=False) for descriptor, mode in enumerate("rww")
        )
    # Ignored where the tests run in the background of a shell.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = ["vigie", *arguments]
    signal.alarm(_PATIENCE)


if __name__ == "__main__":
    main()
