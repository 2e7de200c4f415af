"""Commands of `vigie`, each a process of its own, forked from one that has loaded it (forking.py)."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

# Seconds: what is not said by then will not be.
_PATIENCE = 60


class Begun:
    """A command under way, as a process is (subprocess.Popen)."""

    def __init__(self, loaded: "Loaded", pid: int, folder: Path) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._loaded, self._printed, self._said = loaded, folder / "output", folder / "errors"

    @property
    def printed(self) -> str:
        return self._printed.read_text(encoding="utf-8")

    @property
    def said(self) -> str:
        """On its standard error, so far."""
        return self._said.read_text(encoding="utf-8")

    def says(self, pattern: str) -> re.Match[str]:
        """Waits until it does."""
        until = time.monotonic() + _PATIENCE
        while not (found := re.search(pattern, self.said)):
            assert self.poll() is None, self.said
            assert time.monotonic() < until, self.said
            time.sleep(0.01)
        return found

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def poll(self) -> int | None:
        return self._ended(patient=False)

    def wait(self) -> int:
        code = self._ended(patient=True)
        assert code is not None
        return code

    def _ended(self, *, patient: bool) -> int | None:
        if self.returncode is None:
            code = self._loaded.answer({"process": self.pid, "patient": patient})
            self.returncode = int(code) if code else None
        return self.returncode


class Loaded:
    """The process that forks for each command. folder: for what they write and read."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._numbers = folder, count(1)
        self._server = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("forking.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def rehearse(self, database: str) -> None:
        """Makes it ready for catalogues of the same kind as this one, which is empty."""
        self.answer({"database": database})

    def run(self, arguments: list[str], folder: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
        with self.begun(arguments, folder, typed) as process:
            code = process.wait()
        return subprocess.CompletedProcess(arguments, code, process.printed, process.said)

    @contextmanager
    def begun(self, arguments: list[str], folder: Path, typed: str = "", code: str = "") -> Iterator[Begun]:
        """It is waited for at the end; where the test has failed, it is killed before."""
        process = self.begin(arguments, folder, typed, code=code)
        try:
            yield process
        except BaseException:
            process.send_signal(signal.SIGKILL)
            raise
        finally:
            process.wait()

    def begin(
        self, arguments: list[str], folder: Path, typed: str = "", *, terminal: str = "", code: str = ""
    ) -> Begun:
        """terminal: the path of the one at which it is started, if at any. code: runs in the place of `vigie`."""
        place = self._folder / str(next(self._numbers))
        place.mkdir()
        (place / "typed").write_text(typed, encoding="utf-8")
        for name in ("output", "errors"):
            (place / name).touch()
        asked: dict[str, object] = {"arguments": arguments, "folder": str(folder), "environment": dict(os.environ)}
        asked |= {"place": str(place), "terminal": terminal, "code": code}
        return Begun(self, int(self.answer(asked)), place)

    def answer(self, asked: object) -> str:
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps(asked) + "\n")
        self._server.stdin.flush()
        return self._server.stdout.readline().strip()

    def close(self) -> None:
        self._server.communicate()
