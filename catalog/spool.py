"""Texts made once and needed again, kept on disk: memory does not grow with the catalogue."""

import os
import tempfile
from array import array
from collections.abc import Iterator
from types import TracebackType
from typing import Self


class Spool:
    """A list of texts. Each is known by its number, counted from 0. What was added before a fork is read by all."""

    def __init__(self) -> None:
        # Without a buffer, of which forked processes would have one each.
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 (closed by __exit__)
        self._ends = array("Q", [0])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, text: str) -> None:
        rest = memoryview(text.encode())
        self._ends.append(self._ends[-1] + len(rest))
        while rest:
            rest = rest[self._file.write(rest) :]

    def __iter__(self) -> Iterator[str]:
        return (self[number] for number in range(len(self)))

    def __getitem__(self, number: int) -> str:
        start, end = self._ends[number], self._ends[number + 1]
        # Wherever the file stands, for whichever process.
        return os.pread(self._file.fileno(), end - start, start).decode()
