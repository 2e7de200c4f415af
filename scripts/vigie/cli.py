"""Where `vigie` starts."""

import sys

from vigie import __version__


def main() -> None:
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"vigie {__version__}\n")
        return
    # The rest takes longer to load than this answer.
    from vigie.app import run

    run(sys.argv[1:])
