"""What one resource is in one format, apart from where it stands among the others."""

from typing import Any, NamedTuple


class Piece(NamedTuple):
    """text: empty where the format has nothing to say of the resource.

    place: what the joining needs besides, in plain values (those of JSON): the place in the guide, the themes.
    """

    text: str
    place: Any = None
