"""One command, measured from outside: time, processor, memory."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """seconds: by the clock. cpu: seconds of processor, those of children included. memory: the peak, in MiB."""

    seconds: float
    cpu: float
    memory: float
    output: str


def measure(command: list[str], output: Path) -> Measure:
    """Runs a command to its end. Raises RuntimeError if it did not do its work."""
    started = time.perf_counter()
    with output.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    text = output.read_text(encoding="utf-8", errors="replace")
    if process.returncode not in (0, 1, 2):
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {text[-2000:]}")
    return Measure(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text)


def python(module: str, *arguments: object) -> list[str]:
    return [sys.executable, "-m", module, *(str(each) for each in arguments)]


@contextmanager
def served() -> Iterator[int]:
    """The web to measure against, in a process of its own; its port."""
    with subprocess.Popen(python("bench.web"), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        port = process.stdout.readline() if process.stdout else b""
        yield int(port)
        process.kill()
