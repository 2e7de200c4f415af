"""Reads HTTP/1.x answers from bytes as they come (RFC 9112), as leniently as browsers do, and never more than agreed.

Nothing is read from a socket here: bytes go in by `feed` and `end`, and the answer stands in the reader's fields.
"""

import re
from collections.abc import Callable
from enum import Enum, auto

MOST_HEAD = 256 * 1024  # bytes of status line and headers
MOST_HEADERS = 1_000
_STATUS_LINE = re.compile(rb"HTTP/(\d)\.(\d)[ \t]+(\d{3})(?:[ \t].*)?", re.IGNORECASE | re.DOTALL)
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:[ \t]*(.*?)[ \t]*", re.DOTALL)
_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,16})[ \t]*(?:;.*)?", re.DOTALL)
_LONGEST_CHUNK_LINE = 4_096


class WireError(Exception):
    """What came is no HTTP, or more of it than anybody needs."""


class _Part(Enum):
    HEAD = auto()
    SIZED = auto()
    CHUNK_SIZE = auto()
    CHUNK = auto()
    CHUNK_END = auto()
    TRAILER = auto()
    TO_THE_END = auto()
    DONE = auto()


class Reader:
    """One answer. `done`: it is complete, or as much of it as was wanted. `whole`: nothing is missing but what lies
    beyond `most` bytes of body. `reusable`: the connection may serve another request.
    """

    def __init__(self, method: str, most: int) -> None:
        self.method = method
        self.most = most
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = bytearray()
        self.done = False
        self.whole = True
        self.reusable = False
        self.started = False
        self._buffer = bytearray()
        self._part = _Part.HEAD
        self._left = 0
        self._keep = False
        self._head_size = 0

    def feed(self, data: bytes) -> None:
        """Takes what the connection gave. Raises WireError."""
        self.started = self.started or bool(data)
        self._buffer += data
        while not self.done and _STEPS[self._part](self):
            pass

    def end(self) -> None:
        """The connection was closed. Raises WireError where no answer came before."""
        if self.done:
            return
        if self._part is _Part.HEAD:
            raise WireError("closed without an answer" if not self.started else "not HTTP")
        self.whole = self._part is _Part.TO_THE_END
        self.done = True

    def cut(self) -> bool:
        """Makes do with what came so far; False if there is no answer yet."""
        if self._part is _Part.HEAD:
            return False
        if not self.done:
            self._broken()
        return True

    # -- status line and headers ---------------------------------------------

    def _read_head(self) -> bool:
        end = _end_of_head(self._buffer)
        if end is None:
            self._refuse_junk()
            return False
        head = bytes(self._buffer[: end[0]])
        del self._buffer[: end[1]]
        self._take_head(head)
        return True

    def _refuse_junk(self) -> None:
        if len(self._buffer) > MOST_HEAD or self._buffer.count(b"\n") > MOST_HEADERS:
            raise WireError("endless headers")
        beginning = bytes(self._buffer[:5]).upper()
        if beginning.strip() and not b"HTTP/".startswith(beginning.lstrip(b"\r\n")[:5]):
            raise WireError("not HTTP")

    def _take_head(self, head: bytes) -> None:
        lines = head.replace(b"\r\n", b"\n").lstrip(b"\n").split(b"\n")
        found = _STATUS_LINE.fullmatch(lines[0])
        if found is None:
            raise WireError("not HTTP")
        if len(lines) > MOST_HEADERS or len(head) > MOST_HEAD:
            raise WireError("endless headers")
        self.status = int(found[3])
        self.headers = _headers(lines[1:])
        if 100 <= self.status < 200:
            # Interim answers announce the real one (RFC 9110, 15.2).
            self._head_size += len(head)
            if self.status == 101 or self._head_size > MOST_HEAD:
                raise WireError("not HTTP")
            return
        self._keep = self._keeps_alive(found[1] == b"1" and found[2] != b"0")
        self._choose_body()

    def _keeps_alive(self, modern: bool) -> bool:
        said = b",".join(self.values(b"connection")).lower()
        return b"close" not in said and (modern or b"keep-alive" in said)

    def _choose_body(self) -> None:
        """RFC 9112, 6.3."""
        lengths = set(self.values(b"content-length"))
        if self.method == "HEAD" or self.status in (204, 304):
            self._finish(reusable=self._keep)
        elif b"chunked" in b",".join(self.values(b"transfer-encoding")).lower():
            self._part = _Part.CHUNK_SIZE
        elif len(lengths) == 1 and (length := lengths.pop()).isdigit() and len(length) < 19:
            self._part, self._left = _Part.SIZED, int(length)
            if not self._left:
                self._finish(reusable=self._keep)
        else:
            self._part = _Part.TO_THE_END

    def values(self, name: bytes) -> list[bytes]:
        """Of a header, by its name in lower case."""
        return [value for key, value in self.headers if key.lower() == name]

    # -- body ----------------------------------------------------------------

    def _take(self, count: int) -> None:
        """Moves bytes to the body; one that is longer than wanted is cut, and ends the reading."""
        room = self.most - len(self.body)
        self.body += self._buffer[: min(count, room)]
        del self._buffer[:count]
        if (count >= room and self._part is not _Part.SIZED) or count > room:
            self._finish(reusable=False)

    def _read_sized(self) -> bool:
        count = min(len(self._buffer), self._left)
        self._left -= count
        self._take(count)
        if self.done:
            return False
        if not self._left:
            self._finish(reusable=self._keep)
        elif len(self.body) >= self.most:
            self._finish(reusable=False)
        return False

    def _read_to_the_end(self) -> bool:
        self._take(len(self._buffer))
        return False

    def _read_chunk_size(self) -> bool:
        line = self._line()
        if line is None:
            return False
        found = _CHUNK.fullmatch(line)
        if found is None:
            self._broken()
            return False
        self._left = int(found[1], 16)
        self._part = _Part.CHUNK if self._left else _Part.TRAILER
        return True

    def _read_chunk(self) -> bool:
        count = min(len(self._buffer), self._left)
        if not count:
            return False
        self._left -= count
        self._take(count)
        if not self._left:
            self._part = _Part.CHUNK_END
        return not self.done

    def _read_chunk_end(self) -> bool:
        line = self._line()
        if line is None:
            return False
        if line:
            self._broken()
            return False
        self._part = _Part.CHUNK_SIZE
        return True

    def _read_trailer(self) -> bool:
        line = self._line()
        if line is None:
            return False
        self._head_size += len(line) + 1
        if not line:
            self._finish(reusable=self._keep)
        elif self._head_size > MOST_HEAD:
            self._finish(reusable=False)
        return not self.done

    def _line(self) -> bytes | None:
        end = self._buffer.find(b"\n")
        if end < 0:
            if len(self._buffer) > _LONGEST_CHUNK_LINE:
                self._broken()
            return None
        line = bytes(self._buffer[:end]).removesuffix(b"\r")
        del self._buffer[: end + 1]
        return line

    def _broken(self) -> None:
        """What came so far is kept."""
        self.whole = False
        self._finish(reusable=False)

    def _finish(self, *, reusable: bool) -> None:
        self.done = True
        self.reusable = reusable and not self._buffer
        self._part = _Part.DONE
        self._buffer.clear()


_STEPS: dict[_Part, Callable[[Reader], bool]] = {
    _Part.HEAD: Reader._read_head,
    _Part.SIZED: Reader._read_sized,
    _Part.CHUNK_SIZE: Reader._read_chunk_size,
    _Part.CHUNK: Reader._read_chunk,
    _Part.CHUNK_END: Reader._read_chunk_end,
    _Part.TRAILER: Reader._read_trailer,
    _Part.TO_THE_END: Reader._read_to_the_end,
}


def _end_of_head(buffer: bytearray) -> tuple[int, int] | None:
    """Where the headers end, and where what follows them begins. Lines may end in LF alone."""
    start = 0
    while start < len(buffer) and buffer[start] in b"\r\n":
        start += 1
    ends = [(at, at + len(mark)) for mark in (b"\r\n\r\n", b"\n\n", b"\n\r\n") if (at := buffer.find(mark, start)) >= 0]
    return min(ends, default=None)


def _headers(lines: list[bytes]) -> list[tuple[bytes, bytes]]:
    """Names and values; lines that are no headers are passed over, folded ones are joined (RFC 9112, 5.2)."""
    found: list[tuple[bytes, bytes]] = []
    for line in lines:
        if line[:1] in (b" ", b"\t") and found:
            name, value = found[-1]
            found[-1] = name, value + b" " + line.strip()
        elif header := _HEADER.fullmatch(line):
            found.append((header[1], header[2]))
    return found
