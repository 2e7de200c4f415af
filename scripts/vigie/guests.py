"""What people put into the published folder beside our files: a CNAME, a proof of ownership, a repository."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from catalog.edition import files_of
from catalog.errors import N_, VigieError


def carry_guests(former: Path, folder: Path) -> list[str]:
    """Brings what is not ours from the former edition into the new one, which is as good as leaving it where it is.

    Returns their paths. Raises VigieError where one stands in the way of a page: neither is worth more than the other.
    """
    ours = files_of(former)
    guests = [] if ours is None else list(_guests(former, ours))
    for guest in guests:
        target = folder / guest
        if target.exists() or target.is_symlink():
            raise VigieError(
                N_("{guest} is in the way of a file of the site, and Vigie did not write it. Rename or remove it."),
                guest=former / guest,
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        _carry(former / guest, target)
    return guests


def _guests(folder: Path, ours: set[str]) -> Iterator[str]:
    """The files, links and empty folders under a folder that we did not make, from its root."""
    waiting = [""]
    while waiting:
        # As texts: of a site's many files, few are guests.
        here = waiting.pop()
        with os.scandir(f"{folder}/{here}") as found:
            entries = list(found)
        for entry in entries:
            path = f"{here}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
            elif path not in ours:
                yield path
        if not entries:
            yield here.rstrip("/")


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
