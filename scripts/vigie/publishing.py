"""Builds the site and the feeds beside the output folder, then swaps them in: as a whole, or not at all."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.crew import Crew, processors
from catalog.database import hold_still
from catalog.directory import Directory
from catalog.edition import MARKER, Edition, files_of
from catalog.errors import N_, VigieError
from catalog.ledger import Ledger, ledger_file
from feeds.organisation_news import news_of
from feeds.publish import write_feeds
from sitegen.build import build
from vigie import spare
from vigie.guests import carry_guests
from vigie.swapping import swap


@dataclass(frozen=True, slots=True)
class Published:
    """files: how many there are. untold: the addresses of the feeds whose news the hub was never told of."""

    files: int
    untold: tuple[str, ...]


def publish(
    engine: Engine,
    directory: Directory,
    output: Path,
    hub: str = "",
    processes: int | None = None,
    heeds_robots: bool = True,
) -> Published:
    """Publishes the catalogue into `output`; its feeds name the hub. processes: as many as there are processors.

    heeds_robots: whether the crawler keeps to robots.txt, which the site says to those whom it visits.

    Raises VigieError where the folder is not ours.
    """
    file = ledger_file(engine, output.resolve())
    with Session(engine) as session, Ledger(file) as ledger:
        with replaced(output, ledger) as edition:
            hold_still(session)
            with closing(Crew(session, processes or processors())) as crew:
                build(crew, directory, edition, heeds_robots)
                changed = write_feeds(crew, directory, edition, hub, news_of(session))
            if hub:
                ledger.announce(address.removeprefix(directory.address()) for address in changed)
        # Where there can be no ledger, what has just changed is known all the same.
        late = map(directory.address, ledger.unannounced())
        return Published(edition.files, tuple(sorted({*changed, *late})) if hub else ())


def note_told(engine: Engine, directory: Directory, output: Path, addresses: Iterable[str]) -> None:
    """The hub has heard of these; of others that were untold, the next publishing speaks again."""
    with Ledger(ledger_file(engine, output.resolve())) as ledger:
        ledger.announced(address.removeprefix(directory.address()) for address in addresses)


@contextmanager
def replaced(output: Path, ledger: Ledger | None = None) -> Iterator[Edition]:
    """An edition to fill, which takes the place of `output` once it is filled; a link to a folder stays one."""
    output = output.resolve()
    staging, former = (output.with_name(f"{output.name}.{suffix}") for suffix in ("next", "former"))
    _recover(output, former)
    for folder in (output, staging, former):
        _refuse_foreign(folder)
    try:
        _remove(staging)
        held = spare.take_up(former, staging)
        with Edition(staging, output, ledger) as edition:
            yield edition
        spare.clear(staging, held - (files_of(staging) or set()))
        guests = carry_guests(output, staging)
        if ledger:
            ledger.prune(staging)
        _put_in_place(staging, output, former)
    except BaseException as error:
        _recover(output, former)
        _remove(staging)
        if isinstance(error, OSError):
            raise VigieError(
                N_("The site could not be written to {output}: {error}."), output=output, error=error
            ) from error
        raise
    _put_away(staging if staging.exists() else former, former, edition.files, guests)


def _put_in_place(staging: Path, output: Path, former: Path) -> None:
    """In one step; where the system has none, in two, between which a stop is mended by the next run."""
    if not output.exists():
        staging.rename(output)
    elif not swap(staging, output):
        output.rename(former)
        staging.rename(output)


def _put_away(older: Path, former: Path, files: int, guests: list[str]) -> None:
    """What was replaced: kept for the next edition where that pays, and where it can be."""
    if older.exists() and not (files >= spare.WORTHWHILE and spare.set_aside(older, former, guests)):
        _remove(older)


def _recover(output: Path, former: Path) -> None:
    """A machine that stopped between two renames left the site under its former name."""
    if former.exists() and not output.exists():
        former.rename(output)


def _refuse_foreign(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARKER).exists()):
        raise VigieError(
            N_(
                "{output} holds something that Vigie did not write, and would be replaced. "
                "Name another folder: [storage] output."
            ),
            output=folder,
        )


def _remove(folder: Path) -> None:
    """What says that the folder is ours goes last: should we be stopped, the next run still knows it."""
    if not folder.exists():
        return
    for child in folder.iterdir():
        if child.name != MARKER:
            shutil.rmtree(child) if child.is_dir() and not child.is_symlink() else child.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()
