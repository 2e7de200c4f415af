"""The web that is measured against: as many hosts as there are loopback addresses, served by one process.

A path tells how it is answered: "/0.25/17" after a quarter of a second, "/hang/17" never.
"""

import asyncio
import sys
from collections.abc import Iterator
from random import Random

# Every address of 127.0.0.0/8 is this machine: each stands for a host.
_NETWORK = "127.1.{}.{}"
_BODY = (
    "<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'><title>{title}</title></head><body><main>"
    "<h1>{title}</h1>"
    + "<p>Les associations coopèrent, et leurs ressources restent en ligne.</p>" * 12
    + "</main></body></html>"
)
TITLE = "Une ressource du banc"


def host(number: int) -> str:
    return _NETWORK.format(1 + number // 250, 1 + number % 250)


class _Answering(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.buffer = b""

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
            method, path, _ = head.split(b" ", 2)
            if path == b"/robots.txt":
                self._write(method, _ROBOTS)
            elif path.startswith(b"/hang"):
                return
            else:
                wait = float(path.split(b"/")[1])
                if wait:
                    asyncio.get_running_loop().call_later(wait, self._write, method, _PAGE)
                else:
                    self._write(method, _PAGE)

    def _write(self, method: bytes, answer: tuple[bytes, bytes]) -> None:
        if not self.transport.is_closing():
            self.transport.write(answer[0] if method == b"HEAD" else answer[0] + answer[1])


def _answer(status: str, kind: str, body: str) -> tuple[bytes, bytes]:
    text = body.encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(text)}\r\n\r\n"
    return head.encode(), text


_PAGE = _answer("200 OK", "text/html", _BODY.format(title=TITLE))
_ROBOTS = _answer("404 Not Found", "text/plain", "")


async def serve() -> None:
    """Prints its port, then serves until its standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Answering, "0.0.0.0", 0, backlog=4096)  # noqa: S104 (all of loopback)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def realistic(port: int, links: int = 2_860, hosts: int = 500, hangs: int = 63, seed: int = 19) -> list[str]:
    """Links as a directory has them: few hosts with many, many with few; latencies around 0.3 s; some hosts hang."""
    random = Random(seed)
    weights = [1 / (rank + 1) ** 0.8 for rank in range(hosts)]
    hanging = set(random.sample(range(hosts // 2, hosts), hangs))
    return [
        f"http://{host(number)}:{port}/{path}/{key}" for key, number, path in _placed(random, weights, links, hanging)
    ]


def _placed(random: Random, weights: list[float], links: int, hanging: set[int]) -> Iterator[tuple[int, int, str]]:
    chosen = list(range(len(weights))) + random.choices(range(len(weights)), weights, k=links - len(weights))
    for key, number in enumerate(chosen):
        wait = min(random.lognormvariate(-1.4, 0.7), 5.0)
        yield key, number, "hang" if number in hanging else f"{wait:.3f}"


def instant(port: int, links: int = 20_000, hosts: int = 500) -> list[str]:
    """Links that are answered at once."""
    return [f"http://{host(key % hosts)}:{port}/0/{key}" for key in range(links)]


if __name__ == "__main__":
    asyncio.run(serve())
