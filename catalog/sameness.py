"""What two names of the same thing, and two addresses of the same page, have in common."""

from functools import lru_cache

from catalog.folding import fold
from catalog.urls import normalised

# Many entries of a file name the same few makers and themes. Nothing longer is kept: it may be a whole page.
_SHORT = 60


def folded(text: str) -> str:
    """What two names of the same thing have in common. A name of signs only stands for itself."""
    return _folded_name(text) if len(text) <= _SHORT else fold(text) or text.strip()


@lru_cache(maxsize=8192)
def _folded_name(text: str) -> str:
    return fold(text) or text.strip()


# Whoever brings a link asks several times.
@lru_cache(maxsize=1024)
def place_of(url: str) -> str:
    """What two addresses of the same page have in common."""
    return normalised(url) or url.strip()
