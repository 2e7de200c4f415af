"""How much memory a crawl takes as the catalogue grows."""

from pathlib import Path

from bench.catalogue import write_catalogue
from bench.measuring import Measure, measure, python
from bench.web import instant

SIZES = (2_000, 200_000)


def run(folder: Path, port: int) -> dict[int, Measure]:
    measures = {}
    for links in SIZES:
        database = folder / f"{links}.db"
        write_catalogue(database, instant(port, links))
        measures[links] = measure(python("bench.vigie_crawl", database, 0, 100, 15), folder / "output.txt")
    return measures
