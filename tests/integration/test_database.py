"""The database: its schema, its migrations, its manners."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table, create_engine, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from catalog.database import MIGRATIONS, hold_still, open_database, shown
from catalog.errors import StorageError
from catalog.importing.merge import merge
from catalog.importing.table import read_table
from catalog.journal.record import record_of
from catalog.journal.undo import undo_last
from catalog.models import Base, Change, ChangedRecord, Link, Resource, Use, Visit
from catalog.schema import HEAD
from catalog.urls import host_of
from catalog.vocabulary import Action, LinkRole, Watch
from tests.integration.former import RELEASED, write_former


@pytest.mark.each_database
def test_the_migrations_make_the_models(database: str) -> None:
    engine = open_database(database)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_newest_migration_is_the_one_the_program_knows() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_sqlite_keeps_its_manners(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/vigie.db")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    with Session(engine) as session:
        session.add(Use(resource_id=1, link_id=1, role=LinkRole.PAGE, position=0))
        with pytest.raises(IntegrityError):
            session.commit()
    engine.dispose()


@pytest.mark.parametrize("url", ["nonsense", "nonsense://x/y", "sqlite:////nowhere/at/all/vigie.db"])
def test_a_database_that_cannot_be_used_is_an_error_in_words(url: str) -> None:
    with pytest.raises(StorageError):
        open_database(url)


def test_a_password_is_never_shown() -> None:
    assert "secret" not in shown("postgresql://marie:secret@db.example/vigie")


@pytest.mark.each_database
@pytest.mark.parametrize("schema", sorted(file.stem for file in RELEASED.glob("*.sql")))
def test_a_catalogue_of_every_released_schema_is_brought_up_to_date_and_loses_nothing(
    database: str, schema: str
) -> None:
    write_former(database, schema)
    before, detours = _counts(database), _detours(database)
    assert before["visits"] > 0
    engine = open_database(database)
    after = _counts(database)
    # The outbox, which notes more, has taken the place of the deliveries.
    assert after["outbox"] >= before.pop("deliveries", 0)
    assert {table: after[table] for table in before} == before
    with Session(engine) as session:
        links = session.scalars(select(Link)).all()
        assert {link.host for link in links} == {host_of(link.url) for link in links}
        assert sum(visit.detour is not None for visit in session.scalars(select(Visit))) == detours
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


@pytest.mark.each_database
def test_what_maintainers_had_set_to_be_watched_becomes_their_word_and_can_be_taken_back(database: str) -> None:
    write_former(database, "0009")
    engine = open_database(database)
    with Session(engine) as session:
        resource = session.scalars(select(Resource).order_by(Resource.id)).first()
        assert resource is not None
        slug, before = resource.slug, record_of(resource)
        resource.watch, resource.watch_only = Watch.TITLE, "#agenda"
        session.flush()
        change = Change(at=datetime(2026, 11, 1, tzinfo=UTC), who="Ana", action=Action.EDITED, about=resource.title)
        change.records = [ChangedRecord(kind="resource", key=slug, before=before, after=record_of(resource))]
        session.add(change)
        # As it was before this field was one, and what was merged was found at once.
        session.execute(text("DROP INDEX ix_resources_merged_into_id"))
        session.execute(text("UPDATE alembic_version SET version_num = '0010'"))
        session.commit()
    engine.dispose()
    engine = open_database(database)
    with Session(engine) as session:
        resource = session.scalars(select(Resource).where(Resource.slug == slug)).one()
        assert resource.edited == [*before["edited"], "watch", "watch_only"]
        undo_last(session, datetime(2026, 11, 2, tzinfo=UTC))
        assert record_of(resource) == before
    engine.dispose()


def _detours(url: str) -> int:
    """How many visits tell of one; the first schema had no room for it."""
    with _reflected(url) as (connection, tables):
        visits = tables["visits"]
        return connection.scalar(select(func.count(visits.c.detour))) or 0 if "detour" in visits.c else 0


def _counts(url: str) -> dict[str, int]:
    """How many rows each table has."""
    with _reflected(url) as (connection, tables):
        counts = {name: connection.scalar(select(func.count()).select_from(table)) for name, table in tables.items()}
        return {name: count or 0 for name, count in counts.items()}


@contextmanager
def _reflected(url: str) -> Iterator[tuple[Connection, Mapping[str, Table]]]:
    engine, metadata = create_engine(url), MetaData()
    with engine.connect() as connection:
        metadata.reflect(connection)
        yield connection, metadata.tables
    engine.dispose()


def test_a_session_that_holds_still_sees_nothing_of_what_is_written_meanwhile(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/vigie.db")
    with Session(engine) as reading, Session(engine) as writing:
        hold_still(reading)
        assert reading.scalars(select(Link.url)).all() == []
        writing.add(Link(url="https://example.org/", short=False))
        writing.commit()
        assert reading.scalars(select(Link.url)).all() == []
        reading.rollback()
        assert reading.scalars(select(Link.url)).all() == ["https://example.org/"]
    engine.dispose()


@pytest.mark.each_database
def test_what_is_added_after_an_import_gets_a_number_of_its_own(database: str) -> None:
    """An import numbers its rows itself: PostgreSQL must count on from there."""
    engine = open_database(database)
    table = "title,url\nGuide,https://one.example/\nÉtude,https://two.example/\n"
    with Session(engine) as session:
        merge(session, read_table(table, Path("a.csv")).drafts, "a.csv", datetime(2026, 11, 24, tzinfo=UTC), "fr")
        session.commit()
        session.add(Link(url="https://three.example/", short=False))
        session.commit()
        numbers = session.scalars(select(Link.id).order_by(Link.id)).all()
    assert len(set(numbers)) == 3
    engine.dispose()
