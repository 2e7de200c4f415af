"""How many links a second without any rest and any latency: what the machinery itself costs."""

from dataclasses import dataclass
from pathlib import Path

from bench.catalogue import write_catalogue
from bench.measuring import Measure, measure, python
from bench.peers import Peers
from bench.web import instant
from catalog.vocabulary import Watch

LINKS, HOSTS, TIMEOUT = 20_000, 500, 15.0
# The slow ones are given fewer: their rate is the same.
_FEWER = 5_000


@dataclass(frozen=True, slots=True)
class Speed:
    """links: how many were checked."""

    links: int
    measure: Measure

    @property
    def rate(self) -> float:
        """Links a second, by the clock."""
        return self.links / self.measure.seconds

    @property
    def rate_per_core(self) -> float:
        """Links per second of processor."""
        return self.links / self.measure.cpu


def run(folder: Path, port: int, peers: Peers) -> dict[str, Speed | None]:
    many, few = _list(folder / "many.txt", port, LINKS), _list(folder / "few.txt", port, _FEWER)
    urls = many.read_text(encoding="utf-8").split()
    bare, full = folder / "bare.db", folder / "full.db"
    # Peers look whether links live, and no further.
    write_catalogue(bare, urls, Watch.NOTHING)
    write_catalogue(full, urls)
    commands = {
        "Vigie (verdicts stored)": (LINKS, python("bench.vigie_crawl", bare, 0, 100, TIMEOUT)),
        "Vigie, first visits from which updates are noticed": (
            LINKS,
            python("bench.vigie_crawl", full, 0, 100, TIMEOUT),
        ),
        "Scrapy, stock settings (nothing stored)": (LINKS, python("bench.stock_scrapy", many, 0, TIMEOUT)),
        "lychee": (LINKS, peers.lychee(many, 0, TIMEOUT)),
        "linkinator": (_FEWER, peers.linkinator(few)),
        "LinkChecker": (_FEWER, peers.linkchecker(few)),
    }
    return {
        name: Speed(count, measure(command, folder / "output.txt")) if command else None
        for name, (count, command) in commands.items()
    }


def _list(file: Path, port: int, links: int) -> Path:
    file.write_text("\n".join(instant(port, links, HOSTS)), encoding="utf-8")
    return file
