"""Measures what is asked for, and writes docs/benchmarks.md."""

import json
import sys
import tempfile
from pathlib import Path

from bench import makespan, memory, searching, speed
from bench.catalogue import write_catalogue
from bench.measuring import measure, python, served
from bench.peers import Peers
from bench.report import REPORT, renew
from bench.web import instant

ROOT = Path(__file__).parents[2]
PARTS = ("makespan", "speed", "profile", "memory", "search")


def main(chosen: list[str]) -> None:
    unknown = set(chosen) - set(PARTS)
    if unknown:
        sys.exit(f"There is no such part: {', '.join(sorted(unknown))}. There are {', '.join(PARTS)}.")
    peers = Peers(ROOT / ".bench")
    with tempfile.TemporaryDirectory() as name, served() as port:
        folder = Path(name)
        # LinkChecker, run as root, reads as nobody.
        folder.chmod(0o755)
        for part in chosen or PARTS:
            print(f"measuring: {part} …", file=sys.stderr)
            renew(part, _SECTIONS[part](folder, port, peers))
    print(REPORT.read_text(encoding="utf-8"))


def _makespan(folder: Path, port: int, peers: Peers) -> str:
    found = makespan.run(folder, port, peers)
    rows = [
        f"| {name} | {each.seconds:.1f} s | {each.seconds / found.bound:.2f} |"
        if each
        else f"| {name} | not installed | |"
        for name, each in found.measures.items()
    ]
    return "\n".join(
        [
            "## A polite crawl of a realistic directory",
            "",
            "2,860 links on 500 hosts (a few with many, many with few), answers after 0.25 s in the middle, 63 hosts",
            f"that hang, one request per host and second, {makespan.TIMEOUT:.0f} s of patience. The lower bound,",
            f"{found.bound:.1f} s, is that of the busiest host, with no limit of connections and no processor time.",
            "",
            "| crawler | time | × lower bound |",
            "|---|---|---|",
            *rows,
        ]
    )


def _speed(folder: Path, port: int, peers: Peers) -> str:
    found = speed.run(folder, port, peers)
    stock = found["Scrapy, stock settings (nothing stored)"]
    base = stock.rate_per_core if stock else 0.0
    rows = [
        f"| {name} | {each.rate:,.0f} | {each.rate_per_core:,.0f} | {each.rate_per_core / base:.2f} |"
        if each
        else f"| {name} | not installed | | |"
        for name, each in found.items()
    ]
    return "\n".join(
        [
            "## No latency, no rest",
            "",
            "20,000 links on 500 hosts (5,000 for the slow ones), served at once from the same machine.",
            "",
            "| crawler | links per second | per second of processor | × stock Scrapy |",
            "|---|---|---|---|",
            *rows,
        ]
    )


def _profile(folder: Path, port: int, _peers: Peers) -> str:
    database = folder / "profile.db"
    write_catalogue(database, instant(port, speed.LINKS, speed.HOSTS))
    told = measure(python("bench.occupations", database), folder / "output.txt").output
    spent: dict[str, float] = json.loads(told.splitlines()[-1])
    whole = spent.pop("all")
    parsing = spent.pop("parsing")
    words = {
        "judging": f"judging pages (of which reading their HTML: {parsing / whole:.0%})",
        "storing": "storing what each visit found, and the words of pages",
        "concluding": "the life cycle of all links, at the end of the run",
        "choosing": "reading from the catalogue what is due, and what is expected of it",
        "starting": "starting Python and its libraries",
    }
    shares = {words[name]: seconds for name, seconds in spent.items()}
    shares["requests, connections, the event loop, the frontier"] = whole - sum(spent.values())
    ordered = sorted(shares.items(), key=lambda share: -share[1])
    rows = [f"| {name} | {seconds / whole:.0%} |" for name, seconds in ordered]
    return "\n".join(
        [
            "## What the processor is busy with",
            "",
            "Of the same crawl without latency: where Vigie's own time goes.",
            "",
            "| | share |",
            "|---|---|",
            *rows,
        ]
    )


def _memory(folder: Path, port: int, _peers: Peers) -> str:
    found = memory.run(folder, port)
    first = found[memory.SIZES[0]].memory
    rows = [f"| {links:,} | {each.memory:.0f} MiB | {each.memory / first:.2f} |" for links, each in found.items()]
    return "\n".join(["## Memory", "", "| links due | peak | ratio |", "|---|---|---|", *rows])


def _search(folder: Path, _port: int, _peers: Peers) -> str:
    found = searching.run(folder)
    return "\n".join(
        [
            "## Search",
            "",
            f"{searching.RESOURCES:,} resources of thirty words, {searching.QUESTIONS} questions of one to three,",
            f"answered after the catalogue was indexed ({found.indexing:.0f} s, whenever it has changed).",
            "",
            "| a question takes | ms |",
            "|---|---|",
            f"| in the middle | {found.median * 1000:.0f} |",
            f"| at worst | {found.worst * 1000:.0f} |",
        ]
    )


_SECTIONS = {"makespan": _makespan, "speed": _speed, "profile": _profile, "memory": _memory, "search": _search}


if __name__ == "__main__":
    main(sys.argv[1:])
