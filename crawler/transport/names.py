"""Names to addresses, and the one gate to the network: what is not public is not dialled.

The addresses that are checked here are the very ones that are dialled, so there is no moment between the check and the
call in which a name could come to mean another address (DNS rebinding). Literal addresses are asked for here too.
"""

import asyncio
import socket
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Network, IPv6Network

from catalog.vocabulary import Reason
from crawler.guard import is_permitted
from crawler.network import Network
from crawler.transport.errors import NoAnswer

# Names that do not exist may take seconds each to be told so: many are asked at once.
_THREADS = 64
_KEPT, _FAILURE_KEPT = 300.0, 60.0  # seconds
_NO_SUCH_NAME = frozenset(
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA", "EAI_ADDRFAMILY") if hasattr(socket, name)
)


class Gate:
    """`addresses` gives what may be dialled for a host, or raises NoAnswer. timeout: seconds."""

    def __init__(
        self,
        network: Network,
        allowed: Iterable[IPv4Network | IPv6Network] = (),
        timeout: float = 15.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.network = network
        self.allowed = tuple(allowed)
        self.timeout = timeout
        self.clock = clock
        self._kept: dict[str, tuple[float, list[str] | NoAnswer]] = {}
        self._asked: dict[str, asyncio.Task[list[str] | NoAnswer]] = {}
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="names")

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def addresses(self, host: str) -> list[str]:
        """At least one, as text, in the order of preference."""
        kept = self._kept.get(host)
        if kept is not None and self.clock() < kept[0]:
            answer = kept[1]
        else:
            task = self._asked.get(host)
            if task is None:
                task = self._asked[host] = asyncio.ensure_future(self._ask(host))
                task.add_done_callback(lambda _task: self._asked.pop(host, None))
            # Whoever gives up waiting does not take the answer away from the others.
            answer = await asyncio.shield(task)
        if isinstance(answer, NoAnswer):
            raise NoAnswer(answer.reason, answer.detail)
        return answer

    async def _ask(self, host: str) -> list[str] | NoAnswer:
        answer = await self._resolve(host)
        kept = _FAILURE_KEPT if isinstance(answer, NoAnswer) else _KEPT
        self._kept[host] = self.clock() + kept, answer
        return answer

    async def _resolve(self, host: str) -> list[str] | NoAnswer:
        try:
            asked = asyncio.get_running_loop().run_in_executor(self._threads, self.network.addresses, host)
            addresses = await asyncio.wait_for(asked, self.timeout)
        except TimeoutError:
            return NoAnswer(Reason.TIMEOUT, "the name could not be resolved in time")
        except (OSError, ValueError) as error:
            return NoAnswer(_reason_of(error), getattr(error, "strerror", None) or str(error))
        # A name that means a private address besides a public one is not to be trusted with either.
        forbidden = [address for address in addresses if not is_permitted(address, self.allowed)]
        if forbidden:
            return NoAnswer(Reason.REFUSED_ADDRESS, f"{host} is {', '.join(forbidden)}")
        return addresses or NoAnswer(Reason.DNS, "the name has no address")


def _reason_of(error: Exception) -> Reason:
    """Only a plain "no such name" is the name's own; any other trouble is the resolver's, or ours, and passes."""
    if isinstance(error, UnicodeError):
        return Reason.DNS
    return Reason.DNS if getattr(error, "errno", None) in _NO_SUCH_NAME else Reason.UNREACHABLE
