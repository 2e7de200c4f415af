"""The lab of updates as a page of the documentation: `python -m vigie.demo.editions.table docs/lab-of-updates.md`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from vigie.demo.editions.all import PAIRS, SYSTEMS
from vigie.demo.editions.measure import judge
from vigie.demo.editions.pair import Pair
from vigie.demo.editions.visits import VISITS


def render() -> str:
    """Markdown: an introduction, a table for each system, and one of the sequences of visits."""
    return "\n".join((*_introduction(), *_systems(), *_visits())) + "\n"


def _introduction() -> Iterator[str]:
    real = sum(pair.real for pair in PAIRS)
    yield "# The lab of updates"
    yield ""
    yield f"{len(PAIRS)} pairs of answers of one address: {len(PAIRS) - real} of which nothing is to be told, {real}"
    yield f"with a real change and the words that show it; then {len(VISITS)} sequences of visits. They stand in"
    yield "`scripts/vigie/demo/editions`, a few lines each, by somebody who had not read what judges them. Five"
    yield "answers could be argued about, and were decided afterwards, as Vigie gives them: `joomla_mail_cloak`,"
    yield "`video_private`, `flapping_then_settled`, `maintenance`, `price_up_and_down`. This page is made from them:"
    yield "`python -m vigie.demo.editions.table docs/lab-of-updates.md`."
    yield ""
    quiet, loud = ([judge(pair).told for pair in PAIRS if pair.real is real] for real in (False, True))
    yield f"Vigie tells of {sum(quiet)} of the {len(quiet)} pairs of which nothing is to be told, and of {sum(loud)} of"
    yield f"the {len(loud)} with a real change. What it says stands in the last column; a page that can no longer be"
    yield "read is told of as a link that fails. The pairs were also what the cleaner learnt from: of the 85 that it"
    yield "met before “All kinds”, it had misjudged 6 at first sight; of “All kinds”, which was made to lead it astray,"
    yield "11 of 16; the lists of links are by the one who taught it to read them. A new name in such a list is told"
    yield "where the page is but that list; beside a text, such a list is what a menu is, and goes untold, unless"
    yield "`--watch-only` names it."


def _systems() -> Iterator[str]:
    for system in SYSTEMS:
        yield from ("", f"## {system.name}", "", system.what, "")
        yield from ("| pair | what | to be told | in these words | Vigie |", "| --- | --- | --- | --- | --- |")
        yield from (_row(pair) for pair in system.pairs)


def _row(pair: Pair) -> str:
    found = judge(pair)
    told = found.said or ("a failing link" if found.told else "nothing")
    return _cells(f"`{pair.name}`", pair.what, pair.expects.value, pair.says, told)


def _visits() -> Iterator[str]:
    yield from ("", "## Visit after visit", "")
    yield from ("| sequence | what | visits | told at |", "| --- | --- | --- | --- |")
    for visits in VISITS:
        told = ", ".join(map(str, visits.told)) or "never"
        yield _cells(f"`{visits.name}`", visits.what, str(len(visits.answers)), told)


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render(), encoding="utf-8")
