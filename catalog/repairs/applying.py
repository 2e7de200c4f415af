"""What a person makes of a proposed repair, called by its number."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from catalog.columns import LARGEST_KEY
from catalog.errors import N_, VigieError
from catalog.hand import deeds
from catalog.journal.apply import find
from catalog.journal.writing import Now
from catalog.models import Repair, Resource
from catalog.repairs.keeping import TWINS, open_repairs, refresh
from catalog.vocabulary import Outcome, RepairKind

# What is surer than this may be applied without a look.
SURE = 0.9


class RepairError(VigieError):
    exit_code = 2


def standing(session: Session, number: int, now: datetime) -> Repair:
    """The proposal of that number, if it still holds. Raises RepairError, which says what became of it."""
    repair = _numbered(session, number)
    if repair is None:
        raise RepairError(
            N_("There is no repair {number}. “vigie repairs” lists those that are proposed."), number=number
        )
    refresh(session, now, [repair.link_id])
    facts = {"number": number, "old": repair.link.url, "new": repair.target}
    match repair.outcome:
        case Outcome.APPLIED:
            raise RepairError(N_("Repair {number} was applied already: {new} has taken the place of {old}."), **facts)
        case Outcome.DECLINED:
            message = N_("Repair {number} was declined. “vigie repair {number} --again” proposes it again.")
            raise RepairError(message, **facts)
        case Outcome.OVER:
            message = N_("Repair {number} no longer holds for {old}. “vigie repairs” lists those that do.")
            raise RepairError(message, **facts)
    return repair


def apply(session: Session, number: int, now: Now) -> tuple[Repair, list[Resource]]:
    """Puts the proposed address in the place of the link's, or joins its resource to the one that lives, in the
    journal; the resources that changed.
    """
    repair = standing(session, number, now.at)
    resources = _put(session, repair, now)
    links = {repair.link_id, *(use.link_id for each in resources for use in each.uses)}
    refresh(session, now.at, links, duplicates=True)
    return repair, resources


def joined_to(repair: Repair, resources: Collection[Resource]) -> list[str]:
    """The titles of what was joined to one of these resources by that repair."""
    uses = repair.link.uses
    return [use.resource.title for use in uses if use.resource.merged_into in resources]


def apply_sure(session: Session, over: float, now: Now) -> list[Repair]:
    """Applies the surest proposal of each link, where it is surer than `over`."""
    refresh(session, now.at)
    best: dict[int, Repair] = {}
    for repair in open_repairs(session):
        if repair.confidence > over:
            best.setdefault(repair.link_id, repair)
    # What leads to a living entry first: that entry's own address may be mended by the others.
    for repair in sorted(best.values(), key=lambda each: (each.kind not in TWINS, each.id)):
        _put(session, repair, now)
    refresh(session, now.at)
    return sorted(best.values(), key=lambda each: each.id)


def decline(session: Session, number: int, now: datetime) -> Repair:
    """It is not proposed again."""
    repair = standing(session, number, now)
    repair.closed_at, repair.outcome = now, Outcome.DECLINED
    session.flush()
    return repair


def propose_again(session: Session, number: int, now: datetime) -> Repair:
    """What was declined. Raises RepairError where it was not."""
    repair = _numbered(session, number)
    if repair is None or repair.outcome is not Outcome.DECLINED:
        raise RepairError(N_("Repair {number} was not declined: there is nothing to propose again."), number=number)
    repair.closed_at = repair.outcome = None
    refresh(session, now, [repair.link_id])
    return repair


def _numbered(session: Session, number: int) -> Repair | None:
    return session.get(Repair, number) if number <= LARGEST_KEY else None


def _put(session: Session, repair: Repair, now: Now) -> list[Resource]:
    merges = repair.kind is RepairKind.MERGE
    resources = (
        [_merge(session, repair, now)] if merges else deeds.replace(session, repair.link.url, repair.target, now)
    )
    repair.closed_at, repair.outcome = now.at, Outcome.APPLIED
    return resources


def _merge(session: Session, repair: Repair, now: Now) -> Resource:
    kept = find(session, repair.facts["slug"])
    link = repair.link
    living = next((use.link for use in kept.uses if use.link.target == repair.target), None) if kept else None
    if kept is None or living is None:
        message = N_("Repair {number} no longer holds for {old}. “vigie repairs” lists those that do.")
        raise RepairError(message, number=repair.id, old=link.url)
    lost = [use.resource for use in link.uses if use.resource.withdrawn_at is None]
    deeds.merge_resources(session, kept, lost, now, instead=(link, living))
    return kept
