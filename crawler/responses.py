"""Scrapy's responses as the answers that `reading` reads."""

from scrapy.http import Response

from crawler.judging.answer import Answer
from crawler.settings import LARGEST_BODY


def answer_of(response: Response, url: str) -> Answer:
    headers = {name.decode("latin-1").lower(): _value(values) for name, values in response.headers.items()}
    # A body is cut where a chunk of the network happened to end: cut again at the cap, it is always the same.
    body = response.body[:LARGEST_BODY]
    cut = "dataloss" in response.flags or ("download_stopped" in response.flags and len(body) < LARGEST_BODY)
    return Answer(url=url, status=response.status, headers=headers, body=body, whole=not cut)


def _value(values: list[bytes]) -> str:
    """The first value of a header; bytes that are not UTF-8 are escaped as browsers escape them in a Location."""
    first = values[0] if values else b""
    try:
        return first.decode()
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in first)
