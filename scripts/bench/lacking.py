"""A large catalogue of which pages say what it does not know: every field that can be proposed is empty."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

from sqlalchemy import delete, insert, select, update

from bench.searching import words
from catalog.database import open_database
from catalog.models import Contribution, Link, Resource, StoredEdition
from catalog.updates.edition import Edition, Paragraph, paragraph

_PARAGRAPHS, _WORDS = 12, 40
_BATCH = 1_000
_FINGERPRINT = "1d:bench"


def empty_fields(file: Path) -> None:
    """Four proposals for each resource, of pages of some thousand characters."""
    random = Random(3)
    texts = [paragraph(" ".join(words(random, _WORDS)), "body main p") for _ in range(200)]
    with open_database(f"sqlite:///{file}").begin() as connection:
        connection.execute(update(Resource).values(date=None, language=None, summary=None))
        connection.execute(delete(Contribution))
        connection.execute(update(Link).values(fingerprint=_FINGERPRINT))
        keys = list(connection.scalars(select(Link.id)))
        for start in range(0, len(keys), _BATCH):
            rows = [_row(key, random.sample(texts, _PARAGRAPHS)) for key in keys[start : start + _BATCH]]
            connection.execute(insert(StoredEdition), rows)


def _row(key: int, texts: list[Paragraph]) -> dict[str, object]:
    date, author = f"{1996 + key % 30}-05", f"Organisation {key % 2_000}"
    edition = Edition(f"Page {key}", texts[0].text, date, tuple(texts), author=author, language="fr", form="text/html")
    row: dict[str, object] = {"link_id": key, "fingerprint": _FINGERPRINT, "at": datetime(2026, 11, 1, tzinfo=UTC)}
    return row | {"content": edition.as_json()}
