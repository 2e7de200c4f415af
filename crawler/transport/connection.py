"""One connection: a request at a time, each answered by a `Reader`."""

import asyncio
import ssl
from dataclasses import dataclass
from typing import cast

from crawler.transport.wire import Reader, WireError


@dataclass(slots=True)
class Trail:
    """What is worth telling of a request, whatever became of it.

    address: the IP address that was dialled. note: a fault that did not keep the answer from coming.
    """

    address: str | None = None
    note: str | None = None


class Connection(asyncio.Protocol):
    def __init__(self) -> None:
        self.trail = Trail()
        self.open = False
        self.transport: asyncio.Transport
        self._reader: Reader | None = None
        self._answered: asyncio.Future[Reader] | None = None

    # -- what asyncio tells ---------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self.open = True

    def data_received(self, data: bytes) -> None:
        if self._reader is None:
            # Nobody asked: a server that speaks first, or that says more than its answer, is not asked again.
            self.close()
            return
        try:
            self._reader.feed(data)
        except WireError as error:
            self._fail(error)
            return
        if self._reader.done:
            self._succeed(self._reader)

    def eof_received(self) -> bool:
        return False

    def connection_lost(self, error: Exception | None) -> None:
        self.open = False
        reader = self._reader
        if reader is None:
            return
        if error is not None and not reader.status:
            self._fail(error)
            return
        try:
            reader.end()
        except WireError as closed:
            self._fail(closed)
        else:
            reader.whole = reader.whole and error is None
            self._succeed(reader)

    # -- what we ask -----------------------------------------------------------

    async def ask(self, request: bytes, reader: Reader, patience: float, limit: float) -> Reader:
        """Sends a request and waits for its answer. Raises WireError, OSError, or TimeoutError.

        Moments are of the loop's clock. patience: when a body that is still coming is cut, since a slow answer is an
        answer. limit: when the headers must have come.
        """
        loop = asyncio.get_running_loop()
        self._reader, self._answered = reader, loop.create_future()
        timers = [loop.call_at(patience, self._cut), loop.call_at(limit, self._give_up)]
        self.transport.write(request)
        try:
            return await self._answered
        finally:
            for timer in timers:
                timer.cancel()
            self._reader = self._answered = None
            if not reader.reusable:
                self.close()

    def close(self) -> None:
        self.open = False
        self.transport.abort()

    def abandon(self) -> None:
        """Closes; whoever waits for an answer is cancelled, since to be stopped is no answer."""
        if self._answered is not None:
            self._answered.cancel()
        self.close()

    def _cut(self) -> None:
        if self._reader is not None and self._reader.cut():
            self._succeed(self._reader)

    def _give_up(self) -> None:
        self._cut()
        self._fail(TimeoutError("no answer in time"))

    def _succeed(self, reader: Reader) -> None:
        if self._answered is not None and not self._answered.done():
            self._answered.set_result(reader)

    def _fail(self, error: Exception) -> None:
        if self._answered is not None and not self._answered.done():
            self._answered.set_exception(error)


async def connect(address: str, port: int, tls: ssl.SSLContext | None, host: str | None, seconds: float) -> Connection:
    """A connection to an address; `host` is the name that its certificate must bear. Raises OSError or TimeoutError."""
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(seconds):
        _, connection = await loop.create_connection(
            Connection, address, port, ssl=tls, server_hostname=host if tls else None
        )
    return connection
