"""How much memory a crawl takes as the catalogue grows."""

import subprocess
from pathlib import Path

from bench.measuring import Measure, measure, python
from bench.web import instant

SIZES = (2_000, 200_000)


def run(folder: Path, port: int) -> dict[int, Measure]:
    measures = {}
    for links in SIZES:
        database, urls = folder / f"{links}.db", folder / f"{links}.txt"
        urls.write_text("\n".join(instant(port, links)), encoding="utf-8")
        # In a process of its own: Linux counts the memory of the one that starts another as the other's peak.
        subprocess.run(python("bench.catalogue", database, urls), check=True)
        measures[links] = measure(python("bench.vigie_crawl", database, 0, 100, 15), folder / "output.txt")
    return measures
