"""A large catalogue: an import, and the questions asked of it, as whole processes and next to their bare core."""

import csv
import json
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

from bench.lacking import empty_fields
from bench.measuring import Measure, measure
from bench.report import REPORT, renew
from bench.searching import words

ROWS = 100_000
_VIGIE = str(Path(sys.executable).with_name("vigie"))
_QUESTIONS = (("status",), ("links", "--limit", "50"), ("links",), ("links", "--json"), ("search", "économie5"))
_PROPOSALS = (("fill", "--limit", "50"), ("fill", "--json"), ("fill", "--all"), ("undo",))
_COLUMNS = ("title", "url", "kind", "year", "language", "publishers", "themes", "summary", "role")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = list(_rows())
        table = folder / "table.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([_COLUMNS, *rows])
        bare = _seconds(partial(_executemany, folder / "bare.db", rows))
        del rows
        imported = _vigie(folder, "import", str(table))
        # The first question makes the index.
        indexed = _vigie(folder, "search", "économie")
        asked = {" ".join(each): _vigie(folder, *each) for each in _QUESTIONS}
        started = _vigie(folder, "--version")
        question = _seconds(lambda: _ask(folder / "vigie.db.search"))
        second = _again(folder, table)
        empty_fields(folder / "vigie.db")
        proposed = {" ".join(each): _vigie(folder, *each) for each in _PROPOSALS}
        dumped = _seconds(lambda: _dump(folder / "vigie.db"))
    renew("catalog", _section(imported, bare, indexed, asked, started, question, dumped, second, proposed))
    print(REPORT.read_text(encoding="utf-8"))


def _rows() -> Iterator[tuple[str, ...]]:
    random = Random(7)
    for number in range(ROWS):
        url = f"https://site{number % 5_000}.example/page/{number}"
        by, theme = f"Organisation {number % 2_000}", f"Thème {number % 40}"
        title, summary = f"{' '.join(words(random, 5))} {number}", " ".join(words(random, 4))
        yield title, url, "guide", str(2000 + number % 25), "fr", by, theme, summary, "document"


def _executemany(file: Path, rows: list[tuple[str, ...]]) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"CREATE TABLE rows ({', '.join(_COLUMNS)})")
        connection.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _ask(file: Path) -> None:
    with closing(sqlite3.connect(file)) as index:
        index.execute("SELECT rowid FROM search_index WHERE search_index MATCH 'economie5' LIMIT 20").fetchall()


def _dump(file: Path) -> None:
    """Every link fetched and said in JSON, and nothing else."""
    with closing(sqlite3.connect(file)) as catalogue:
        catalogue.row_factory = sqlite3.Row
        seen = "SELECT links.*, slug, title, role FROM links JOIN uses ON link_id = links.id"
        rows = catalogue.execute(f"{seen} JOIN resources ON resources.id = resource_id")
        for row in rows:
            json.dumps(dict(row), ensure_ascii=False)


def _vigie(folder: Path, *arguments: str) -> Measure:
    return measure(["env", "-C", str(folder), _VIGIE, *arguments], folder / "output.txt")


def _again(folder: Path, table: Path) -> dict[str, Measure]:
    """The same file once more, then with every hundredth row corrected; in a copy of the catalogue, all taken back."""
    same = _vigie(folder, "import", str(table))
    with table.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    for row in rows[::100]:
        row[_COLUMNS.index("kind")] = "study"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    del rows
    corrected = _vigie(folder, "import", str(table))
    copy = folder / "copy"
    copy.mkdir()
    shutil.copy(folder / "vigie.db", copy)
    first, last = _vigie(copy, "undo"), _vigie(copy, "undo")
    return {
        "import`, the same file again": same,
        "import`, the file with 1 % corrected": corrected,
        "undo`, that": first,
        "undo`, the whole file": last,
    }


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _section(
    imported: Measure,
    bare: float,
    indexed: Measure,
    asked: dict[str, Measure],
    started: Measure,
    question: float,
    dumped: float,
    second: dict[str, Measure],
    proposed: dict[str, Measure],
) -> str:
    return "\n".join(
        [
            "## A large catalogue",
            "",
            f"{ROWS:,} rows of CSV, each a resource with an organisation, a theme and a link; whole processes.",
            "The aims: the import under 30 s and 300 MB, a question under 0.5 s.",
            "",
            "| command | time | of processor | peak |",
            "|---|---|---|---|",
            f"| `vigie import` | {imported.seconds:.1f} s | {imported.cpu:.1f} s | {imported.memory:.0f} MiB |",
            f"| the first `vigie search`, which indexes | {indexed.seconds:.1f} s | {indexed.cpu:.1f} s "
            f"| {indexed.memory:.0f} MiB |",
            *_rows_of(asked),
            *_rows_of(second, ""),
            f"| `vigie --version`: starting only | {started.seconds:.2f} s | {started.cpu:.2f} s "
            f"| {started.memory:.0f} MiB |",
            "",
            f"A bare `executemany` of the same rows takes {bare:.2f} s (the import × {imported.cpu / bare:.0f}), "
            f"a bare FTS5 query {question * 1000:.1f} ms.",
            f"To fetch every link and say it in JSON takes a bare `sqlite3` and `json.dumps` {dumped:.2f} s "
            f"(`links --json` × {asked['links --json'].cpu / dumped:.1f}). Times of the clock are those of a machine",
            "that others used at the same time; those of the processor count.",
            "",
            f"The same catalogue, once its fields are empty and each page says four things: {4 * ROWS:,} proposals,",
            "none of which had a number before. The aims: a list under 10 s and 300 MB.",
            "",
            "| command | time | of processor | peak |",
            "|---|---|---|---|",
            *_rows_of(proposed),
        ]
    )


def _rows_of(measures: dict[str, Measure], end: str = "`") -> list[str]:
    return [
        f"| `vigie {name}{end} | {each.seconds:.2f} s | {each.cpu:.2f} s | {each.memory:.0f} MiB |"
        for name, each in measures.items()
    ]


if __name__ == "__main__":
    main()
