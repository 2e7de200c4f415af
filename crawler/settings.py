"""Scrapy's settings for visiting links: our own transport, and nothing that would decide in our stead."""

from typing import Any

from crawler.options import CrawlerOptions
from crawler.transport.downloader import LARGEST

# Enough to tell what a page is; the rest of a film or a large PDF is not ours to fetch.
LARGEST_BODY = 2 * 1024 * 1024


def scrapy_settings(options: CrawlerOptions) -> dict[str, Any]:
    return {
        "USER_AGENT": user_agent(options.contact),
        "DOWNLOAD_TIMEOUT": options.timeout,
        "DOWNLOADER": "crawler.transport.downloader.GuardedDownloader",
        LARGEST: LARGEST_BODY,
        # Hops, cookies, second tries, robots.txt, codings: all of them are proofs in a visit, and so ours.
        "SPIDER_MIDDLEWARES_BASE": {},
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "LOG_ENABLED": False,
        "STATS_DUMP": False,
        "EXTENSIONS_BASE": {},
    }


def user_agent(contact: str) -> str:
    """Who we are. The word "link" is left out: common filters refuse it."""
    where = "; +" + " ".join(contact.split()) if contact else ""
    return f"Mozilla/5.0 (compatible; Vigie/0.1{where})"
