"""A subscriber's reader, and the host that it reads from: what the tests of feeds over time are made of."""

import io
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import feedparser

from feeds.history import MOST_ENTRIES


@dataclass
class Host:
    """Serves a folder. moved: paths that are redirected for good, with whatever stands behind them."""

    folder: Path
    moved: dict[str, str] = field(default_factory=dict)
    address: str = ""

    @contextmanager
    def open(self) -> Iterator["Host"]:
        host = self

        class Handler(_Handler):
            def __init__(self, *args: Any) -> None:
                self.host = host
                super().__init__(*args, directory=str(host.folder))

        with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
            self.address = f"http://127.0.0.1:{server.server_port}/"
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
            thread.start()
            yield self
            server.shutdown()
            thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """As usual servers: an ETag, which has the last word (RFC 9110, 13.2.2)."""

    host: Host
    etag = ""

    def send_head(self) -> Any:
        for old, new in self.host.moved.items():
            if self.path.startswith(old):
                self.send_response(301)
                self.send_header("Location", new + self.path.removeprefix(old))
                self.end_headers()
                return None
        file = Path(self.translate_path(self.path))
        self.etag = f'"{sha256(file.read_bytes()).hexdigest()[:16]}"' if file.is_file() else ""
        if self.etag and self.headers.get("If-None-Match") == self.etag:
            self.send_response(304)
            self.end_headers()
            return None
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def end_headers(self) -> None:
        if self.etag:
            self.send_header("ETag", self.etag)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@dataclass
class Reader:
    """It knows entries by their ids, asks again with the validators that it was given, goes to where it is sent for
    good, and follows the archives (RFC 5005) or the further pages (JSON Feed) until it meets what it has read.

    seen: the ids of what its person was shown, in the order it was shown, with the titles.
    """

    address: str
    seen: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    unchanged: int = 0
    pages: int = 0

    def visit(self) -> None:
        """Reads back to what it knows, then shows what is new, the oldest first."""
        fresh: dict[str, str] = {}
        address: str | None = self.address
        while address:
            page, address = self._page(address)
            fresh |= {key: title for key, title in page.items() if key not in self.seen and key not in fresh}
            # Known from an earlier visit: what lies behind it was read then.
            if not self.seen.keys().isdisjoint(page):
                break
        self.seen |= dict(reversed(fresh.items()))

    def _page(self, address: str) -> tuple[Mapping[str, str], str | None]:
        """The titles by their ids, the newest first, and the address of the page before."""
        self.pages += 1
        asked = urllib.request.Request(address)
        if address == self.address and self.etag:
            asked.add_header("If-None-Match", self.etag)
        try:
            with urllib.request.urlopen(asked) as answer:
                document = answer.read()
                if address == self.address:
                    # Sent for good to where the host says that it is now.
                    self.address, self.etag = answer.url, answer.headers["ETag"]
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != 304:
                raise
            self.unchanged += 1
            return {}, None
        titles, before = (_json_page if address.endswith(".json") else _xml_page)(document)
        assert len(titles) <= MOST_ENTRIES
        return titles, before


# Many readers are given the same document: it is read once.
@cache
def _xml_page(document: bytes) -> tuple[Mapping[str, str], str | None]:
    # What entries hold is not looked at here, nor made fit to be shown.
    found = feedparser.parse(io.BytesIO(document), sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo
    before = [link.href for link in found.feed.links if link.rel == "prev-archive"]
    titles = {entry.id: entry.title for entry in found.entries}
    assert len(titles) == len(found.entries)
    return titles, before[0] if before else None


def _json_page(document: bytes) -> tuple[Mapping[str, str], str | None]:
    found = json.loads(document)
    return {item["id"]: item["title"] for item in found["items"]}, found.get("next_url")
