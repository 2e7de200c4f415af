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
        # As texts: of a site's many files, few are guests.
        here = place[len(str(folder)) :].replace(os.sep, "/").lstrip("/")
        links = [name for name in folders if os.path.islink(f"{place}/{name}")]  # noqa: PTH114 (likewise)
        for name in (*files, *links):
            path = f"{here}/{name}" if here else name
            if path not in ours:
                yield Path(path)
        if not folders and not files:
            yield Path(here)


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
