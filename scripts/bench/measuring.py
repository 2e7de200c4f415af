"""One command, measured from outside: time, processor, memory.

Linux counts the memory of whoever starts a process as that one's own peak, so it is started by this very file, run as
a process of its own that holds next to nothing.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """seconds: by the clock. cpu: seconds of processor, those of children included. memory: the peak, in MiB."""

    seconds: float
    cpu: float
    memory: float
    output: str


@dataclass(frozen=True, slots=True)
class _Usage:
    code: int
    seconds: float
    cpu: float
    memory: float


def measure(command: list[str], output: Path) -> Measure:
    """Runs a command to its end. Raises RuntimeError if it did not do its work."""
    starting = [sys.executable, "-S", __file__, str(output), *command]
    usage = _Usage(**json.loads(subprocess.run(starting, check=True, stdout=subprocess.PIPE).stdout))
    text = output.read_text(encoding="utf-8", errors="replace")
    if usage.code not in (0, 1, 2):
        raise RuntimeError(f"{command[0]} ended with {usage.code}: {text[-2000:]}")
    return Measure(usage.seconds, usage.cpu, usage.memory, text)


def _start(output: Path, command: list[str]) -> _Usage:
    started = time.perf_counter()
    with output.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    return _Usage(process.returncode, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def python(module: str, *arguments: object) -> list[str]:
    return [sys.executable, "-m", module, *(str(each) for each in arguments)]


@contextmanager
def served() -> Iterator[int]:
    """The web to measure against, in a process of its own; its port."""
    with subprocess.Popen(python("bench.web"), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        port = process.stdout.readline() if process.stdout else b""
        yield int(port)
        process.kill()


if __name__ == "__main__":
    print(json.dumps(asdict(_start(Path(sys.argv[1]), sys.argv[2:]))))
