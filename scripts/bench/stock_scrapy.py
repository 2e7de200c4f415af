"""The same crawl by Scrapy as it comes: FILE DELAY TIMEOUT. Only the settings that a careful user would set are set."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

URLS = Path(sys.argv[1]).read_text(encoding="utf-8").split()


class StockSpider(Spider):
    name = "stock"
    seen = 0

    async def start(self) -> AsyncIterator[Any]:
        for url in URLS:
            yield Request(url, callback=self.answered, errback=self.failed, dont_filter=True)

    def answered(self, _response: Response) -> None:
        StockSpider.seen += 1

    def failed(self, _failure: Any) -> None:
        StockSpider.seen += 1


if __name__ == "__main__":
    delay, timeout = float(sys.argv[2]), float(sys.argv[3])
    settings: dict[str, Any] = {
        "LOG_ENABLED": False,
        "HTTPERROR_ALLOW_ALL": True,
        "DOWNLOAD_TIMEOUT": timeout,
        "RETRY_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "DOWNLOAD_DELAY": delay,
        "RANDOMIZE_DOWNLOAD_DELAY": False,
        "CONCURRENT_REQUESTS": 64 if delay else 128,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if delay else 8,
        "ROBOTSTXT_OBEY": delay > 0,
    }
    process = CrawlerProcess(settings)
    process.crawl(StockSpider)
    process.start()
    print(StockSpider.seen)
