"""The simulated web: many hosts behind one HTTP and one HTTPS port of 127.0.0.1, with names and addresses of their own.

Give `web.network` to the crawler and `web.ca_file` as SSL_CERT_FILE; then change the world at will:

>>> async with SimulatedWeb(folder, {"bit.ly": Site({"/1NaG8UD": redirect("https://www.avise.org/guide")})}) as web:
...     web.sites["bit.ly"].reachable = False
...     web.offline = True
"""

import asyncio
import socket
from asyncio import StreamReader, StreamWriter
from functools import partial
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from vigie.demo.certificates import ISSUER_HOST, Authority
from vigie.demo.conversation import GONE, converse
from vigie.demo.pages import NOT_FOUND, Certificate, Page, Request, Site, World

LOOPBACK = "127.0.0.1"


class SimulatedWeb:
    """Real sockets and real TLS. `world` may be changed or replaced at any time; `visits` is every request so far.

    folder: an existing folder for the authority's certificate.
    """

    def __init__(self, folder: Path, sites: dict[str, Site] | None = None) -> None:
        self.ca_file = folder / "ca.pem"
        self.world = World(sites if sites is not None else {})
        self.visits: list[Request] = []
        self.network = SimulatedNetwork(self)
        self._authority = Authority()
        self._issuer = Site(self._authority.pages())
        self._listening: dict[int, asyncio.Server] = {}
        self._open: dict[asyncio.Task[None], StreamWriter] = {}

    @property
    def sites(self) -> dict[str, Site]:
        return self.world.sites

    @property
    def offline(self) -> bool:
        return self.world.offline

    @offline.setter
    def offline(self, offline: bool) -> None:
        self.world.offline = offline

    def site(self, host: str) -> Site | None:
        """What a host serves; the authority's own is always there, since certificates name it."""
        return self.sites.get(host) or (self._issuer if host == ISSUER_HOST else None)

    def requests(self, host: str, path: str | None = None) -> list[Request]:
        """The visits of a host, or of one of its paths, oldest first."""
        return [visit for visit in self.visits if visit.host == host and path in (None, visit.path)]

    def port(self, port: int) -> int:
        """The loopback port that stands for a port of the web; one that refuses connections where none does."""
        listening = self._listening.get(port)
        return _port_of(listening.sockets[0] if listening else self._refusing)

    async def __aenter__(self) -> Self:
        self._authority.write(self.ca_file)
        # Bound but not listening: whoever connects is refused, and nobody else is given this port.
        self._refusing = socket.socket()
        self._refusing.bind((LOOPBACK, 0))
        tls = self._authority.context(self._certificate_of)
        for port, scheme, context in ((80, "http", None), (443, "https", tls)):
            accept = partial(self._accept, scheme)
            self._listening[port] = await asyncio.start_server(accept, LOOPBACK, 0, ssl=context)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._listening.values():
            server.close()
        for conversation, writer in self._open.items():
            writer.transport.abort()
            conversation.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        self._refusing.close()

    def _certificate_of(self, host: str) -> Certificate:
        site = self.site(host)
        return site.certificate if site else Certificate.VALID

    def _accept(self, scheme: str, reader: StreamReader, writer: StreamWriter) -> None:
        conversation = asyncio.create_task(self._serve(scheme, reader, writer))
        self._open[conversation] = writer
        conversation.add_done_callback(self._open.pop)

    async def _serve(self, scheme: str, reader: StreamReader, writer: StreamWriter) -> None:
        try:
            await converse(reader, writer, scheme, self._answer)
            writer.close()
            await writer.wait_closed()
        except GONE:
            writer.transport.abort()

    def _answer(self, request: Request) -> Page | None:
        site = self.site(request.host)
        if self.offline or (site and not site.reachable):
            return None
        self.visits.append(request)
        return site.answer(request) if site else NOT_FOUND


class SimulatedNetwork:
    """What the crawler takes for the network: names to public addresses, and those to ports of 127.0.0.1."""

    def __init__(self, web: SimulatedWeb) -> None:
        self._web = web
        self._own: dict[str, str] = {}  # a host's address
        self._hosts: dict[str, str] = {}  # an address's host
        self._lock = Lock()

    def addresses(self, host: str) -> list[str]:
        """Like getaddrinfo, and from any thread. On a machine that is cut off, names seem not to exist."""
        literal = _literal(host)
        if literal:
            return [literal]
        name = host.lower().rstrip(".")
        site = self._web.site(name)
        if site is None or self._web.offline:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if not site.resolves:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        with self._lock:
            addresses = list(site.addresses) or [self._own.setdefault(name, _public(len(self._own)))]
            self._hosts.update(dict.fromkeys(addresses, name))
        return addresses

    def dial(self, address: str, port: int) -> tuple[str, int]:
        """The loopback port behind an address and port; one that refuses connections where nobody would answer."""
        site = self._web.site(self._hosts.get(address, address))
        answers = site is not None and site.reachable and address not in site.deaf and not self._web.offline
        return LOOPBACK, self._web.port(port if answers else 0)


def _public(number: int) -> str:
    """An address that belongs to the public web: those for documentation would not pass for public."""
    return f"93.184.{1 + number // 250}.{1 + number % 250}"


def _port_of(listening: socket.socket) -> int:
    return int(listening.getsockname()[1])


def _literal(host: str) -> str | None:
    """The address that a host written as a number means ("127.1" and "0x7f.1" too), as getaddrinfo reads it."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except (socket.gaierror, UnicodeError):
        return None
    return str(found[0][4][0])
