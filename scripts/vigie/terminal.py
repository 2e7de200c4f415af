"""How a terminal is made ready for the commands that mails and pages name, each of which begins with “vigie”."""

import shlex
import shutil
import sys
from pathlib import Path

from vigie.context import DEFAULT_FILE


def opening(folder: Path, config: str = DEFAULT_FILE) -> str:
    """The line to type first: into the folder of the configuration, where “vigie” is made known if it is not yet."""
    program = Path(sys.argv[0]).resolve()
    own = [] if config == DEFAULT_FILE else ["--config", config]
    line = f"cd {shlex.quote(str(folder))}"
    known = shutil.which("vigie")
    if not own and (program.name != "vigie" or (known and Path(known).samefile(program))):
        return line
    called = "vigie" if program.name != "vigie" else str(program)
    return f"{line}; alias vigie={shlex.quote(shlex.join([called, *own]))}"
