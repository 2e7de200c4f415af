"""Scrapy's door to the transport: a downloader for http and https, and for nothing else.

It takes the place of Scrapy's own one (its setting DOWNLOADER), with its queues: the frontier has already decided who
is asked when, and a slot, a queue and two tasks per request would cost more than the request itself.
"""

import time
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.defer import Deferred

from crawler.transport.client import Client
from crawler.transport.connection import Trail
from crawler.transport.decoding import ACCEPTED, decoded
from crawler.transport.names import Gate
from crawler.transport.wire import Reader

# A setting of ours: the largest body, in bytes.
LARGEST = "VIGIE_LARGEST_BODY"


class GuardedSpider(Spider):
    """A spider whose requests go through a gate. Scrapy copies its settings, and a gate is no thing to be copied."""

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self.gate = gate


class GuardedDownloader:
    """Puts into a request's meta: `address`, the one that was dialled; `seconds`, how long it took; `note`, a fault
    that did not keep the answer from coming; `headers`, as they came over the wire. A response bears only those that
    Scrapy's cookies ask for, and the flag "cut" where its body ended before its time.

    `fetch` fails with NoAnswer.
    """

    def __init__(self, crawler: Crawler) -> None:
        spider = crawler.spider
        if not isinstance(spider, GuardedSpider):
            raise TypeError(f"no gate for {spider!r}")
        self.active: set[Request] = set()
        self.client = Client(
            spider.gate, crawler.settings.getfloat("DOWNLOAD_TIMEOUT"), crawler.settings.getint(LARGEST)
        )
        self.common = [
            (b"User-Agent", crawler.settings["USER_AGENT"].encode()),
            (b"Accept", b"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            (b"Accept-Language", b"fr,en;q=0.7"),
            (b"Accept-Encoding", ACCEPTED.encode()),
        ]

    def fetch(self, request: Request) -> "Deferred[Response]":
        return deferred_from_coro(self._fetch(request))

    def needs_backout(self) -> bool:
        return False

    def close(self) -> None:
        self.client.close()

    async def _fetch(self, request: Request) -> Response:
        trail, started = Trail(), time.monotonic()
        own = [(name, b", ".join(values)) for name, values in request.headers.items()]
        self.active.add(request)
        try:
            reader = await self.client.ask(request.method, request.url, [*self.common, *own], trail)
        finally:
            self.active.discard(request)
            facts: dict[str, Any] = {"address": trail.address, "note": trail.note}
            request.meta.update(facts, seconds=time.monotonic() - started)
        return self._response(request, reader)

    def _response(self, request: Request, reader: Reader) -> Response:
        request.meta["headers"] = reader.headers
        given = reader.values(b"set-cookie")
        cookies = {"Set-Cookie": given} if given else None
        codings = b",".join(reader.values(b"content-encoding")).decode("latin-1")
        body, complete = bytes(reader.body), True
        if codings and body:
            body, complete = decoded(body, codings, self.client.most)
        flags = [] if reader.whole and complete else ["cut"]
        return Response(request.url, status=reader.status, headers=cookies, body=body, flags=flags, request=request)
