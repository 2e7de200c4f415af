"""Backups that hold what they should, and a doctor that finds what is wrong and nothing else."""

import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.lock import database_lock, run_lock
from catalog.models import Link, Organisation, Resource, Theme, Use
from catalog.vocabulary import State

pytestmark = pytest.mark.each_database


@pytest.fixture
def engine(desk: Any, site: Any) -> Any:
    site.pages = {"/un": 200}
    desk.catalogue("/un")
    engine = open_database(desk.database)
    yield engine
    engine.dispose()


@pytest.mark.sqlite_only
def test_a_backup_made_while_a_crawl_writes_is_whole_and_can_be_put_back(desk: Any, site: Any) -> None:
    site.pages = {f"/{number}": 200 for number in range(60)}
    desk.catalogue(*site.pages)
    site.slowness = 0.05
    with desk.begun("crawl", "--all") as crawl:
        while crawl.poll() is None and sum(site.asked.values()) < 10:
            time.sleep(0.01)
        desk.vigie("backup", "copie.db")
        assert crawl.poll() is None, "the crawl was still under way"
        assert crawl.wait() == 0
    with closing(sqlite3.connect(desk.folder / "copie.db")) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT count(*) FROM resources").fetchone() == (60,)

    desk.vigie("edit", "page-1", "--title", "Après la copie")
    assert "gardé" in desk.vigie("restore-backup", "copie.db").stderr
    assert "Après la copie" not in desk.vigie("export", "csv").stdout
    # What was there before is a catalogue, too, and can be put back in turn.
    desk.vigie("restore-backup", "vigie.db.before-1")
    assert "Après la copie" in desk.vigie("export", "csv").stdout


@pytest.mark.sqlite_only
@pytest.mark.parametrize("content", [b"", b"not a database", None])
def test_what_is_no_copy_is_refused_and_nothing_is_touched(desk: Any, site: Any, content: bytes | None) -> None:
    desk.catalogue("/un")
    before = desk.vigie("export", "json").stdout
    if content is not None:
        (desk.folder / "copie.db").write_bytes(content)
    assert "copie.db" in desk.vigie("restore-backup", "copie.db", code=2).stderr
    assert desk.vigie("export", "json").stdout == before
    assert not [file.name for file in desk.folder.iterdir() if "incoming" in file.name or "before" in file.name]


@pytest.mark.sqlite_only
def test_a_backup_never_overwrites(desk: Any) -> None:
    (desk.folder / "precieux.db").write_text("précieux", encoding="utf-8")
    assert "existe déjà" in desk.vigie("backup", "precieux.db", code=2).stderr
    assert (desk.folder / "precieux.db").read_text(encoding="utf-8") == "précieux"


def test_a_circle_of_replacements_neither_hangs_an_import_nor_stays(desk: Any, site: Any, engine: Any) -> None:
    with Session(engine) as session:
        used = session.scalars(select(Link)).one()
        used.replaced_by = other = Link(url=f"{site.url}/deux", short=False)
        session.flush()
        other.replaced_by = used
        session.commit()
    (desk.folder / "autre.csv").write_text(f"title,url\nUn autre,{site.url}/deux\n", encoding="utf-8")
    assert "ajouts 1" in desk.vigie("import", "autre.csv").stdout
    assert "se remplacent en rond : 2" in desk.vigie("doctor", code=1).stdout.replace("\u00a0", " ")
    desk.vigie("doctor", "--repair", code=1)
    assert "en rond" not in desk.vigie("doctor", code=1).stdout


def test_the_doctor_finds_what_is_out_of_order_and_mends_it_on_demand(desk: Any, engine: Any) -> None:
    assert "✓ Le catalogue est en ordre" in desk.vigie("doctor", code=1).stdout
    with Session(engine) as session:
        session.add(Organisation(slug="personne", name="Personne"))
        session.add(Theme(slug="vide", name="Vide", position=9))
        session.add(Link(url="http://nulle-part.example/", short=False))
        session.commit()
    found = desk.vigie("doctor", code=1).stdout
    for sign in ("Personne", "Vide", "http://nulle-part.example/"):
        assert sign in found
    mended = desk.vigie("doctor", "--repair", code=1).stdout
    assert "✓ Le catalogue est en ordre" in mended
    assert [link["url"] for link in desk.json("links")] == [f"{desk.site.url}/un"]


def test_the_doctor_says_what_is_missing(desk: Any, site: Any) -> None:
    said = desk.vigie("doctor", code=1).stdout
    assert "✗ Il manque aux mentions légales" in said
    assert "✗ Personne n’est prévenu" in said
    assert "✓ Le réseau répond" in said
    desk.configure('[alerts]\nto = ["a@example.org"]\nsender = "v@example.org"\nsmtp = "smtp://127.0.0.1:9"')
    assert "127.0.0.1:9" in desk.vigie("doctor", code=1).stdout


def test_the_doctor_looks_at_every_way_to_a_recipient(desk: Any, site: Any) -> None:
    lines = (
        "[[alerts.recipients]]",
        'to = "a@example.org"',
        'themes = ["Mécenat"]',
        "[alerts]",
        f'webhook = "{site.url}/not-for-a-get"',
        'chat = ["nothing-of-the-kind://t0ken"]',
        'sender = "v@example.org"',
        'smtp = "smtp://127.0.0.1:9"',
    )
    desk.configure("\n".join(lines))
    said = desk.vigie("doctor", code=1).stdout
    assert "✗ a@example.org doit être prévenu du thème «\u00a0Mécenat\u00a0»" in said
    assert "✓ webhook 127.0.0.1" in said
    assert "✗ Le canal nothing-of-the-kind" in said
    assert "t0ken" not in said
    assert "not-for-a-get" not in said
    desk.configure('[alerts]\nwebhook = "http://127.0.0.1:9/t0ken"')
    said = desk.vigie("doctor", code=1).stdout
    assert "✗ 127.0.0.1" in said
    assert "t0ken" not in said


def test_the_doctor_finds_what_the_life_cycle_would_never_do(desk: Any, engine: Any) -> None:
    with Session(engine) as session:
        [link] = session.scalars(select(Link))
        link.state = State.DEAD
        one = Theme(slug="un", name="Serpent", position=1)
        session.add(one)
        session.flush()
        one.parent_id = one.id
        session.commit()
    said = desk.vigie("doctor", code=1).stdout
    assert "depuis quand" in said
    assert "Serpent" in said


def test_the_doctor_finds_places_taken_twice_and_orders_them_on_demand(desk: Any, site: Any) -> None:
    site.pages = {"/un": 200, "/deux": 200, "/trois": 200}
    desk.catalogue("/un", "/deux", "/trois")
    engine = open_database(desk.database)
    with Session(engine) as session:
        first, second, _ = session.scalars(select(Resource).order_by(Resource.position))
        second.position = first.position
        first.uses.append(Use(link=second.uses[0].link, role=second.uses[0].role, position=0))
        session.commit()
        slugs = [first.slug, second.slug]
    assert "Places prises deux fois dans des listes : 2 (" in desk.vigie("doctor", code=1).stdout
    with Session(engine) as session:
        assert len(set(session.scalars(select(Resource.position)))) == 2
    desk.vigie("doctor", "--repair", code=1)
    assert "Places prises deux fois" not in desk.vigie("doctor", code=1).stdout
    with Session(engine) as session:
        found = session.scalars(select(Resource).order_by(Resource.position)).all()
        assert [each.slug for each in found[:2]] == slugs
        assert [use.position for use in found[0].uses] == [0, 1]
    engine.dispose()


@pytest.mark.sqlite_only
def test_the_doctor_forgets_mails_about_news_that_is_gone(desk: Any, engine: Any) -> None:
    with closing(sqlite3.connect(desk.folder / "vigie.db")) as database:
        database.execute("INSERT INTO outbox VALUES ('a@example.org', 9999, 'news', '<m>', '2026-11-01 08:00:00')")
        database.commit()
    assert "Courriels notés pour des nouvelles qui n’existent plus : 1 (" in desk.vigie("doctor", code=1).stdout
    desk.vigie("doctor", "--repair", code=1)
    assert "Courriels notés" not in desk.vigie("doctor", code=1).stdout


def test_a_second_machine_waits_for_the_first(desk: Any, backend: str) -> None:
    if backend == "sqlite":
        with run_lock(desk.folder / "vigie.db.lock", datetime.now(UTC)):
            desk.vigie("crawl", code=1)
    else:
        with database_lock(desk.database):
            assert "est en cours" in desk.vigie("crawl", code=1).stderr
    desk.vigie("crawl")


def test_what_ended_holds_nothing_up(database: str, backend: str) -> None:
    """A server learns only later that a connection was closed: the next command may be there before."""
    if backend == "sqlite":
        return  # Its lock is a file.
    engine = create_engine(database, isolation_level="AUTOCOMMIT")
    here = "(SELECT oid FROM pg_database WHERE datname = current_database())"
    held = text(f"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = {here}")  # noqa: S608 (our own words)
    with engine.connect() as other:
        for _ in range(50):
            with database_lock(database):
                assert other.scalar(held) == 1
            assert other.scalar(held) == 0
    engine.dispose()


def test_what_is_on_a_server_is_copied_by_its_own_means(desk: Any, backend: str) -> None:
    if backend == "sqlite":
        desk.vigie("backup", "copie.db")
    else:
        assert "pg_dump" in desk.vigie("backup", "copie.db", code=2).stderr
