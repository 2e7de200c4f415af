"""What goes wrong on our side in an errand is not lost in Scrapy's log."""

import pytest

from crawler.errand import run_errand
from crawler.options import CrawlerOptions
from crawler.reactor import run
from crawler.transport.downloader import GuardedDownloader


def test_what_an_errand_raises_is_raised_again() -> None:
    async def fails(_downloader: GuardedDownloader) -> None:
        raise OSError("database or disk is full")

    with pytest.raises(OSError, match="disk is full"):
        run(run_errand(fails, CrawlerOptions(), None))
