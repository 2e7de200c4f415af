"""docs/benchmarks.md: sections that are measured, and renewed, each alone."""

import platform
from datetime import UTC, datetime
from pathlib import Path

REPORT = Path(__file__).parents[2] / "docs" / "benchmarks.md"
# In their order, by how their titles begin.
SECTIONS = {
    "makespan": "A polite",
    "speed": "No latency",
    "profile": "What the processor",
    "memory": "Memory",
    "search": "Search",
    "catalog": "A large",
    "site": "Publishing\n",
    "site, large": "Publishing: a large",
}


def renew(name: str, section: str) -> None:
    """Puts a section in its place; what earlier runs measured stays."""
    kept = _kept() | {name: section}
    machine = f"{platform.machine()}, Python {platform.python_version()}, {datetime.now(UTC):%d %B %Y}"
    head = (
        f"# Benchmarks\n\nMade by `sh scripts/bench/crawl`, `catalog` and `site` ({machine}). "
        "What counts are the ratios within one run."
    )
    REPORT.write_text("\n\n".join([head, *(kept[each] for each in SECTIONS if each in kept)]) + "\n", encoding="utf-8")


def _kept() -> dict[str, str]:
    if not REPORT.exists():
        return {}
    parts = REPORT.read_text(encoding="utf-8").split("\n## ")[1:]
    return {name: f"## {part.strip()}" for part in parts for name, title in SECTIONS.items() if part.startswith(title)}
