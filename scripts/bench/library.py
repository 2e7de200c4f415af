"""A large catalogue to publish: resources with themes, makers, links that were visited for months, and events."""

import sys
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import (
    Base,
    Contribution,
    Event,
    Link,
    Organisation,
    Resource,
    ResourceTheme,
    Run,
    Theme,
    Use,
    Visit,
)
from catalog.vocabulary import ContributorRole, EventKind, LinkRole, Reason, State

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
THEMES, VISITS = 24, 6
_AGO = timedelta(days=200)
_BEGINNINGS = ("économie", "association", "réseau", "coopération", "œuvre", "guide", "l’étude", "culture", "santé")
# As in any language, few words are very common and most are rare (Zipf).
_WORDS = [f"{start}{number}" for number in range(300) for start in _BEGINNINGS]
_SUMS = list(accumulate(1 / rank for rank in range(1, len(_WORDS) + 1)))
_BATCH = 1_000

Row = dict[str, object]


def write_library(file: Path, resources: int) -> None:
    """One organisation for ten resources. In batches: 100,000 resources are written without being held."""
    random = Random(5)
    makers = max(4, resources // 10)
    with open_database(f"sqlite:///{file}").begin() as connection:
        _write_shelves(connection, makers)
        for start in range(1, resources + 1, _BATCH):
            keys = range(start, min(start + _BATCH, resources + 1))
            tables: dict[type[Base], list[Row]] = {}
            for key in keys:
                for table, row in _rows(key, makers, random):
                    tables.setdefault(table, []).append(row)
            for table, rows in tables.items():
                connection.execute(insert(table), rows)


def change_one_in_a_hundred(file: Path, number: int) -> None:
    """A run after which one link in a hundred is no longer what it was: each was visited, and found gone.

    number: of the run, from 1; each has other links.
    """
    now = NOW + timedelta(days=number)
    with open_database(f"sqlite:///{file}").begin() as connection:
        connection.execute(insert(Run), [{"id": 1 + number, "started_at": now}])
        keys = connection.scalars(select(Link.id).where(Link.id % 100 == number)).all()
        connection.execute(insert(Visit), [_visit(key, now, Reason.GONE) | {"run_id": 1 + number} for key in keys])
        connection.execute(
            update(Link).where(Link.id.in_(keys)),
            {"state": State.SUSPECT, "reason": Reason.GONE, "first_failure_at": now, "last_checked_at": now}
            | {"failures": 1, "status": 404, "detail": "HTTP 404"},
        )


def _write_shelves(connection: Connection, makers: int) -> None:
    connection.execute(insert(Run), [{"id": 1, "started_at": NOW - _AGO, "ended_at": NOW - _AGO}])
    themes = [
        {"id": key, "slug": f"theme-{key}", "name": f"Thème {key}", "position": key} for key in range(1, THEMES + 1)
    ]
    connection.execute(insert(Theme), themes)
    organisations = [{"id": key, "slug": f"reseau-{key}", "name": f"Réseau {key}"} for key in range(1, makers + 1)]
    connection.execute(insert(Organisation), organisations)


def _rows(key: int, makers: int, random: Random) -> list[tuple[type[Base], Row]]:
    words = random.choices(_WORDS, cum_weights=_SUMS, k=40)
    kind = random.choice(list(Kind))
    resource: Row = {"id": key, "slug": f"r{key}", "title": " ".join(words[:8]), "kind": kind, "language": "fr"}
    resource |= {"date": f"{random.randint(1996, 2026)}-0{random.randint(1, 9)}", "summary": " ".join(words[8:])}
    resource |= {"position": key, "source": "bench", "added_at": NOW - _AGO, "identifiers": {}, "edited": []}
    added: Row = {"uuid": str(UUID(int=key)), "at": NOW - _AGO + timedelta(seconds=key % 86_400)}
    added |= {"kind": EventKind.ADDED, "resource_id": key, "link_id": key, "facts": {}}
    rows: list[tuple[type[Base], Row]] = [(Resource, resource)]
    rows += [
        (ResourceTheme, {"resource_id": key, "theme_id": theme})
        for theme in random.sample(range(1, THEMES + 1), random.randint(1, 2))
    ]
    rows += [
        (Contribution, {"resource_id": key, "organisation_id": maker, "role": role, "position": place})
        for place, (maker, role) in enumerate(
            zip(
                random.sample(range(1, makers + 1), 2), (ContributorRole.AUTHOR, ContributorRole.PUBLISHER), strict=True
            )
        )
    ]
    rows.append((Link, _link(key)))
    rows.append((Use, {"resource_id": key, "link_id": key, "role": LinkRole.DOCUMENT, "position": 0}))
    rows += [
        (Visit, _visit(key, NOW - timedelta(days=30 * step, seconds=key % 3_600), Reason.OK) | {"run_id": 1})
        for step in range(VISITS, 0, -1)
    ]
    return [*rows, (Event, added)]


def _link(key: int) -> Row:
    host = f"site{key % 500}.example.org"
    seen = NOW - timedelta(days=30, seconds=key % 3_600)
    link: Row = {"id": key, "url": f"https://{host}/document-{key}", "host": host, "short": False, "state": State.ALIVE}
    link |= {"reason": Reason.OK, "last_checked_at": seen, "last_alive_at": seen, "status": 200, "chain": _chain(key)}
    return link | {"content_type": "application/pdf", "final_url": link["url"]}


def _visit(key: int, at: datetime, reason: Reason) -> Row:
    visit: Row = {"link_id": key, "at": at, "reason": reason, "chain": _chain(key), "permanent": False, "detail": ""}
    return visit | {"settled": True, "content_type": "application/pdf"}


def _chain(key: int) -> list[Row]:
    return [{"url": f"https://site{key % 500}.example.org/document-{key}", "status": 200}]


if __name__ == "__main__":
    write_library(Path(sys.argv[1]), int(sys.argv[2]))
