"""What people put into the published folder beside our files: a CNAME, a proof of ownership, a repository."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from catalog.edition import files_of
from catalog.errors import N_, VigieError


def carry_guests(former: Path, folder: Path) -> None:
    """Brings what is not ours from the former edition into the new one, which is as good as leaving it where it is.

    Raises VigieError where one stands in the way of a page: neither is worth more than the other.
    """
    ours = files_of(former)
    if ours is None:
        return
    for guest in _guests(former, ours):
        target = folder / guest
        if target.exists() or target.is_symlink():
            raise VigieError(
                N_("{guest} is in the way of a file of the site, and Vigie did not write it. Rename or remove it."),
                guest=former / guest,
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        _carry(former / guest, target)


def _guests(folder: Path, ours: set[str]) -> Iterator[Path]:
    """The files, links and empty folders under a folder that we did not make, from its root."""
    for place, folders, files in os.walk(folder):
        here = Path(place)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in (*files, *links):
            path = (here / name).relative_to(folder)
            if path.as_posix() not in ours:
                yield path
        if not folders and not files:
            yield here.relative_to(folder)


def _carry(guest: Path, target: Path) -> None:
    if guest.is_symlink():
        target.symlink_to(guest.readlink())
    elif guest.is_dir():
        target.mkdir()
    else:
        try:
            os.link(guest, target)
        except OSError:
            shutil.copy2(guest, target)
