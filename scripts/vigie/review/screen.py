"""One waiting line as a terminal shows it: what happened, the proof, what is proposed, and the keys."""

import textwrap
from collections.abc import Iterable, Iterator

from catalog.errors import N_
from catalog.proofs import said
from catalog.repairs.sentences import REPAIRS, proof
from catalog.sentences import reason_beside, state_sentence
from catalog.waiting import Waiting
from catalog.words import Words
from vigie.evidence import chain_lines

CLEAR = "\x1b[2J\x1b[H"
_WIDEST = 80
# All has to be seen at once in a terminal of 24 lines. Keys 1 to 3 choose among the repairs.
MOST_REPAIRS = 3
_NO_BREAK = "\u00a0\u202f"
# Of a long chain, the end tells what went wrong.
_MOST_HOPS = 2

_OF_PROPOSALS = (
    ("a", N_("accept the first proposal (or its number)")),
    ("e", N_("discard the first proposal")),
)
_KEYS = (
    ("c", N_("another address")),
    ("i", N_("ignore until …")),
    ("r", N_("withdraw from the directory")),
    ("v", N_("see in the browser")),
    ("s", N_("skip")),
    ("z", N_("undo")),
    ("q", N_("quit")),
)


def screen(line: Waiting, place: int, count: int, told: str, words: Words, columns: int) -> str:
    """The whole text, no line wider than the terminal or 80 columns. told: what became of the key before."""
    width = width_of(columns)
    where = words("{place} of {count}", place=place, count=count)
    lines = wrapped(f"{where} · {line.title}", width)
    names = ", ".join(each.organisation.name for each in line.resources[0].contributions)
    lines += [*wrapped(names, width, "  "), *wrapped(line.link.url, width, "  "), ""]
    lines += [*_what_happened(line, words, width), ""]
    keys = (*_OF_PROPOSALS, *_KEYS) if line.repairs else _KEYS
    lines += [*_proposals(line, words, width), "", *keys_told(keys, words, width), ""]
    return "\n".join([*lines, *wrapped(told, width)])


def width_of(columns: int) -> int:
    return min(columns, _WIDEST)


def numbered(titles: Iterable[str], columns: int) -> str:
    """A list to choose from by a number."""
    width = width_of(columns)
    return "\n".join(
        text for number, title in enumerate(titles, 1) for text in wrapped(f"{number}  {title}", width, "  ")
    )


def _what_happened(line: Waiting, words: Words, width: int) -> Iterator[str]:
    link = line.link
    yield from wrapped(state_sentence(link, words), width)
    detail = f"({said(link.detail, words)})" if link.reason and link.detail else ""
    yield from wrapped(f"{reason_beside(link, words)} {detail}".strip(), width)
    if link.drifted:
        yield from wrapped(words("What is found there is no longer the resource."), width)
    for hop in list(chain_lines(link.chain, words))[-_MOST_HOPS:]:
        yield from wrapped(hop, width, "  ")


def _proposals(line: Waiting, words: Words, width: int) -> Iterator[str]:
    if not line.repairs:
        yield words("Nothing is proposed.")
    for number, repair in enumerate(line.repairs[:MOST_REPAIRS], 1):
        does = words(REPAIRS[repair.kind])
        sentence = words("{does} ({sure} %)", does=does, sure=round(repair.confidence * 100))
        yield from wrapped(f"{number}  {sentence}", width)
        yield from wrapped(repair.target, width, "   ")
        yield from wrapped(proof(repair, words), width, "   ")


def keys_told(keys: Iterable[tuple[str, str]], words: Words, width: int) -> Iterator[str]:
    """As many on a line as there is room for."""
    row = ""
    for key, message in keys:
        cell = f"[{key}] {words(message)}"
        if row and len(row) + 3 + len(cell) > width:
            yield row
            row = ""
        row = f"{row}   {cell}" if row else cell
    yield row


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Addresses are broken where they must be: a line that is too long would spoil the whole screen."""
    clean = "".join(sign if sign.isprintable() or sign in _NO_BREAK else " " for sign in text)
    return textwrap.wrap(clean, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
