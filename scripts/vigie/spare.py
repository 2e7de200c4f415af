"""The edition before the published one, kept beside it: the next one is made of it, by what changed since.

A site of many pages is then neither linked together file by file nor taken apart again for the few that changed.
"""

from collections.abc import Iterable
from pathlib import Path

from catalog.edition import files_of

# Below that many files it is made anew just as fast.
WORTHWHILE = 500


def take_up(spare: Path, staging: Path) -> set[str]:
    """Makes the spare the folder to be filled, or an empty one where there is none. The files in it."""
    if not spare.exists():
        staging.mkdir(parents=True)
        return set()
    spare.rename(staging)
    return files_of(staging) or set()


def clear(folder: Path, paths: Iterable[str]) -> None:
    """Removes files, links and empty folders, and the folders that are empty then."""
    for path in paths:
        place = folder / path
        if place.is_dir() and not place.is_symlink():
            place.rmdir()
        else:
            place.unlink(missing_ok=True)
        for above in place.parents[: path.count("/")]:
            try:
                above.rmdir()
            except OSError:
                break


def set_aside(older: Path, spare: Path, guests: Iterable[str]) -> bool:
    """Keeps an edition that was replaced, without what others had put into it: that went into the one in its place.

    False where it cannot be kept.
    """
    try:
        clear(older, guests)
        older.rename(spare)
    except OSError:
        return False
    return True
