"""One request and what came of it, in the terms of `judging`: an Answer, or the Failure to get one."""

import time
from collections.abc import Iterable, Mapping

from scrapy import Request
from scrapy.http import Response
from scrapy.http.cookies import CookieJar

from crawler.judging.answer import Answer, Failure, Step
from crawler.judging.hops import as_asked
from crawler.transport.connection import Trail
from crawler.transport.downloader import GuardedDownloader
from crawler.transport.errors import NoAnswer


class Cookies:
    """Those of one visit. Most visits are given none, so the jar is made when the first one comes."""

    def __init__(self) -> None:
        self._jar: CookieJar | None = None

    def header(self, url: str) -> dict[str, str]:
        """What is sent along with a request."""
        if self._jar is None:
            return {}
        request = Request(url)
        self._jar.add_cookie_header(request)
        sent = request.headers.get("Cookie")
        return {"Cookie": sent.decode()} if sent else {}

    def take(self, url: str, given: list[bytes]) -> None:
        """given: the values of Set-Cookie."""
        if given:
            self._jar = self._jar or CookieJar()
            self._jar.extract_cookies(Response(url, headers={"Set-Cookie": given}), Request(url))


async def ask(
    downloader: GuardedDownloader,
    url: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    cookies: Cookies | None = None,
) -> Step:
    """Asks once, without following redirects."""
    sent = {**(headers or {}), **(cookies.header(url) if cookies is not None else {})}
    trail, started = Trail(), time.monotonic()
    try:
        reader = await downloader.ask(method, as_asked(url), sent, trail)
    except NoAnswer as failure:
        return Failure(url, failure.reason, failure.detail, trail.address, time.monotonic() - started)
    if cookies is not None:
        cookies.take(url, reader.values(b"set-cookie"))
    return Answer(
        url=url,
        status=reader.status,
        headers=_headers(reader.headers),
        body=bytes(reader.body),
        whole=reader.whole,
        method=method,
        address=trail.address,
        seconds=time.monotonic() - started,
        note=trail.note,
    )


def _headers(lines: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """By name in lower case; the first value of each."""
    found: dict[str, str] = {}
    for name, value in lines:
        found.setdefault(name.decode("latin-1").lower(), _text(value))
    return found


def _text(value: bytes) -> str:
    """Of a header; bytes that are not UTF-8 are escaped as browsers escape them in a Location."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in value)
