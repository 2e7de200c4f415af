"""Asks the web: one request, one answer, over a connection to an address that the gate let through."""

import asyncio
import ssl
from collections.abc import Iterable
from functools import cached_property
from urllib.parse import urlsplit

from catalog.vocabulary import Reason
from crawler.transport.connection import Connection, Trail, connect
from crawler.transport.errors import NoAnswer
from crawler.transport.faults import MISSING_ISSUER, no_answer
from crawler.transport.intermediates import missing_intermediates
from crawler.transport.names import Gate
from crawler.transport.pool import Place, Pool
from crawler.transport.trust import trusting, trusting_all
from crawler.transport.wire import Reader, WireError

# The share of the time-out after which a body that is still coming is cut.
_PATIENCE = 0.7
_PORTS = {"http": 80, "https": 443}
_MOST_ADDRESSES = 4
INCOMPLETE = "the server does not send its intermediate certificate"

Headers = Iterable[tuple[bytes, bytes]]


class Client:
    """timeout: seconds for the name, the connection and the headers together. most: bytes of body."""

    def __init__(self, gate: Gate, timeout: float, most: int) -> None:
        self.gate = gate
        self.timeout = timeout
        self.most = most
        self.pool = Pool()
        self._at_work: set[Connection] = set()
        # Contexts for the hosts that do not send their intermediate certificate.
        self._completed: dict[str, ssl.SSLContext] = {}

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        """Only when it is needed: to read the system's authorities takes a tenth of a second."""
        return trusting()

    def close(self) -> None:
        self.pool.close()
        for connection in list(self._at_work):
            connection.abandon()
        self.gate.close()

    async def ask(self, method: str, url: str, headers: Headers, trail: Trail) -> Reader:
        """The answer as it came over the wire. Raises NoAnswer."""
        loop = asyncio.get_running_loop()
        started = loop.time()
        patience, limit = started + self.timeout * _PATIENCE, started + self.timeout
        try:
            place, request = _place(url), _request(method, url, headers)
            kept = self.pool.take(place)
            if kept is not None:
                trail.address, trail.note = kept.trail.address, kept.trail.note
                reader = Reader(method, self.most)
                try:
                    return await self._exchange(place, kept, request, reader, patience, limit)
                except (OSError, WireError) as error:
                    # The server may close an idle connection at the very moment that we use it (RFC 9112, 9.3.1), or
                    # still be sending a body that nobody awaits, after HEAD or 204.
                    if reader.status or isinstance(error, TimeoutError):
                        raise
            connection = await self._connect(place, limit, trail)
            connection.trail = trail
            return await self._exchange(place, connection, request, Reader(method, self.most), patience, limit)
        except (OSError, WireError, NoAnswer) as error:
            raise no_answer(error) from error

    async def _exchange(
        self, place: Place, connection: Connection, request: bytes, reader: Reader, patience: float, limit: float
    ) -> Reader:
        self._at_work.add(connection)
        try:
            answer = await connection.ask(request, reader, patience, limit)
        except BaseException:
            connection.close()
            raise
        finally:
            self._at_work.discard(connection)
        self.pool.give(place, connection)
        return answer

    async def _connect(self, place: Place, limit: float, trail: Trail) -> Connection:
        scheme, host, _ = place
        addresses = await self.gate.addresses(host)
        if scheme == "http":
            return await self._dial(place, addresses, None, limit, trail)
        try:
            tls = self._completed.get(host, self._trust)
            connection = await self._dial(place, addresses, tls, limit, trail)
        except ssl.SSLCertVerificationError as error:
            if error.verify_code not in MISSING_ISSUER or host in self._completed:
                raise
            return await self._complete(place, addresses, limit, trail, error)
        trail.note = INCOMPLETE if host in self._completed else None
        return connection

    async def _dial(
        self, place: Place, addresses: list[str], tls: ssl.SSLContext | None, limit: float, trail: Trail
    ) -> Connection:
        """To the first address that takes the call: each is given its share of the time (compare RFC 8305)."""
        loop, (_, host, port) = asyncio.get_running_loop(), place
        chosen = addresses[:_MOST_ADDRESSES]
        for left, address in zip(range(len(chosen), 0, -1), chosen, strict=True):
            trail.address = address
            try:
                where, at = self.gate.network.dial(address, port)
                seconds = max(limit - loop.time(), 0.0) / left
                return await connect(where, at, tls, host, seconds)
            except ssl.SSLError:
                raise
            except OSError:
                if left == 1:
                    raise
        raise NoAnswer(Reason.DNS, "the name has no address")

    async def _complete(
        self, place: Place, addresses: list[str], limit: float, trail: Trail, error: ssl.SSLCertVerificationError
    ) -> Connection:
        """What the server should have sent is fetched where its certificate says that it is. Raises the first error,
        or a better one, where that does not help.
        """
        host = place[1]
        bare = await self._dial(place, addresses, trusting_all(), limit, trail)
        leaf = bare.transport.get_extra_info("ssl_object").getpeercert(binary_form=True)
        bare.close()
        named, found = await missing_intermediates(leaf, self._fetch) if leaf else (False, [])
        if not found:
            raise NoAnswer(Reason.TLS, "missing intermediate certificate") if named else error
        tls = trusting(found)
        connection = await self._dial(place, addresses, tls, limit, trail)
        self._completed[host] = tls
        trail.note = INCOMPLETE
        return connection

    async def _fetch(self, url: str) -> bytes | None:
        try:
            reader = await self.ask("GET", url, (), Trail())
        except (NoAnswer, ValueError):
            return None
        return bytes(reader.body) if reader.status == 200 and reader.whole else None


def _place(url: str) -> Place:
    parts = urlsplit(url)
    if parts.scheme not in _PORTS:
        raise NoAnswer(Reason.REFUSED_ADDRESS, f"not an http(s) address: {url[:200]}")
    return parts.scheme, (parts.hostname or "").rstrip("."), parts.port or _PORTS[parts.scheme]


def _request(method: str, url: str, headers: Headers) -> bytes:
    """RFC 9112, 3. No header that is given can end the line it stands on."""
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [f"{method} {path} HTTP/1.1".encode("ascii"), b"Host: " + parts.netloc.rpartition("@")[2].encode("ascii")]
    lines += [name + b": " + value.translate(None, b"\r\n\0") for name, value in headers]
    return b"\r\n".join((*lines, b"", b""))
