"""A connection that serves again never gives one request what belongs to another."""

import asyncio
from ipaddress import ip_network

from crawler.network import SystemNetwork
from crawler.transport.client import Client
from crawler.transport.connection import Trail
from crawler.transport.names import Gate


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Sends a body even to HEAD, and only once it is asked the next thing."""
    owed = b""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            method, path, _ = head.split(b" ", 2)
            if owed:
                writer.write(owed)
                await asyncio.sleep(0)
            answer = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(path)
            writer.write(answer if method == b"HEAD" else answer + path)
            owed = path if method == b"HEAD" else b""
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def _asked(*requests: tuple[str, str]) -> list[bytes]:
    served: list[asyncio.Task[None]] = []

    def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        served.append(asyncio.create_task(_serve(reader, writer)))

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    client = Client(Gate(SystemNetwork(), (ip_network("127.0.0.0/8"),), 5.0), 5.0, 10_000)
    try:
        readers = [await client.ask(method, f"http://127.0.0.1:{port}{path}", (), Trail()) for method, path in requests]
    finally:
        client.close()
        await asyncio.gather(*served)
        server.close()
    return [bytes(reader.body) for reader in readers]


def test_a_body_that_follows_head_is_not_the_next_answer() -> None:
    assert asyncio.run(_asked(("HEAD", "/one"), ("GET", "/two"), ("GET", "/three"))) == [b"", b"/two", b"/three"]
