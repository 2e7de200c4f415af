"""One edition of the published site: the files that pages and feeds are written into, and the list of them."""

import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

# Says that a folder is ours, and lists the files in it that we wrote: one path a line, after the first line.
MARKER = ".vigie"
_FIRST_LINE = "This folder is written by Vigie. These files are its own, and are replaced or removed by it:\n"


class Edition:
    """Writes files into `folder`, which exists and is empty; the list of them comes first, so that a half is known.

    former: the folder of the edition before. A file that did not change is that edition's own, with its time, which
    web servers and copying programs go by. All methods raise OSError where the folder cannot be written.
    """

    def __init__(self, folder: Path, former: Path | None = None) -> None:
        self.folder = folder
        self.former = former
        self.files = 0
        # The folder that was written into last, which is there.
        self._last = ""
        self._list = (folder / MARKER).open("w", encoding="utf-8")
        self._list.write(_FIRST_LINE)

    def write(self, path: str, content: str | bytes) -> bool:
        """path: from the root of the site, with slashes. Whether it is new, or other than in the edition before."""
        data = content.encode() if isinstance(content, str) else content
        target = self._enter(path)
        before = self.former / path if self.former else None
        if before is not None and _holds(before, data):
            _keep(before, target)
            return False
        target.write_bytes(data)
        return True

    def adopt(self, path: str, file: Path) -> None:
        """Takes a finished file, too large to be held in memory, for its own."""
        target = self._enter(path)
        before = self.former / path if self.former else None
        if before is not None and _are_same(before, file):
            _keep(before, target)
        else:
            shutil.copyfile(file, target)

    def close(self) -> None:
        self._list.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self.close()

    def _enter(self, path: str) -> Path:
        folder = path.rpartition("/")[0]
        if folder != self._last:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
            self._last = folder
        self._list.write(f"{path}\n")
        self.files += 1
        return self.folder / path


def files_of(folder: Path) -> set[str] | None:
    """The files that an edition wrote into a folder; None where it lists none: then all is ours, or nothing."""
    try:
        lines = (folder / MARKER).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return {MARKER, *lines[1:]} if len(lines) > 1 else None


def _holds(file: Path, data: bytes) -> bool:
    try:
        with file.open("rb", buffering=0) as held:
            return os.fstat(held.fileno()).st_size == len(data) and held.read() == data
    except OSError:
        return False


def _are_same(one: Path, other: Path) -> bool:
    try:
        if one.stat().st_size != other.stat().st_size:
            return False
    except OSError:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while block := first.read(1 << 16):
            if block != second.read(1 << 16):
                return False
    return True


def _keep(before: Path, target: Path) -> None:
    """One file under two names; a copy where the file system knows no such thing."""
    try:
        os.link(before, target)
    except OSError:
        shutil.copy2(before, target)
