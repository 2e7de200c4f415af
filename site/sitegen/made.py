"""What is made of one resource besides its page: its entry in lists, its part of the downloads and of the search."""

import json
from dataclasses import dataclass
from typing import Any, Self

from catalog.exporting.piece import Piece

_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Made:
    """path: of its page. modified: a date, in ISO 8601. pieces: by the names of their formats.

    searched: its row in the index of the search, the values that it stands under by their slugs.
    """

    path: str
    modified: str
    entry: str
    searched: list[Any]
    pieces: dict[str, Piece]

    def text(self) -> str:
        return _ENCODER.encode([self.path, self.modified, self.entry, self.searched, self.pieces])

    @classmethod
    def read(cls, text: str) -> Self:
        path, modified, entry, searched, pieces = json.loads(text)
        return cls(path, modified, entry, searched, {name: Piece(*piece) for name, piece in pieces.items()})
