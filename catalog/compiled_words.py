"""A gettext catalogue made ready, and kept so: to read it anew takes longer than many a command."""

import io
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path


def compiled(source: Path) -> bytes:
    """What `gettext.GNUTranslations` reads (.mo) of a catalogue in words (.po).

    It is kept where Python keeps its own compiled files, and under their ending; where it may not, it is made each
    time. As with those, a source of another moment or size is compiled anew.
    """
    kept, seen = Path(cache_from_source(str(source))), source.stat()
    stamp = f"{seen.st_mtime_ns} {seen.st_size}\n".encode()
    with suppress(OSError):
        held = kept.read_bytes()
        if held.startswith(stamp):
            return held.removeprefix(stamp)
    made = _compile(source)
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            _keep(kept, stamp + made)
    return made


def _compile(source: Path) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = io.BytesIO()
    with source.open("rb") as file:
        write_mo(made, read_po(file, locale=source.stem))
    return made.getvalue()


def _keep(kept: Path, content: bytes) -> None:
    """Whole or not at all: another process may read it at this moment."""
    kept.parent.mkdir(exist_ok=True)
    written = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        written.write_bytes(content)
        written.replace(kept)
    finally:
        written.unlink(missing_ok=True)
