"""The links that may call for a repair, with what the visits saw of them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
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


def cases(session: Session, links: Collection[int] | None, twins: Mapping[int, Twin]) -> Iterator[tuple[int, Case]]:
    """Each link, or each of some, with its id; as rows, some hundreds at a time: a catalogue may be large."""
    query = select(*_COLUMNS).where(_may_need_a_hand()).order_by(Link.id).limit(_BATCH)
    if links is not None:
        query = query.where(Link.id.in_(links))
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


def twins_of_lost(session: Session) -> dict[int, Twin]:
    """For lost links: the living link of another resource that seems to be the same one, the surest first."""
    lost = _links_by_slug(session, or_(Link.state == State.DEAD, Link.drifted))
    if not lost:
        return {}
    paired: dict[str, dict[str, Pair]] = defaultdict(dict)
    for pair in likely_duplicates(session, _SAME):
        for mine, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if mine in lost:
                paired[mine][other] = pair
    others = {other for each in paired.values() for other in each}
    living = _links_by_slug(
        session, and_(Link.state == State.ALIVE, Link.drifted.is_(False), Resource.slug.in_(others))
    )
    makers = _makers(session, others | paired.keys())
    found = ((link, _twin(slugs, paired, living, makers)) for link, slugs in _users(lost).items())
    return {link: twin for link, twin in found if twin is not None}


def _users(lost: Mapping[str, Sequence[tuple[str, Link]]]) -> dict[int, list[str]]:
    """The resources that use each lost link. Where one of them has several, nobody can tell which is another's."""
    found: dict[int, list[str]] = defaultdict(list)
    for slug, links in lost.items():
        for _, link in links:
            found[link.id].append(slug)
    return {link: slugs for link, slugs in found.items() if all(len(lost[slug]) == 1 for slug in slugs)}


def _twin(
    slugs: Sequence[str],
    paired: Mapping[str, Mapping[str, Pair]],
    living: Mapping[str, Sequence[tuple[str, Link]]],
    makers: Mapping[str, Set[int]],
) -> Twin | None:
    """What is the same work as each of the resources of a link: an address that is right for one alone is right for
    none.
    """
    for other in paired.get(slugs[0], ()):
        pairs, alive = [paired.get(slug, {}).get(other) for slug in slugs], living.get(other, ())
        found = [pair for pair in pairs if pair is not None]
        if len(found) == len(slugs) and len(alive) == 1:
            title, link = alive[0]
            weakest = min(found, key=lambda pair: pair.confidence)
            slug = other if all(_one_work(pair, makers) for pair in found) else None
            return Twin(link.target, title, weakest.why, weakest.confidence, link.last_alive_at, slug)
    return None


def _one_work(pair: Pair, makers: Mapping[str, Set[int]]) -> bool:
    """Whether a person would make one entry of the two: the same number, or a maker in common."""
    return pair.why is Why.IDENTIFIER or not makers.get(pair.one, set()).isdisjoint(makers.get(pair.other, ()))


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
