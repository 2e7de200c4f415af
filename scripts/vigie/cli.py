"""Where `vigie` starts."""

import atexit
import gc
import os
import sys

from vigie import __version__


def main() -> None:
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"vigie {__version__}\n")
        return
    # What was loaded need not be searched for garbage when all of it ends.
    atexit.register(gc.freeze)
    # Pydantic would look through all that is installed for plugins of its own, as long as a question takes.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # The rest takes longer to load than this answer.
    from vigie.app import run

    run(sys.argv[1:])
