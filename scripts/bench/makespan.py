"""How long a polite crawl of a realistic directory takes, against the least that it could take."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bench.catalogue import write_catalogue
from bench.measuring import Measure, measure, python
from bench.peers import Peers
from bench.web import realistic

DELAY, TIMEOUT = 1.0, 15.0
_HANGS = 3
# One request more per host: robots.txt.
_CONCURRENCY = 64


@dataclass(frozen=True, slots=True)
class Makespan:
    """bound: seconds. measures: what each crawler took, by its name; None where it could not be had."""

    bound: float
    measures: dict[str, Measure | None]


def lower_bound(urls: list[str]) -> float:
    """Seconds below which nobody can be who asks robots.txt first, leaves a host `DELAY` from one request to the next,
    and gives up a host after its third time-out. No limit of connections, no processor time.
    """
    hosts: dict[str, list[float]] = defaultdict(list)
    for url in urls:
        parts = urlsplit(url)
        first = parts.path.split("/")[1]
        hosts[parts.hostname or ""].append(TIMEOUT if first == "hang" else float(first))
    return max(_host_bound(waits) for waits in hosts.values())


def _host_bound(waits: list[float]) -> float:
    """robots.txt is answered at once; the first request to a hanging host is tried a second time."""
    if waits[0] == TIMEOUT:
        return DELAY + TIMEOUT * min(2 * len(waits), _HANGS)
    return DELAY + sum(max(wait, DELAY) for wait in waits) - max(max(waits), DELAY) + max(waits)


def run(folder: Path, port: int, peers: Peers) -> Makespan:
    urls = realistic(port)
    links = folder / "realistic.txt"
    links.write_text("\n".join(urls), encoding="utf-8")
    database = folder / "realistic.db"
    write_catalogue(database, urls)
    commands = {
        "Vigie": python("bench.vigie_crawl", database, DELAY, _CONCURRENCY * 2, TIMEOUT),
        "Scrapy, stock settings": python("bench.stock_scrapy", links, DELAY, TIMEOUT),
        "lychee": peers.lychee(links, DELAY, TIMEOUT),
    }
    measures = {
        name: measure(command, folder / "output.txt") if command else None for name, command in commands.items()
    }
    return Makespan(lower_bound(urls), measures)
