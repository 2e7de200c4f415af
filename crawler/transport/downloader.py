"""Scrapy's door to the transport: a downloader for http and https, and for nothing else.

It takes the place of Scrapy's own one (its setting DOWNLOADER), and it is asked past Scrapy's engine: the frontier has
already decided who is asked when, and a slot, signals that nobody hears, a log that nobody reads and a task per request
would cost more than the request itself.
"""

from collections.abc import Mapping
from typing import NoReturn

from scrapy import Request, Spider
from scrapy.core.engine import ExecutionEngine
from scrapy.crawler import Crawler

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
    def __init__(self, crawler: Crawler) -> None:
        spider = crawler.spider
        if not isinstance(spider, GuardedSpider):
            raise TypeError(f"no gate for {spider!r}")
        # Scrapy looks here whether it may close the spider: ours end by themselves.
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

    async def ask(self, method: str, url: str, headers: Mapping[str, str], trail: Trail) -> Reader:
        """The answer, its body without its content codings. url: as it goes over the wire. Raises NoAnswer."""
        own = [(name.encode(), value.encode()) for name, value in headers.items()]
        reader = await self.client.ask(method, url, [*self.common, *own], trail)
        codings = b",".join(reader.values(b"content-encoding")).decode("latin-1")
        if codings and reader.body:
            body, complete = decoded(bytes(reader.body), codings, self.client.most)
            reader.body, reader.whole = bytearray(body), reader.whole and complete
        return reader

    def fetch(self, request: Request) -> NoReturn:
        raise TypeError(f"asked for by Scrapy's engine: {request}")

    def needs_backout(self) -> bool:
        return False

    def close(self) -> None:
        self.client.close()


def downloader_of(engine: ExecutionEngine) -> GuardedDownloader:
    downloader = engine.downloader
    if not isinstance(downloader, GuardedDownloader):
        raise TypeError(f"not guarded: {downloader!r}")
    return downloader
