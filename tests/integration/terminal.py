"""A real terminal of 80 columns: a process on a pty, and the screen that it draws."""

import os
import pty
import signal
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte
from pexpect.fdpexpect import fdspawn

from tests.loaded import Loaded

COLUMNS, ROWS = 80, 24
PATIENCE = 60


class Terminal:
    """What a person at it sees and types. keys: how many were pressed, by line."""

    def __init__(self, loaded: Loaded, command: list[str], folder: Path, columns: int = COLUMNS) -> None:
        ours, its = pty.openpty()
        termios.tcsetwinsize(ours, (ROWS, columns))
        self.process = loaded.begin(command[1:], folder, terminal=os.ttyname(its))
        os.close(its)
        self.child = fdspawn(ours, timeout=PATIENCE, encoding="utf-8")
        self.child.delaybeforesend = None
        self.screen = pyte.Screen(columns, ROWS)
        self.stream = pyte.Stream(self.screen)
        self.keys = 0

    @property
    def shown(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, seen: Callable[[str], bool]) -> str:
        end = time.monotonic() + PATIENCE
        while not seen(self.shown):
            assert time.monotonic() < end, self.shown
            try:
                self.stream.feed(self.child.read_nonblocking(65536, timeout=1))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                assert seen(self.shown), self.shown
        return self.shown

    def sees(self, text: str) -> str:
        return self.until(lambda shown: text in " ".join(shown.split()))

    def press(self, keys: str) -> None:
        self.keys += len(keys)
        self.child.send(keys)

    def end(self) -> str:
        self.child.expect(pexpect.EOF)
        self.stream.feed(self.child.before)
        self.child.close()
        assert self.process.wait() == 0, self.shown
        return self.shown

    def ends(self, code: int) -> None:
        self.child.expect(pexpect.EOF)
        self.child.close()
        assert self.process.wait() == code, self.child.before

    def told(self) -> str:
        """All that was written until the end, as it came."""
        self.ends(0)
        return str(self.child.before)

    def close(self) -> None:
        """Whatever it still does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.child.close()
