"""Builds the site and the feeds beside the output folder, then swaps them in: as a whole, or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.directory import Directory
from catalog.errors import N_, VigieError
from feeds.publish import write_feeds
from sitegen.build import build

# Says that a folder is ours to replace.
MARKER = ".vigie"


def publish(engine: Engine, directory: Directory, output: Path) -> int:
    """Publishes the catalogue into `output`; the number of files. Raises VigieError where the folder is not ours."""
    with Session(engine) as session, replaced(output) as staging:
        build(session, directory, staging)
        write_feeds(session, directory, staging)
        return sum(file.is_file() for file in staging.rglob("*")) - 1


@contextmanager
def replaced(output: Path) -> Iterator[Path]:
    """An empty folder to fill, which takes the place of `output` once it is filled; a link to a folder stays one."""
    output = output.resolve()
    staging, former = (output.with_name(f"{output.name}.{suffix}") for suffix in ("next", "former"))
    _recover(output, former)
    _refuse_foreign(output)
    shutil.rmtree(staging, ignore_errors=True)
    try:
        staging.mkdir(parents=True)
        (staging / MARKER).write_text("This folder is written by Vigie, and replaced as a whole.\n", encoding="utf-8")
        yield staging
        if output.exists():
            output.rename(former)
        staging.rename(output)
    except BaseException as error:
        _recover(output, former)
        shutil.rmtree(staging, ignore_errors=True)
        if isinstance(error, OSError):
            raise VigieError(
                N_("The site could not be written to {output}: {error}."), output=output, error=error
            ) from error
        raise
    shutil.rmtree(former, ignore_errors=True)


def _recover(output: Path, former: Path) -> None:
    """A machine that stopped between the two renames left the site under its former name."""
    if former.exists() and not output.exists():
        former.rename(output)


def _refuse_foreign(output: Path) -> None:
    if not output.exists():
        return
    if not output.is_dir() or (any(output.iterdir()) and not (output / MARKER).exists()):
        raise VigieError(
            N_(
                "{output} holds something that Vigie did not write, and would be replaced. "
                "Name another folder: [storage] output."
            ),
            output=output,
        )
