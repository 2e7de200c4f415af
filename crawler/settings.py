"""Scrapy's settings for visiting links: one request per hop, real certificates, nothing but HTTP, no open doors."""

from typing import Any

from crawler.options import CrawlerOptions

# Enough to tell what a page is; the rest of a film or a large PDF is not ours to fetch.
LARGEST_BODY = 2 * 1024 * 1024


def scrapy_settings(options: CrawlerOptions) -> dict[str, Any]:
    return {
        "USER_AGENT": user_agent(options.contact),
        "DOWNLOAD_TIMEOUT": options.timeout,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("data", "file", "ftp", "s3")),
        # Bodies are capped by the spider, decompressed ones by our middleware: neither is a reason to fail a visit.
        "DOWNLOAD_MAXSIZE": 0,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_FAIL_ON_DATALOSS": False,
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
            "crawler.compression.CappedCompressionMiddleware": 590,
        },
        # Politeness and concurrency are the frontier's: 0 is no limit.
        "CONCURRENT_REQUESTS": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": options.concurrency,
        "DOWNLOAD_DELAY": 0,
        # The default starts a hundred tasks per response.
        "CONCURRENT_ITEMS": 1,
        # Ours alone to decide: hops, robots.txt, second tries.
        "ROBOTSTXT_OBEY": False,
        "RETRY_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        # A request that is dropped without a word would keep its host busy for ever.
        "URLLENGTH_LIMIT": 0,
        "REDIRECT_MAX_TIMES": 5,
        "HTTPERROR_ALLOW_ALL": True,
        "REFERER_ENABLED": False,
        # A proxy would resolve names itself, past our guard.
        "HTTPPROXY_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "LOG_ENABLED": False,
        "STATS_DUMP": False,
        "EXTENSIONS": {"scrapy.extensions.logstats.LogStats": None, "scrapy.extensions.memusage.MemoryUsage": None},
    }


def user_agent(contact: str) -> str:
    """Who we are. The word "link" is left out: common filters refuse it."""
    where = "; +" + " ".join(contact.split()) if contact else ""
    return f"Mozilla/5.0 (compatible; Vigie/0.1{where})"
