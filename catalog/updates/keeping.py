"""The editions on file: what was found behind links, kept to be compared with what is found next."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Integer, Table, and_, delete, insert, or_, select
from sqlalchemy.orm import Session

from catalog.columns import inside
from catalog.models import Dismissal, Link, StoredEdition
from catalog.observation import Observation
from catalog.updates.edition import Edition, edition_from

_EDITIONS = cast("Table", StoredEdition.__table__)
# The edition of a link that is held true.
HELD = and_(StoredEdition.link_id == Link.id, StoredEdition.fingerprint == Link.fingerprint)
# Beside the one that is held true and the one that awaits confirmation: variants of a page come and go.
_MOST_OTHERS = 3


@dataclass(frozen=True, slots=True)
class Kept:
    """at: when it was first seen, UTC."""

    edition: Edition
    at: datetime


def keep_editions(session: Session, found: Iterable[tuple[int, Observation]]) -> None:
    """Each once, from when it was first seen."""
    new = {(link_id, seen.fingerprint): seen for link_id, seen in found if seen.edition and seen.fingerprint}
    if not new:
        return
    columns = (StoredEdition.link_id, StoredEdition.fingerprint)
    kept = session.execute(select(*columns).where(StoredEdition.link_id.in_({link for link, _ in new})))
    known = {(link, fingerprint) for link, fingerprint in kept}
    rows = [
        {"link_id": link, "fingerprint": fingerprint, "at": seen.at, "content": seen.edition.as_json()}
        for (link, fingerprint), seen in new.items()
        if seen.edition and (link, fingerprint) not in known
    ]
    if rows:
        session.connection().execute(insert(_EDITIONS), rows)


def editions_of(session: Session, links: Sequence[int]) -> dict[int, dict[str, Kept]]:
    """By link, then by fingerprint."""
    found: dict[int, dict[str, Kept]] = defaultdict(dict)
    query = select(StoredEdition).where(StoredEdition.link_id.in_(links)).order_by(StoredEdition.id)
    for row in session.scalars(query).all() if links else ():
        found[row.link_id][row.fingerprint] = Kept(edition_from(row.content), row.at)
        session.expunge(row)
    return found


def share_of_text(session: Session, link: int, places: Collection[str]) -> float:
    """How much of the text that is held true behind a link stands in some places, from 0 to 1."""
    content = session.scalar(select(StoredEdition.content).join(Link, HELD).where(Link.id == link))
    paragraphs = edition_from(content).paragraphs if content else ()
    within = sum(len(each.text) for each in paragraphs if each.place in places)
    return within / max(sum(len(each.text) for each in paragraphs), 1)


def page_counts(session: Session, links: Sequence[int]) -> dict[int, int]:
    """By link, of documents of which it is known: the words of the editions are not loaded."""
    pages = inside(session, StoredEdition.content, "pages").cast(Integer)
    query = select(StoredEdition.link_id, pages).join(Link, HELD).where(Link.id.in_(links), pages > 0)
    return {link: int(count) for link, count in session.execute(query)} if links else {}


def dismissed_of(session: Session, links: Sequence[int]) -> dict[int, set[str]]:
    """By link, the places whose changes are of no importance."""
    found: dict[int, set[str]] = defaultdict(set)
    query = select(Dismissal.link_id, Dismissal.place).where(Dismissal.link_id.in_(links))
    for link, place in session.execute(query) if links else ():
        found[link].add(place)
    return found


def forget_new(session: Session, seen: Iterable[tuple[int, datetime]]) -> None:
    """What was first seen at visits that count for nothing."""
    for link, at in seen:
        session.execute(delete(StoredEdition).where(StoredEdition.link_id == link, StoredEdition.at == at))


def prune(session: Session, kept: Mapping[int, Sequence[str]], dropped: Sequence[tuple[int, str]]) -> None:
    """kept: by link, what is held true and what awaits confirmation. dropped: what never will be."""
    gone = [and_(StoredEdition.link_id == link, StoredEdition.fingerprint == each) for link, each in dropped]
    if gone:
        session.execute(delete(StoredEdition).where(or_(*gone)))
    others: dict[int, list[int]] = defaultdict(list)
    columns = (StoredEdition.id, StoredEdition.link_id, StoredEdition.fingerprint)
    query = select(*columns).where(StoredEdition.link_id.in_(list(kept))).order_by(StoredEdition.id.desc())
    for key, link, fingerprint in session.execute(query) if kept else ():
        if fingerprint not in kept[link]:
            others[link].append(key)
    old = [key for keys in others.values() for key in keys[_MOST_OTHERS:]]
    if old:
        session.execute(delete(StoredEdition).where(StoredEdition.id.in_(old)))
