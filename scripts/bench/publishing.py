"""How long a whole site takes beside other generators, again after a run that changed little, and in what memory."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
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

SIZES, LARGE = (1_000, 10_000), (3_000, 30_000)
PARTS = {"speed": "## Publishing\n", "memory": "## Publishing: memory\n"}
_RESOURCES = """
The same resources (one link each, visited six times, two makers, a theme or two) to a page each, and lists of fifty for
every theme, organisation, kind and year, with feeds where the generator makes them. Vigie alone also writes nine
exports, the index of the search, and the histories of the links, out of its database.
The machine is shared with other work: times by the clock tell little, those of the processor more.
"""
_HEAD = "| generator | time | processor | peak memory | processor ÷ Hugo’s |\n|---|---|---|---|---|"


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
    with tempfile.TemporaryDirectory() as name:
        for part in chosen or PARTS:
            told = ""
            for more in (_speed if part == "speed" else _memory)(Path(name)):
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
        measures = {"Vigie": _published(database, desk, size)} | _beside(database, desk, size, peers)
        again = _rebuilt(database, desk)
        yield "\n".join(
            ["", f"### {size:,} resources", "", *_table(measures), "", *_again(again, measures["Vigie"]), ""]
        )


def _memory(folder: Path) -> Iterator[str]:
    """The table, row by row."""
    yield "\n| resources | peak memory | processor for each |\n|---|---|---|\n"
    for size in LARGE:
        desk = folder / f"{size}"
        desk.mkdir()
        found = _published(_library(desk, size), desk, size)
        yield f"| {size:,} | {found.memory:.0f} MiB | {found.cpu / size * 1000:.1f} ms |\n"


def _library(desk: Path, size: int) -> Path:
    database = desk / "vigie.db"
    # In a process of its own: Linux counts the memory of the one that starts another as the other's peak.
    subprocess.run(python("bench.library", database, size), check=True)
    return database


def _published(database: Path, desk: Path, size: int) -> Measure:
    found = measure(python("bench.vigie_publish", database, desk / "public"), desk / "output.txt")
    _check(desk / "public", size, found)
    print(f"{size:,}: {found.cpu:.1f} s of processor, {found.memory:.0f} MiB", file=sys.stderr)
    return found


def _beside(database: Path, desk: Path, size: int, peers: Peers) -> dict[str, Measure | None]:
    folder = desk / "peers"
    subprocess.run(python("bench.generators", database, folder), check=True)
    measures: dict[str, Measure | None] = {}
    for name, command in commands(peers, folder).items():
        clear(folder)
        measures[name] = measure(command, desk / "output.txt") if command else None
        if made := measures[name]:
            _check(next(folder.glob("*/public")), size, made)
    return measures


def _check(public: Path, size: int, made: Measure) -> None:
    pages = sum(1 for _ in public.glob("ressources/*/index.html"))
    if pages != size:
        raise RuntimeError(f"{pages} pages instead of {size}: {made.output[-2000:]}")


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


def _table(measures: dict[str, Measure | None]) -> list[str]:
    hugo = measures["Hugo"]
    rows = [
        f"| {name} | {each.seconds:.1f} s | {each.cpu:.1f} s | {each.memory:.0f} MiB | "
        + (f"{each.cpu / hugo.cpu:.2f} |" if hugo else "|")
        if each
        else f"| {name} | not installed | | | |"
        for name, each in measures.items()
    ]
    return [_HEAD, *rows]


def _again(again: Rebuild, full: Measure | None) -> list[str]:
    share = f"{again.measure.cpu / full.cpu:.0%}" if full else "?"
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
