"""What the worst of answers cost in memory: one visit each, in a process of its own, measured by the system."""

import socketserver
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import brotli
import pytest

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is read in /proc")

MOST = 64 * 1024  # kB, for one visit
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
# One that has loaded what a visit needs, and forks for each: they all begin alike.
VISITS = """
import os
import sys
from datetime import UTC, datetime
from crawler.options import CrawlerOptions
from crawler.reactor import run
from crawler.target import Target
from crawler.visiting import visit
options = CrawlerOptions.model_validate(
    {"delay": 0, "timeout": 2, "control_urls": [], "allow_networks": ["127.0.0.0/8"], "respect_robots": False}
)
for address in sys.stdin:
    if os.fork():
        assert os.wait()[1] == 0
        continue
    target = Target(0, address.strip())
    run(visit([target], options, datetime.now(UTC), lambda target, seen: print(seen.reason.value, end=" ")))
    print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")), flush=True)
    os._exit(0)
"""


def squeezed(body: bytes) -> bytes:
    packing = zlib.compressobj(9, wbits=31)
    return packing.compress(body) + packing.flush()


def bomb(codings: bytes, body: bytes) -> bytes:
    return HEAD + b"Content-Encoding: %b\r\nContent-Length: %d\r\n\r\n" % (codings, len(body)) + body


BOMBS = ("/bomb", "/nested", "/brotli", "/zstandard")


@cache
def bombs() -> dict[str, bytes]:
    """200 MB of zeros each, packed before the first visit: nobody is to wait for them."""
    zeros = bytes(200_000_000)
    once = squeezed(zeros)
    packed = (
        bomb(b"gzip", once),
        bomb(b"gzip, gzip", squeezed(once)),
        bomb(b"br", brotli.compress(zeros, quality=1)),
        bomb(b"zstd", zstd.compress(zeros)),
    )
    return dict(zip(BOMBS, packed, strict=True))


def answers(path: str) -> Iterator[bytes]:
    if path == "/plain":
        yield HEAD + b"Content-Length: 4\r\n\r\n<p>a"
    elif path in BOMBS:
        yield bombs()[path]
    elif path == "/headers":
        yield b"HTTP/1.1 200 OK\r\n" + b"X-Flot: 0123456789\r\n" * 100_000
    elif path == "/header":
        yield b"HTTP/1.1 200 OK\r\nX-Enorme: " + b"a" * 10_000_000
    else:
        first, more = {
            "/endless": (b"", b"<p>encore</p>" * 10_000),
            "/deep": (b"", b"<div>" * 20_000),
            "/title": (b"<title>", b"x" * 100_000),
            "/attributes": (b"<p ", b"a='1' b=\"2\" c=3 " * 5_000),
        }[path]
        yield HEAD + b"\r\n" + first
        for _ in range(1_000):
            yield more


class Harm(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        path = self.rfile.readline().split()[1].decode()
        try:
            for piece in answers(path):
                self.wfile.write(piece)
        except OSError:
            return


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    bombs()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Harm) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


Visit = Callable[[str], tuple[str, int]]


@pytest.fixture(scope="module")
def visit(port: int) -> Iterator[Visit]:
    """The verdict and the peak of memory, in kB, of a process that makes one visit."""
    command = [sys.executable, "-c", VISITS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def made(path: str) -> tuple[str, int]:
            assert process.stdin
            assert process.stdout
            process.stdin.write(f"http://127.0.0.1:{port}{path}\n")
            process.stdin.flush()
            reason, peak = process.stdout.readline().split()
            return reason, int(peak)

        yield made
    assert process.returncode == 0


@pytest.fixture(scope="module")
def plain(visit: Visit) -> int:
    reason, peak = visit("/plain")
    assert reason == "ok"
    return peak


@pytest.mark.parametrize("path", [*BOMBS, "/headers", "/header", "/endless", "/deep", "/title", "/attributes"])
def test_no_visit_takes_more_than_its_share_of_memory(visit: Visit, plain: int, path: str) -> None:
    reason, peak = visit(path)
    assert reason in ("ok", "unreachable"), "the crawl ends, with a verdict"
    assert peak - plain <= MOST
