"""How long a question takes in a large catalogue, once it is indexed."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import accumulate
from pathlib import Path
from random import Random

from sqlalchemy import insert
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.kinds import Kind
from catalog.models import Resource
from catalog.search.query import search

RESOURCES, QUESTIONS = 100_000, 50
_BEGINNINGS = ("économie", "association", "réseau", "coopération", "œuvre", "guide", "l’étude", "culture", "santé")
# As in any language, few words are very common and most are rare (Zipf).
_WORDS = [f"{start}{number}" for number in range(1_000) for start in _BEGINNINGS]
_SUMS = list(accumulate(1 / rank for rank in range(1, len(_WORDS) + 1)))


@dataclass(frozen=True, slots=True)
class Searching:
    """Seconds: to index the catalogue, and for a question, in the middle and at worst."""

    indexing: float
    median: float
    worst: float


def run(folder: Path) -> Searching:
    random = Random(19)
    url = f"sqlite:///{folder}/search.db"
    engine = open_database(url)
    with Session(engine) as session:
        session.execute(insert(Resource), [_resource(key, random) for key in range(1, RESOURCES + 1)])
        session.commit()
    indexing = _seconds(lambda: search(url, "économie"))
    questions = [" ".join(words(random, random.randint(1, 3))) for _ in range(QUESTIONS)]
    times = [_seconds(partial(search, url, each)) for each in questions]
    engine.dispose()
    return Searching(indexing, statistics.median(times), max(times))


def _resource(key: int, random: Random) -> dict[str, object]:
    said = words(random, 30)
    title = f"{' '.join(said[:6])} {random.randint(1, 50_000)}"
    facts = {"id": key, "slug": f"r{key}", "title": title, "kind": Kind.GUIDE, "summary": " ".join(said[6:])}
    return facts | {"position": key, "source": "bench", "added_at": datetime.now(UTC), "identifiers": {}, "edited": []}


def words(random: Random, count: int) -> list[str]:
    return random.choices(_WORDS, cum_weights=_SUMS, k=count)


def _seconds(question: Callable[[], object]) -> float:
    started = time.perf_counter()
    question()
    return time.perf_counter() - started
