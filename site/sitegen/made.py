"""What is made of one resource besides its page: its entry in lists, its part of the downloads and of the search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple, Self

from pydantic_core import from_json, to_json

from catalog.exporting.piece import Piece


class Searched(NamedTuple):
    """Its row in the index of the search. row: in JSON, up to the places of the values that it stands under.

    values: by the names of their sides, their slugs.
    """

    row: str
    values: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Made:
    """path: of its page. modified: a date, in ISO 8601. pieces: by the names of their formats."""

    path: str
    modified: str
    entry: str
    searched: Searched
    pieces: Mapping[str, Piece]

    def text(self) -> str:
        """For `read`, which is done for every resource of every edition: what is long is cut out, not parsed."""
        places = {name: piece.place for name, piece in self.pieces.items()}
        facts = to_json([self.path, self.modified, self.searched.values, places]).decode()
        texts = (facts, self.entry, self.searched.row, *(piece.text for piece in self.pieces.values()))
        return "".join((",".join(str(len(text)) for text in texts), "\n", *texts))

    @classmethod
    def read(cls, text: str) -> Self:
        lengths = text[: text.index("\n")]
        ends = accumulate(map(int, lengths.split(",")), initial=len(lengths) + 1)
        facts, entry, row, *pieces = [text[start:end] for start, end in pairwise(ends)]
        path, modified, values, places = from_json(facts)
        told = {name: Piece(piece, place) for piece, (name, place) in zip(pieces, places.items(), strict=True)}
        return cls(path, modified, entry, Searched(row, values), told)
