"""The facts of resources in plain values, as generators that have no catalogue are given them."""

from collections import defaultdict
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from catalog.database import open_database
from catalog.kinds import NAMES, Kind
from catalog.models import Contribution, Event, Link, Resource, Use, Visit
from catalog.sentences import KINDS, REASONS
from catalog.vocabulary import EventKind, Reason
from catalog.words import Words, words_of
from sitegen.history import WIDTH, outcome_of

# The formats of OpenURL; of what has none of its own it is the Dublin Core.
_BOOKS, _JOURNALS = (Kind.GUIDE, Kind.STUDY, Kind.REPORT), (Kind.ARTICLE, Kind.ISSUE)

Fact = dict[str, Any]
FACETS = ("themes", "organisations", "kinds", "years", "states")
_Seen = dict[int, list[tuple[datetime, Reason]]]


def facts_of(database: Path) -> list[Fact]:
    """All that the pages, lists, feeds and exports tell of each, in the guide's order. The spells of the history of
    every link are told ready made: Vigie finds them by itself.
    """
    query = select(Resource).order_by(Resource.position).options(
        selectinload(Resource.contributions).joinedload(Contribution.organisation),
        selectinload(Resource.themes),
        selectinload(Resource.uses).joinedload(Use.link),
    )  # fmt: skip
    words = words_of("fr", "sitegen")
    seen: _Seen = defaultdict(list)
    with Session(open_database(f"sqlite:///{database}")) as session:
        for link, at, reason in session.execute(select(Visit.link_id, Visit.at, Visit.reason).order_by(Visit.at)):
            seen[link].append((at, reason))
        added = select(Event).where(Event.kind == EventKind.ADDED)
        uuids = {event.resource_id: event.uuid for event in session.scalars(added)}
        return [_fact(resource, uuids[resource.id], seen, words) for resource in session.scalars(query)]


def _fact(resource: Resource, uuid: str, seen: _Seen, words: Words) -> Fact:
    makers = [(each.organisation, each.role.value) for each in resource.contributions]
    return _names(resource.kind, words) | {
        "slug": resource.slug,
        "weight": resource.position,
        "uuid": uuid,
        "title": resource.title,
        "abstract": resource.summary,
        "issued": resource.date,
        # With the day that most libraries of dates want.
        "day": f"{resource.date}-01",
        "date": resource.added_at.isoformat(),
        "kinds": [resource.kind.value],
        "years": [str(resource.year)],
        "states": sorted({use.link.state.value for use in resource.uses}),
        "themes": [theme.slug for theme in resource.themes],
        "subjects": [{"slug": theme.slug, "name": theme.name} for theme in resource.themes],
        "organisations": [maker.slug for maker, _ in makers],
        "makers": [{"slug": maker.slug, "name": maker.name, "role": role} for maker, role in makers],
        "links": [_link(use.link, seen[use.link_id], words) for use in resource.uses],
    }


def _names(kind: Kind, words: Words) -> Fact:
    """What the formats call the kind."""
    names = NAMES[kind]
    called = {"schema": names.schema_org, "csl": names.csl, "bibtex": names.bibtex, "ris": names.ris}
    openurl = "book" if kind in _BOOKS else "journal" if kind in _JOURNALS else "dc"
    return {"kind_name": words(KINDS[kind]), "zotero": names.zotero, "openurl": openurl, **called}


def _link(link: Link, visits: list[tuple[datetime, Reason]], words: Words) -> Fact:
    spells = []
    for reason, run in groupby(visits, key=lambda visit: visit[1]):
        dates = [at.isoformat() for at, _ in run]
        told = {"first": dates[0], "last": dates[-1], "visits": len(dates)}
        spells.append(told | {"reason": words(REASONS[reason]), "outcome": outcome_of(reason).value})
    width = WIDTH // len(spells)
    bars = [{"x": place * width, "width": width, "outcome": each["outcome"]} for place, each in enumerate(spells)]
    facts = {"url": link.url, "host": link.host, "state": link.state.value, "chain": link.chain}
    return facts | {"first": spells[0]["first"], "last": spells[-1]["last"], "spells": spells[::-1], "bars": bars}
