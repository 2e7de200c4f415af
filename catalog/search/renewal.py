"""Makes the index of the search that of the catalogue: what has changed since the last question is taken over."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.models import Resource
from catalog.search.index import known, opened
from catalog.search.rows import Row, names_of, rows_of
from catalog.search.stale import stale
from catalog.search.stamp import Stamp, stamp_of


def renew(url: str, index: sqlite3.Connection) -> None:
    engine = open_database(url)
    try:
        with Session(engine) as session:
            refresh(session, index)
    finally:
        engine.dispose()


def refresh(session: Session, index: sqlite3.Connection) -> None:
    """Makes the index that of the catalogue, if it is not. The session must have nothing unsaved."""
    stamp = _stamp(session)
    if known(index) == stamp:
        return
    index.execute("BEGIN IMMEDIATE")
    try:
        _take_over(session, index, stamp)
        index.execute("COMMIT")
    except BaseException:
        index.execute("ROLLBACK")
        raise
    session.rollback()


def is_current(session: Session, file: Path) -> bool:
    """Whether the index, where there is one, holds every resource of the directory as it is now, and nothing else."""
    if not file.exists():
        return True
    with closing(opened(file)) as index:
        if known(index) != _stamp(session):
            # It is renewed before the next question.
            return True
        held = index.execute("SELECT rowid, title, makers, themes, texts FROM search_index ORDER BY rowid")
        return all(one == other for one, other in zip_longest(held, rows_of(session, None)))


def _take_over(session: Session, index: sqlite3.Connection, stamp: Stamp) -> None:
    former, names = known(index), names_of(session)
    changed = stale(session, former, stamp, dict(index.execute("SELECT key, name FROM search_names")), names)
    if changed is not None:
        for some in _parts(sorted(changed)):
            index.executemany("DELETE FROM search_index WHERE rowid = ?", [(each,) for each in some])
            _insert(index, rows_of(session, some))
    if changed is None or index.execute("SELECT count(*) FROM search_index").fetchone() != (_kept(session),):
        index.execute("DELETE FROM search_index")
        _insert(index, rows_of(session, None))
    index.execute("DELETE FROM search_names")
    index.executemany("INSERT INTO search_names VALUES (?, ?)", names.items())
    index.execute("DELETE FROM search_stamp")
    index.execute("INSERT INTO search_stamp VALUES (?)", (json.dumps(stamp),))


def _insert(index: sqlite3.Connection, rows: Iterable[Row]) -> None:
    index.executemany("INSERT INTO search_index (rowid, title, makers, themes, texts) VALUES (?, ?, ?, ?, ?)", rows)


def _parts(keys: list[int]) -> Iterable[list[int]]:
    return (keys[at : at + 500] for at in range(0, len(keys), 500))


def _kept(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Resource).where(Resource.withdrawn_at.is_(None))) or 0


def _stamp(session: Session) -> Stamp:
    url = session.get_bind().engine.url.render_as_string(hide_password=False)
    return stamp_of(lambda sql: map(tuple, session.execute(text(sql))), url)
