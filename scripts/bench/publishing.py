"""How long a whole site takes beside other generators, again after a run that changed little, and in what memory."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench.generators import clear, commands
from bench.library import change_one_in_a_hundred
from bench.main import ROOT
from bench.measuring import Measure, measure, python
from bench.peers import Peers
from bench.report import REPORT
from catalog.edition import MARKER

SIZES, LARGE = (1_000, 10_000), (3_000, 30_000, 100_000)
PARTS = {"speed": "## Publishing\n", "large": "## Publishing: a large directory\n"}
_RESOURCES = """
The same resources (one link each, visited six times, two makers, a theme or two) as the same site. Hugo, with its own
means, makes what Vigie makes: the same page for each, with its meta tags, JSON-LD, COinS, chart, chain of redirects,
reference in four formats and neighbours; lists of fifty of the same entries for all, every theme, organisation, kind,
year and state; feeds in RSS, Atom and JSON for all, every theme and every organisation; nine exports and an index of
the search. Bare Jinja2 and Eleventy make the pages and lists alone, Pelican the small pages of its own plain theme, and
feeds. Vigie alone takes all of this out of a database (the others are handed facts, the spells of each history among
them), keeps archives behind the feeds and a ledger of what it made, and writes the pages about the site. The memory of
a generator that works in several processes is that of all together, what they share counted once.
The machine is shared with other work: times by the clock tell little, those of the processor more.
"""
_COLUMNS = ("generator", "time", "processor", "peak memory", "written", "files", "processor ÷ Hugo’s")
_LARGE_COLUMNS = ("resources", "time", "processor", "for each", "peak memory", "written", "files")


@dataclass(frozen=True, slots=True)
class Site:
    """written: the bytes of its files."""

    measure: Measure
    files: int
    written: int


@dataclass(frozen=True, slots=True)
class Rebuild:
    """kept: of the files that did not change, how many kept their time; unchanged: how many did not change."""

    measure: Measure
    unchanged: int
    kept: int


def main(chosen: list[str]) -> None:
    unknown = set(chosen) - set(PARTS)
    if unknown:
        sys.exit(f"There is no such part: {', '.join(sorted(unknown))}. There are {', '.join(PARTS)}.")
    # As people run it: what Python and Jinja2 compile is kept for the next time.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        for part in chosen or ["speed"]:
            told = ""
            for more in (_speed if part == "speed" else _large)(Path(name)):
                told += more
                _put(PARTS[part], told)


def _speed(folder: Path) -> Iterator[str]:
    """The section, size by size."""
    yield _RESOURCES
    peers = Peers(ROOT / ".bench")
    for size in SIZES:
        desk = folder / f"{size}"
        desk.mkdir()
        database = _library(desk, size)
        made = _published(database, desk, size)
        sites = {"Vigie": made, **_beside(database, desk, size, peers)}
        again = _again(_rebuilt(database, desk), made.measure)
        yield "\n".join(["", f"### {size:,} resources", "", *_table(sites), "", *again, ""])


def _large(folder: Path) -> Iterator[str]:
    """The table, row by row."""
    yield f"\n{_head(_LARGE_COLUMNS)}\n"
    for size in LARGE:
        with tempfile.TemporaryDirectory(dir=folder) as desk:
            made = _published(_library(Path(desk), size), Path(desk), size)
            found, each = made.measure, made.measure.cpu / size * 1000
            yield f"| {size:,} | {found.seconds:.0f} s | {found.cpu:.0f} s | {each:.1f} ms | {_weight(made)} |\n"


def _library(desk: Path, size: int) -> Path:
    database = desk / "vigie.db"
    # In a process of its own: Linux counts the memory of the one that starts another as the other's peak.
    subprocess.run(python("bench.library", database, size), check=True)
    return database


def _published(database: Path, desk: Path, size: int) -> Site:
    found = measure(python("bench.vigie_publish", database, desk / "public"), desk / "output.txt")
    print(f"{size:,}: {found.cpu:.1f} s of processor, {found.memory:.0f} MiB", file=sys.stderr)
    return _site(desk / "public", size, found)


def _beside(database: Path, desk: Path, size: int, peers: Peers) -> dict[str, Site | None]:
    folder = desk / "peers"
    subprocess.run(python("bench.generators", database, folder), check=True)
    sites: dict[str, Site | None] = {}
    for name, command in commands(peers, folder).items():
        clear(folder)
        made = measure(command, desk / "output.txt") if command else None
        sites[name] = _site(next(folder.glob("*/public")), size, made) if made else None
    return sites


def _site(public: Path, size: int, made: Measure) -> Site:
    pages = sum(1 for _ in public.glob("ressources/*/index.html"))
    if pages != size:
        raise RuntimeError(f"{pages} pages instead of {size}: {made.output[-2000:]}")
    sizes = [file.stat().st_size for file in public.rglob("*") if file.is_file()]
    return Site(made, len(sizes), sum(sizes))


def _rebuilt(database: Path, desk: Path) -> Rebuild:
    """The second time: the first has no edition before the last to start from."""
    public = desk / "public"
    change_one_in_a_hundred(database, 1)
    measure(python("bench.vigie_publish", database, public), desk / "output.txt")
    before = _files(public)
    change_one_in_a_hundred(database, 2)
    found = measure(python("bench.vigie_publish", database, public), desk / "output.txt")
    after = _files(public)
    unchanged = [file for file, (content, _) in before.items() if file in after and after[file][0] == content]
    kept = sum(after[file] == before[file] for file in unchanged)
    return Rebuild(found, len(unchanged), kept)


def _files(public: Path) -> dict[Path, tuple[bytes, int]]:
    """What each holds, as a digest, and when it was written."""
    files = (file for file in public.rglob("*") if file.is_file() and file.name != MARKER)
    return {file: (sha256(file.read_bytes()).digest(), file.stat().st_mtime_ns) for file in files}


def _table(sites: dict[str, Site | None]) -> list[str]:
    hugo = sites["Hugo"]
    rows = [_row(name, made, hugo) if made else f"| {name} | not installed | | | | | |" for name, made in sites.items()]
    return [_head(_COLUMNS), *rows]


def _head(columns: Sequence[str]) -> str:
    return f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|"


def _row(name: str, made: Site, hugo: Site | None) -> str:
    share = f"{made.measure.cpu / hugo.measure.cpu:.2f}" if hugo else ""
    return f"| {name} | {made.measure.seconds:.1f} s | {made.measure.cpu:.1f} s | {_weight(made)} | {share} |"


def _weight(made: Site) -> str:
    """Three cells."""
    return f"{made.measure.memory:.0f} MiB | {made.written / 1_000_000:,.0f} MB | {made.files:,}"


def _again(again: Rebuild, full: Measure) -> list[str]:
    share = f"{again.measure.cpu / full.cpu:.0%}"
    return [
        f"After a run that changed one link in a hundred, Vigie takes {again.measure.seconds:.1f} s, of which "
        f"{again.measure.cpu:.1f} s of processor: {share} of the",
        f"first time. {again.kept:,} of the {again.unchanged:,} files that did not change kept their time.",
    ]


def _put(title: str, text: str) -> None:
    """In place of what an earlier run measured."""
    former = REPORT.read_text(encoding="utf-8").rstrip() + "\n"
    rest = re.sub(rf"\n{re.escape(title)}.*?(?=\n## |\Z)", "", former, flags=re.DOTALL)
    REPORT.write_text(f"{rest.rstrip()}\n\n{title}{text}", encoding="utf-8")
    print(text.rpartition("\n\n")[2], flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
