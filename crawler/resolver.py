"""Resolves names for Twisted, and is the one gate to the network: every new connection passes here.

Twisted dials exactly what is given to it, so there is no moment between the check and the call in which a name
could come to mean another address (DNS rebinding). Literal addresses are asked for here too.
"""

import asyncio
import socket
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network
from typing import Any

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver, IHostResolution
from zope.interface import implementer

from catalog.vocabulary import Reason
from crawler.guard import is_permitted
from crawler.network import Network

# Names that do not exist may take seconds each to be told so: many are asked at once.
_THREADS = 64
_NO_SUCH_NAME = frozenset(
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY") if hasattr(socket, name)
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a host could not be dialled."""

    reason: Reason
    detail: str


@implementer(IHostResolution)
class _Resolution:
    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Twisted asks this of a connection that is given up; the answer is then dropped."""


@implementer(IHostnameResolver)
class GuardedResolver:
    """Asks each name once per run. `refusals` tells afterwards why a host was not dialled."""

    def __init__(
        self, network: Network, allowed: Iterable[IPv4Network | IPv6Network] = (), timeout: float = 15.0
    ) -> None:
        self.network = network
        self.allowed = tuple(allowed)
        self.timeout = timeout
        self.refusals: dict[str, Refusal] = {}
        self._answers: dict[str, asyncio.Task[list[str]]] = {}
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="names")
        self._closed = False

    def close(self) -> None:
        """From now on, no name leads anywhere."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)

    def resolveHostName(  # noqa: N802 (Twisted's name)
        self,
        resolutionReceiver: Any,  # noqa: N803 (likewise)
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[Any]] | None = None,  # noqa: N803, ARG002
        transportSemantics: str = "TCP",  # noqa: N803, ARG002
    ) -> Any:
        resolution = _Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        answer = None if self._closed else self._answers.get(hostName)
        if answer is None:
            answer = self._answers[hostName] = asyncio.ensure_future(self._ask(hostName))

        def tell(answered: asyncio.Task[list[str]]) -> None:
            for address in () if answered.cancelled() else answered.result():
                host, port = self.network.dial(address, portNumber)
                kind = IPv6Address if ":" in host else IPv4Address
                resolutionReceiver.addressResolved(kind("TCP", host, port))
            resolutionReceiver.resolutionComplete()

        answer.add_done_callback(tell)
        return resolution

    async def way_to(self, host: str, port: int) -> tuple[str, int] | None:
        """Where a host was dialled in this run; None if it was not."""
        answer = self._answers.get(host)
        addresses = await answer if answer else []
        return self.network.dial(addresses[0], port) if addresses else None

    async def _ask(self, host: str) -> list[str]:
        """The addresses that may be dialled; none, and a refusal, where there are none or one of them is not public."""
        if self._closed:
            return self._refuse(host, Reason.UNREACHABLE, "the crawl has ended")
        try:
            asked = asyncio.get_running_loop().run_in_executor(self._threads, self.network.addresses, host)
            addresses = await asyncio.wait_for(asked, self.timeout)
        except TimeoutError:
            return self._refuse(host, Reason.TIMEOUT, "the name could not be resolved in time")
        except (OSError, ValueError) as error:
            return self._refuse(host, _reason_of(error), getattr(error, "strerror", None) or str(error))
        forbidden = [address for address in addresses if not is_permitted(address, self.allowed)]
        if forbidden:
            return self._refuse(host, Reason.REFUSED_ADDRESS, f"{host} is {', '.join(forbidden)}")
        return addresses

    def _refuse(self, host: str, reason: Reason, detail: str) -> list[str]:
        self.refusals[host.rstrip(".").lower()] = Refusal(reason, detail)
        return []


def _reason_of(error: Exception) -> Reason:
    """Only a plain "no such name" is the name's own; any other trouble is the resolver's, or ours, and passes."""
    if isinstance(error, UnicodeError):
        return Reason.DNS
    return Reason.DNS if getattr(error, "errno", None) in _NO_SUCH_NAME else Reason.UNREACHABLE
