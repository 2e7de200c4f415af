"""One connection to the simulated web: just enough HTTP/1.x (RFC 9112) to be asked, to answer, and to misbehave."""

import asyncio
import socket
import struct
from asyncio import StreamReader, StreamWriter
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from vigie.demo.pages import Fault, Framing, Page, Request

# How a visitor who leaves in the middle is noticed; ssl.SSLError is an OSError.
GONE = (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError)


async def converse(
    reader: StreamReader, writer: StreamWriter, scheme: str, answer: Callable[[Request], Page | None]
) -> None:
    """Answers request after request until one side has enough. Where `answer` gives None, the connection is reset."""
    while (request := await _read(reader, scheme)) is not None:
        page = answer(request)
        if page is None:
            return reset(writer)
        if page.delay and page.fault not in (Fault.DRIP, Fault.TRICKLE):
            await asyncio.sleep(page.delay)
        if page.fault is not None:
            return await _FAULTS[page.fault](page, reader, writer)
        writer.write(page.raw if page.raw is not None else _answer(page, request.method))
        await writer.drain()
        if _is_last(page, request):
            return None
    return None


def reset(writer: StreamWriter) -> None:
    """Ends the connection with a RST instead of a polite FIN."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _read(reader: StreamReader, scheme: str) -> Request | None:
    """The next request; None where there is none, or none that can be read."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.rstrip("\r\n").split("\r\n")
        method, path, _version = first.split(" ")
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        await reader.readexactly(int(headers.get("content-length", "0")))
    except (*GONE, ValueError):
        return None
    host = headers.get("host", "").rpartition("@")[2].partition(":")[0].lower().rstrip(".")
    return Request(scheme, host, path, method, headers, asyncio.get_running_loop().time())


def _answer(page: Page, method: str) -> bytes:
    body = b"" if method == "HEAD" else page.body
    match page.framing:
        case Framing.LENGTH:
            return _head(page, f"Content-Length: {len(page.body)}") + body
        case Framing.CHUNKED:
            return _head(page, "Transfer-Encoding: chunked") + (_chunk(body) + _chunk(b"") if body else b"")
        case Framing.CLOSE:
            return _head(page) + body


def _is_last(page: Page, request: Request) -> bool:
    asked_to_close = request.headers.get("connection", "").lower() == "close"
    return asked_to_close or page.raw is not None or page.framing is Framing.CLOSE or page.version == "1.0"


def _chunk(block: bytes) -> bytes:
    return f"{len(block):x}\r\n".encode() + block + b"\r\n"


def _head(page: Page, *more: str) -> bytes:
    try:
        phrase = HTTPStatus(page.status).phrase
    except ValueError:  # LinkedIn's 999 and the like
        phrase = "Unknown"
    headers = (f"{name}: {value}" for name, value in page.headers.items())
    lines = (f"HTTP/{page.version} {page.status} {phrase}", *more, *headers, "")
    return "".join(f"{line}\r\n" for line in lines).encode()


async def _hang(_page: Page, reader: StreamReader, _writer: StreamWriter) -> None:
    await reader.read()  # returns when the visitor gives up


async def _drop(_page: Page, _reader: StreamReader, writer: StreamWriter) -> None:
    reset(writer)


async def _close(_page: Page, _reader: StreamReader, _writer: StreamWriter) -> None:
    """Nothing is said; the caller closes."""


async def _garbage(_page: Page, _reader: StreamReader, writer: StreamWriter) -> None:
    writer.write(b"220 mail.example ESMTP\x00\xff\r\n")
    await writer.drain()


async def _truncated(page: Page, _reader: StreamReader, writer: StreamWriter) -> None:
    writer.write(_head(page, f"Content-Length: {2 * len(page.body) + 1}") + page.body)
    await writer.drain()


async def _drip(page: Page, _reader: StreamReader, writer: StreamWriter) -> None:
    await _drop_by_drop(_answer(page, "GET"), page.delay, writer)


async def _trickle(page: Page, _reader: StreamReader, writer: StreamWriter) -> None:
    writer.write(_answer(page, "HEAD"))
    await _drop_by_drop(page.body, page.delay, writer)


async def _drop_by_drop(content: bytes, delay: float, writer: StreamWriter) -> None:
    for byte in content:
        writer.write(bytes((byte,)))
        await writer.drain()
        await asyncio.sleep(delay)


async def _endless(page: Page, _reader: StreamReader, writer: StreamWriter) -> None:
    writer.write(_head(page, "Transfer-Encoding: chunked"))
    block = page.body or bytes(64 * 1024)
    while not writer.is_closing():
        writer.write(_chunk(block))
        await _drained(writer)


async def _drained(writer: StreamWriter) -> None:
    """Over TLS, `drain` alone gives nobody else a turn, and so never learns that the visitor has left."""
    await writer.drain()
    await asyncio.sleep(0)


async def _endless_headers(page: Page, _reader: StreamReader, writer: StreamWriter) -> None:
    writer.write(_head(page).removesuffix(b"\r\n"))
    block = b"X-Encore: et encore, et encore\r\n" * 1_000
    while not writer.is_closing():
        writer.write(block)
        await _drained(writer)


_FAULTS: dict[Fault, Callable[[Page, StreamReader, StreamWriter], Awaitable[None]]] = {
    Fault.HANG: _hang,
    Fault.DROP: _drop,
    Fault.CLOSE: _close,
    Fault.GARBAGE: _garbage,
    Fault.TRUNCATED: _truncated,
    Fault.DRIP: _drip,
    Fault.TRICKLE: _trickle,
    Fault.ENDLESS: _endless,
    Fault.ENDLESS_HEADERS: _endless_headers,
}
