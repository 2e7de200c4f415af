"""What two names of the same thing, and two addresses of the same page, have in common."""

from catalog.folding import fold
from catalog.urls import normalised


def folded(text: str) -> str:
    """What two names of the same thing have in common. A name of signs only stands for itself."""
    return fold(text) or text.strip()


def place_of(url: str) -> str:
    """What two addresses of the same page have in common."""
    return normalised(url) or url.strip()
