"""One edition of the published site: the files that pages and feeds are written into, and the list of them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from catalog.ledger import Ledger

# Says that a folder is ours, and lists the files in it that we wrote: one path a line, after the first line.
MARKER = ".vigie"
_FIRST_LINE = "This folder is written by Vigie. These files are its own, and are replaced or removed by it:\n"
# Windows would make two signs of each end of a line.
_BINARY = getattr(os, "O_BINARY", 0)


class Edition:
    """Writes files into `folder`, which exists; the list of them comes first, so that a half is known.

    The folder is empty, or holds an older edition, of which what did not change since need not be touched.
    former: the folder of the edition before. A file that did not change is that edition's own, with its time, which
    web servers and copying programs go by. ledger: of what the former's files were made. All methods raise OSError
    where the folder cannot be written.
    """

    def __init__(self, folder: Path, former: Path | None = None, ledger: Ledger | None = None) -> None:
        self.folder = folder
        self.former = former if former and former.exists() else None
        self.ledger = ledger
        self.files = 0
        self._renewing = (folder / MARKER).exists()
        self._together: list[str] | None = None
        # The folder that was written into last, which is there.
        self._last = ""
        self._list = (folder / MARKER).open("w", encoding="utf-8")
        self._list.write(_FIRST_LINE)

    def write(self, path: str, content: str | bytes, made_of: bytes | None = None, beside: str = "") -> bool:
        """path: from the root of the site, with slashes. made_of: a digest of all that the content depends on.

        beside: what else was made of the same, for `kept` to give back. Whether the file is new, or other than in the
        edition before.
        """
        changed = self.put(path, content)
        self.note(path, made_of, beside)
        return changed

    def put(self, path: str, content: str | bytes) -> bool:
        """Writes a file that is still to be noted: another process may do this for us."""
        data = content.encode() if isinstance(content, str) else content
        target = f"{self.folder}/{path}"
        before = f"{self.former}/{path}" if self.former else None
        same = before is not None and _holds(before, data)
        if before is not None and same:
            self._keep(before, target)
        else:
            self._make_room(target)
            _write(target, data)
        return not same

    def note(self, path: str, made_of: bytes | None = None, beside: str = "") -> None:
        """A file that was put is one of ours."""
        target = self._enter(path)
        if self.ledger and made_of is not None:
            self.ledger.record(path, made_of, target, beside)

    def kept(self, path: str, made_of: bytes) -> str | None:
        """None if the file has to be made; else it can be carried over, and this is what was beside it."""
        if self.ledger is None or self.former is None:
            return None
        return self.ledger.find(path, made_of, f"{self.former}/{path}")

    def carry(self, path: str) -> None:
        """Takes over a file of the former edition that was kept."""
        self._keep(f"{self.former}/{path}", self._enter(path))

    def kept_together(self, first: str, made_of: bytes) -> list[str]:
        """The files that were made together, one of which is `first`, where all of them were kept; else none."""
        paths = (self.kept(first, made_of) or "").split("\n")
        return paths if all(self.kept(path, made_of) is not None for path in paths) else []

    @contextmanager
    def together(self, first: str, made_of: bytes) -> Iterator[None]:
        """What is written is made together of the same, one file of which is `first`."""
        self._together = []
        yield
        made, self._together = self._together, None
        if self.ledger:
            for path in made:
                self.ledger.record(path, made_of, f"{self.folder}/{path}", "\n".join(made) if path == first else "")

    def adopt(self, path: str, file: Path) -> None:
        """Takes a finished file, too large to be held in memory, for its own."""
        target = self._enter(path)
        before = self.former / path if self.former else None
        if before is not None and _are_same(before, file):
            self._keep(str(before), target)
        else:
            self._make_room(target)
            shutil.copyfile(file, target)

    def close(self) -> None:
        self._list.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self.close()

    def _enter(self, path: str) -> str:
        if self._together is not None:
            self._together.append(path)
        self._list.write(f"{path}\n")
        self.files += 1
        return f"{self.folder}/{path}"

    def _keep(self, before: str, target: str) -> None:
        """One file under two names; a copy where the file system knows no such thing."""
        if self._renewing and _is_one(before, target):
            return
        self._make_room(target)
        try:
            os.link(before, target)
        except OSError:
            shutil.copy2(before, target)

    def _make_room(self, target: str) -> None:
        """Never writes into a file that is there: it may be the former edition's too."""
        folder = target.rpartition("/")[0]
        if folder != self._last:
            _make_folder(folder)
            self._last = folder
        if self._renewing:
            with suppress(FileNotFoundError):
                os.unlink(target)  # noqa: PTH108 (as in _write)


def files_of(folder: Path) -> set[str] | None:
    """The files that an edition wrote into a folder; None where it lists none: then all is ours, or nothing."""
    try:
        lines = (folder / MARKER).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return {MARKER, *lines[1:]} if len(lines) > 1 else None


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)  # noqa: PTH102 (as in _write)
    except FileExistsError:
        pass
    except OSError:
        Path(folder).mkdir(parents=True, exist_ok=True)


def _write(file: str, data: bytes) -> None:
    """With as few calls as there can be: a site has many files."""
    written = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(written, rest) :]
    finally:
        os.close(written)


def _holds(file: str, data: bytes) -> bool:
    try:
        held = os.open(file, os.O_RDONLY | _BINARY)
    except OSError:
        return False
    try:
        return os.fstat(held).st_size == len(data) and _read(held, len(data)) == data
    except OSError:
        return False
    finally:
        os.close(held)


def _read(file: int, size: int) -> bytes:
    read = b""
    while len(read) < size and (more := os.read(file, size - len(read))):
        read += more
    return read


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


def _is_one(one: str, other: str) -> bool:
    """Whether these are two names of one file."""
    try:
        return os.path.samestat(os.stat(one), os.stat(other))  # noqa: PTH116 (asked for every file of a site)
    except OSError:
        return False
