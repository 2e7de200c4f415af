"""The lab as a page of the documentation: `python -m vigie.demo.lab.table docs/lab.md`."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from catalog.vocabulary import Reason
from vigie.demo.lab.all import CASES, DAYS, FAMILIES
from vigie.demo.lab.case import Case

_HEAD = (
    "| # | case | what | first visit | in the end |",
    "| --- | --- | --- | --- | --- |",
)


def render() -> str:
    """Markdown: an introduction, the number of cases by reason, and a table for each family."""
    return "\n".join((*_introduction(), *_families())) + "\n"


def _introduction() -> Iterator[str]:
    counts = Counter(case.expects for case in CASES)
    told = ", ".join(f"`{reason}` {counts[reason]}" for reason in Reason if counts[reason])
    yield "# The lab"
    yield ""
    yield f"{len(CASES)} links on a simulated web, each with what a good watcher makes of it: the reason of its first"
    yield f"visit, and its state after {DAYS} daily runs. They are written down in `scripts/vigie/demo/lab`, a few"
    yield "lines each, and `tests/integration/test_lab.py` visits them all. This page is made from them:"
    yield "`python -m vigie.demo.lab.table docs/lab.md`."
    yield ""
    yield f"Cases by reason: {told}."


def _families() -> Iterator[str]:
    number = 0
    for family in FAMILIES:
        yield from ("", f"## {family.name}", "", family.what, "", *_HEAD)
        for case in family.cases:
            number += 1
            yield _row(number, case)


def _row(number: int, case: Case) -> str:
    first = f"`{case.expects}`" + (", drifted" if case.drifted else "")
    told = case.final_state.value
    events = ", ".join(event.value for event in case.final_events) if case.days else ""
    cells = (
        str(number),
        f"`{case.name}`",
        case.what.replace("|", "\\|"),
        first,
        f"{told} ({events})" if events else told,
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render(), encoding="utf-8")
