"""The links that may call for a repair, with what the visits saw of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, or_, select
from sqlalchemy.orm import Session

from catalog.duplicates import Pair, Why
from catalog.models import Contribution, Link, Resource, Use, Visit
from catalog.queries import likely_duplicates
from catalog.repairs.deciding import Case, Sighting, Twin
from catalog.vocabulary import Reason, State
from catalog.worklist import is_used

_BATCH = 500
# What is less sure is for "vigie duplicates".
_SAME = 0.8
_COLUMNS = (
    *(Link.id, Link.url, Link.short, Link.state, Link.drifted, Link.moved_to, Link.short_link_dead),
    *(Link.last_alive_at, Link.first_failure_at, Link.archive_url, Link.archive_at, Link.chain),
)


def cases(session: Session) -> Iterator[tuple[int, Case]]:
    """Each link with its id; as rows, some hundreds at a time: a catalogue may be large."""
    twins = _twins(session)
    query = select(*_COLUMNS).where(_may_need_a_hand()).order_by(Link.id).limit(_BATCH)
    last = 0
    while rows := session.execute(query.where(Link.id > last)).all():
        sightings = _sightings(session, [row.id for row in rows])
        yield from ((row.id, _case(row, sightings[row.id], twins.get(row.id))) for row in rows)
        last = rows[-1].id


def _may_need_a_hand() -> ColumnElement[bool]:
    leads_to_https = and_(Link.url.startswith("http://"), Link.final_url.startswith("https://"))
    lost = or_(Link.state == State.DEAD, Link.drifted)
    return and_(is_used(), Link.state != State.IGNORED, or_(lost, Link.moved_to.is_not(None), leads_to_https))


def _case(row: Row[*tuple[Any, ...]], sightings: dict[str, Sighting], twin: Twin | None) -> Case:
    failed = tuple(hop["url"] for hop in row.chain) if row.state is State.DEAD else ()
    known = {name: value for name, value in row._mapping.items() if name not in ("id", "chain")}
    return Case(**known, failed=failed, sightings=sightings, twin=twin)


def _sightings(session: Session, links: Sequence[int]) -> dict[int, dict[str, Sighting]]:
    """Of visits that found the resource: those that found another thing there are none."""
    found: dict[int, dict[str, Sighting]] = defaultdict(dict)
    permanent = func.count(func.nullif(Visit.permanent, False))
    query = (
        select(Visit.link_id, Visit.final_url, func.count(), permanent, func.max(Visit.at))
        .where(Visit.link_id.in_(links), Visit.settled, Visit.reason == Reason.OK, Visit.final_url.is_not(None))
        .where(or_(Visit.drifted.is_(None), Visit.drifted.is_(False)))
        .group_by(Visit.link_id, Visit.final_url)
    )
    for link, url, visits, lasting, last in session.execute(query):
        found[link][str(url)] = Sighting(visits, lasting, last)
    return found


def _twins(session: Session) -> dict[int, Twin]:
    """For lost links: the living link of another resource that seems to be the same one, the surest first."""
    lost = _links_by_slug(session, or_(Link.state == State.DEAD, Link.drifted))
    if not lost:
        return {}
    pairs = [
        (mine, other, pair)
        for pair in likely_duplicates(session, _SAME)
        for mine, other in ((pair.one, pair.other), (pair.other, pair.one))
        if mine in lost
    ]
    others = {other for _, other, _ in pairs}
    living = _links_by_slug(
        session, and_(Link.state == State.ALIVE, Link.drifted.is_(False), Resource.slug.in_(others))
    )
    makers = _makers(session, others | {mine for mine, _, _ in pairs})
    found: dict[int, Twin] = {}
    for mine, other, pair in pairs:
        # Where one of them has several links, nobody can tell which is the other's.
        dead, alive = lost[mine], living.get(other, ())
        if len(dead) == len(alive) == 1:
            title, link = alive[0]
            slug = other if _one_work(pair, makers) and _is_of_one(dead[0][1]) else None
            twin = Twin(link.target, title, pair.why, pair.confidence, link.last_alive_at, slug)
            found.setdefault(dead[0][1].id, twin)
    return found


def _one_work(pair: Pair, makers: Mapping[str, Set[int]]) -> bool:
    """Whether a person would make one entry of the two: the same number, or a maker in common."""
    return pair.why is Why.IDENTIFIER or not makers.get(pair.one, set()).isdisjoint(makers.get(pair.other, ()))


def _is_of_one(link: Link) -> bool:
    return sum(use.resource.withdrawn_at is None for use in link.uses) == 1


def _makers(session: Session, slugs: Set[str]) -> dict[str, set[int]]:
    """The ids of the organisations behind resources."""
    found: dict[str, set[int]] = defaultdict(set)
    query = select(Resource.slug, Contribution.organisation_id).join(Resource.contributions)
    for slug, organisation in session.execute(query.where(Resource.slug.in_(slugs))) if slugs else ():
        found[slug].add(organisation)
    return found


def _links_by_slug(session: Session, condition: ColumnElement[bool]) -> dict[str, list[tuple[str, Link]]]:
    """By resource, each with its title."""
    found: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    query = select(Resource.slug, Resource.title, Link).join(Use, Use.resource_id == Resource.id).join(Use.link)
    for slug, title, link in session.execute(query.where(condition, Resource.withdrawn_at.is_(None)).order_by(Link.id)):
        found[slug].append((title, link))
    return found
