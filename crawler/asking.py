"""One request and what came of it, in the terms of `judging`: an Answer, or the Failure to get one."""

from collections.abc import Iterable, Mapping
from typing import Any

from scrapy import Request
from scrapy.core.engine import ExecutionEngine
from scrapy.http import Response
from scrapy.http.cookies import CookieJar

from crawler.judging.answer import Answer, Failure, Step
from crawler.transport.errors import NoAnswer


class Cookies:
    """Those of one visit. Most visits are given none, so the jar is made when the first one comes."""

    def __init__(self) -> None:
        self._jar: CookieJar | None = None

    def send(self, request: Request) -> None:
        if self._jar is not None:
            self._jar.add_cookie_header(request)

    def take(self, response: Response, request: Request) -> None:
        if b"Set-Cookie" in response.headers:
            self._jar = self._jar or CookieJar()
            self._jar.extract_cookies(response, request)


async def ask(
    engine: ExecutionEngine,
    url: str,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    cookies: Cookies | None = None,
) -> Step:
    """Asks once, without following redirects."""
    request = Request(url, method=method, headers=dict(headers or {}))
    if cookies is not None:
        cookies.send(request)
    try:
        response = await engine.download_async(request)
    except NoAnswer as failure:
        return Failure(url, failure.reason, failure.detail, request.meta.get("address"), request.meta.get("seconds"))
    if cookies is not None:
        cookies.take(response, request)
    return _answer(response, url, method, request.meta)


def _headers(lines: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """By name in lower case; the first value of each."""
    found: dict[str, str] = {}
    for name, value in lines:
        found.setdefault(name.decode("latin-1").lower(), _text(value))
    return found


def _answer(response: Response, url: str, method: str, meta: Mapping[str, Any]) -> Answer:
    return Answer(
        url=url,
        status=response.status,
        headers=_headers(meta["headers"]),
        body=response.body,
        whole="cut" not in response.flags,
        method=method,
        address=meta.get("address"),
        seconds=meta.get("seconds"),
        note=meta.get("note"),
    )


def _text(value: bytes) -> str:
    """Of a header; bytes that are not UTF-8 are escaped as browsers escape them in a Location."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in value)
