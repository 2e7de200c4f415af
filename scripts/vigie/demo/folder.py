"""The demo's folder: its own, or none. Nothing that a person put there is ever removed."""

import shutil
from pathlib import Path

from catalog.errors import N_, VigieError

MARKER = ".vigie-demo"
_OCCUPIED = N_(
    "The folder {folder} holds files that do not come from the demo, so the demo leaves it alone. "
    "Give it another folder, or an empty one."
)
_NO_FOLDER = N_("{folder} is a file: the demo needs a folder. Give it another one.")
_UNUSABLE = N_("The demo cannot use the folder {folder}: {error}. Give it another folder.")


def prepare(folder: Path) -> None:
    """Makes the folder, or empties one that an earlier demo left. Raises VigieError before touching any other."""
    try:
        _check(folder)
        folder.mkdir(parents=True, exist_ok=True)
        # First in and never out: should we be interrupted, the next demo still knows the folder for its own.
        (folder / MARKER).touch()
        for child in folder.iterdir():
            if child.name != MARKER:
                _remove(child)
    except OSError as error:
        raise VigieError(_UNUSABLE, folder=folder, error=error.strerror) from error


def _check(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise VigieError(_NO_FOLDER, folder=folder)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise VigieError(_OCCUPIED, folder=folder)


def _remove(child: Path) -> None:
    if child.is_dir() and not child.is_symlink():
        shutil.rmtree(child)
    else:
        child.unlink()
