"""Where `vigie` starts."""

import atexit
import gc
import sys

from vigie import __version__


def main() -> None:
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"vigie {__version__}\n")
        return
    # What was loaded need not be searched for garbage when all of it ends.
    atexit.register(gc.freeze)
    # The rest takes longer to load than this answer.
    from vigie.app import run

    run(sys.argv[1:])
