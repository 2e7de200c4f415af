"""Decompresses answers up to a cap: a bomb, or a body broken in transit, leaves an answer without a body."""

import zlib

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

_LARGEST_TEXT = 20 * 1024 * 1024


class CappedCompressionMiddleware(HttpCompressionMiddleware):
    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler=crawler)
        self._max_size = _LARGEST_TEXT

    def process_response(  # type: ignore[override]  # the deprecated `spider` argument is left out
        self, request: Request, response: Response
    ) -> Request | Response:
        try:
            return super().process_response(request, response)
        # What a decoder raises is its own affair: brotli.error and zstd's errors share no base class.
        except (IgnoreRequest, OSError, EOFError, ValueError, zlib.error):
            return response.replace(body=b"")
        except Exception as error:
            if type(error).__module__.partition(".")[0] not in {"brotli", "_brotli", "backports", "compression"}:
                raise
            return response.replace(body=b"")
