"""Where `vigie` starts."""

import atexit
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from vigie import __version__


def main() -> None:
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"vigie {__version__}\n")
        return
    # The rest takes longer to load than this answer.
    with loading():
        from vigie.app import run
    run(sys.argv[1:])


@contextmanager
def loading() -> Iterator[None]:
    """For the libraries: what is loaded stays to the end, and need never be searched for garbage."""
    # Pydantic would look through all that is installed for plugins of its own, as long as a question takes.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()
    yield
    gc.freeze()
    gc.enable()
    # Nor what comes after, when all of it ends.
    atexit.register(gc.freeze)
