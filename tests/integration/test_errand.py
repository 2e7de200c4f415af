"""What goes wrong on our side in an errand is not lost in Scrapy's log, and no door of Scrapy's stands open."""

import sys
from contextlib import suppress
from pathlib import Path

import pytest

from crawler.errand import run_errand
from crawler.options import CrawlerOptions
from crawler.reactor import run
from crawler.settings import user_agent
from crawler.transport.downloader import GuardedDownloader

# As /proc/net/tcp has it.
_LISTENING = "0A"


def test_what_an_errand_raises_is_raised_again() -> None:
    async def fails(_downloader: GuardedDownloader) -> None:
        raise OSError("database or disk is full")

    with pytest.raises(OSError, match="disk is full"):
        run(run_errand(fails, CrawlerOptions(), None))


@pytest.mark.skipif(sys.platform != "linux", reason="which ports are open is looked up in /proc")
def test_nothing_listens_while_we_crawl() -> None:
    """Scrapy's telnet console and remote control, which run what they are told, are on by default."""
    before, during = open_ports(), set[str]()

    async def looks(_downloader: GuardedDownloader) -> None:
        during.update(open_ports())

    run(run_errand(looks, CrawlerOptions(), None))
    assert during == before


def open_ports() -> set[str]:
    """The sockets of this process that listen, by their numbers."""
    ours = set[str]()
    for each in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            ours.add(str(each.readlink()).removeprefix("socket:[").removesuffix("]"))
    tables = [Path(f"/proc/self/net/{name}").read_text(encoding="ascii") for name in ("tcp", "tcp6")]
    rows = [line.split() for table in tables for line in table.splitlines()[1:]]
    return {row[9] for row in rows if row[3] == _LISTENING} & ours


@pytest.mark.parametrize("contact", ["", "https://asso.example/"])
def test_our_name_has_no_word_that_common_filters_refuse(contact: str) -> None:
    name = user_agent(contact).casefold()
    assert "vigie" in name
    assert not any(word in name for word in ("link", "crawl", "spider", "bot", "scrapy", "python"))
