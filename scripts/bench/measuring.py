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
from threading import Event, Thread

# Seconds.
_BETWEEN_LOOKS = 0.05


@dataclass(frozen=True, slots=True)
class Measure:
    """seconds: by the clock. cpu: seconds of processor, those of children included. memory: the peak, in MiB, of the
    process and its children together where it has any, what they share counted once.
    """

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
        with _watched(process.pid) as together:
            _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    memory = max(usage.ru_maxrss / 1024, *together)
    return _Usage(process.returncode, seconds, usage.ru_utime + usage.ru_stime, memory)


@contextmanager
def _watched(process: int) -> Iterator[list[float]]:
    """What the process and its children took together, look by look."""
    looks, ended = [0.0], Event()

    def look() -> None:
        while not ended.wait(_BETWEEN_LOOKS):
            looks.append(_together(process))

    watching = Thread(target=look)
    watching.start()
    try:
        yield looks
    finally:
        ended.set()
        watching.join()


def _together(process: int) -> float:
    """The proportional set size of a process with its children, in MiB; nothing where it has none."""
    family = _family(process)
    return sum(map(_share, family)) if len(family) > 1 else 0.0


def _family(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [process, *(each for child in children for each in _family(int(child)))]


def _share(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


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
