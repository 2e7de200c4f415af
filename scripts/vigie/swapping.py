"""Puts one folder in the place of another in a single step, where the system can; in two where it cannot."""

import ctypes
import os
import sys
from pathlib import Path

# Linux, renameat2(2); macOS, renamex_np(2).
_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2


def swap(new: Path, old: Path) -> bool:
    """The two change places at once: at every moment there is a whole folder at `old`. False: the system cannot."""
    one, other = os.fsencode(new), os.fsencode(old)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(library.renamex_np(one, other, _RENAME_SWAP) == 0)
        return bool(library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False
