"""One crawl by Vigie, to be measured from outside: DATABASE DELAY CONCURRENCY TIMEOUT. The verdicts are stored."""

import sys
from datetime import UTC, datetime

from catalog.database import open_database
from catalog.policy import Policy
from crawler.options import CrawlerOptions
from crawler.reactor import run
from crawler.run import crawl


def main(database: str, delay: str, concurrency: str, timeout: str) -> None:
    options = CrawlerOptions.model_validate(
        {
            "delay": float(delay),
            "concurrency": int(concurrency),
            "timeout": float(timeout),
            "allow_networks": ["127.0.0.0/8"],
            "control_urls": [],
            "respect_robots": float(delay) > 0,
        }
    )
    report = run(crawl(open_database(f"sqlite:///{database}"), options, Policy(), datetime.now(UTC)))
    print(report.visits)


if __name__ == "__main__":
    main(*sys.argv[1:])
