"""What a person makes of what pages say of themselves: takes it over into an empty field, or declines it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Table, bindparam, insert, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key

from catalog.columns import LARGEST_KEY
from catalog.errors import N_, VigieError
from catalog.journal.reading import found_records
from catalog.journal.record import FIELDS, Record
from catalog.journal.writing import Journal, Now
from catalog.models import Contribution, ProposalNumber, Resource
from catalog.shelf import Shelf
from catalog.updates.proposing import Proposal, mark_of, proposals
from catalog.vocabulary import Action, ContributorRole

_RESOURCES, _CONTRIBUTIONS = cast("Table", Resource.__table__), cast("Table", Contribution.__table__)
_TAKEN = ("date", "language", "summary", "edited")

# By the numbers of resources: what they are, and what is meant for them.
_Meant = Mapping[int, tuple[Record, Sequence[Proposal]]]


class ProposalError(VigieError):
    exit_code = 2


def standing(session: Session, number: int) -> Proposal:
    """The proposal of that number, if it still stands. Raises ProposalError, which says what to do."""
    resource, row = _called(session, number)
    for each in proposals(session, resource.slug):
        if each.number == number:
            return each
    if _declined(resource, row) is not None:
        raise ProposalError(
            N_("Proposal {number} was declined. “vigie fill {number} --again” proposes it again."), number=number
        )
    raise ProposalError(
        N_("Proposal {number} for “{title}” no longer holds. “vigie fill” lists those that do."),
        number=number,
        title=resource.title,
    )


class Filling:
    """What is proposed for resources, however many, taken over or declined as one change; none of it is held.

    action: EDITED, which fills empty fields, and these are a person's from then on; or DECLINED: then it is not
    proposed again, unless pages come to say something else. about: what the change is called. To be ended.
    """

    def __init__(self, session: Session, now: Now, action: Action, about: str) -> None:
        self._session = session
        self._shelf = Shelf(session)
        self._journal = Journal(session)
        self._journal.begin(action, about, now)
        self._write = _fill if action is Action.EDITED else _decline

    def settle(self, found: Sequence[Proposal]) -> None:
        """All that is meant for some hundreds of resources at most."""
        said: dict[int, list[Proposal]] = defaultdict(list)
        for each in found:
            said[each.resource.id].append(each)
        which = Resource.id.in_(list(said))
        before = {record["slug"]: record for record in found_records(self._session, which)}
        self._write(self._shelf, {number: (before[some[0].resource.slug], some) for number, some in said.items()})
        for number in said:
            if held := self._session.identity_map.get(identity_key(Resource, number)):
                self._session.expire(held)
        after = found_records(self._session, which)
        self._journal.altered((before[record["slug"]], record) for record in after)

    def end(self) -> None:
        self._journal.end()


def take_over(session: Session, found: Sequence[Proposal], now: Now) -> None:
    """Fills empty fields of one resource."""
    _settle_one(session, found, now, Action.EDITED)


def decline(session: Session, found: Sequence[Proposal], now: Now) -> None:
    """What pages say of one resource is not wanted."""
    _settle_one(session, found, now, Action.DECLINED)


def _settle_one(session: Session, found: Sequence[Proposal], now: Now, action: Action) -> None:
    filling = Filling(session, now, action, found[0].resource.title)
    filling.settle(found)
    filling.end()


def _fill(shelf: Shelf, meant: _Meant) -> None:
    """What is not empty any more stays. An author becomes the only one."""
    lacked = {
        number: (was, [each for each in some if not was[_written(each)]]) for number, (was, some) in meant.items()
    }
    names = {number: each.value for number, (_, some) in lacked.items() for each in some if each.field == "author"}
    makers = {number: shelf.organisation(name) for number, name in names.items()}
    shelf.session.flush()
    rows = [
        {"resource_id": number, "organisation_id": maker.id, "role": ContributorRole.AUTHOR, "position": 0}
        for number, maker in makers.items()
    ]
    if rows:
        shelf.session.execute(insert(_CONTRIBUTIONS), rows)
    _update(shelf.session, _TAKEN, (_filled(number, *each) for number, each in lacked.items()))


def _written(proposal: Proposal) -> str:
    """The field that it fills."""
    return "contributions" if proposal.field == "author" else proposal.field


def _filled(number: int, record: Record, some: Sequence[Proposal]) -> dict[str, Any]:
    said = {_written(each): each.value for each in some}
    edited = [name for name in FIELDS if name in {*record["edited"], *said}]
    texts = {name: said.get(name, record[name]) for name in _TAKEN if name != "edited"}
    return {"number": number, **texts, "edited": edited}


def _decline(shelf: Shelf, meant: _Meant) -> None:
    _update(shelf.session, ("declined",), (_refused(number, *each) for number, each in meant.items()))


def _refused(number: int, record: Record, some: Sequence[Proposal]) -> dict[str, Any]:
    declined = dict(record["declined"])
    for each in some:
        declined[each.field] = [*declined.get(each.field, ()), each.value]
    return {"number": number, "declined": declined}


def _update(session: Session, names: Sequence[str], rows: Iterable[dict[str, Any]]) -> None:
    values = {name: bindparam(name, type_=_RESOURCES.c[name].type) for name in names}
    session.connection().execute(
        update(_RESOURCES).where(_RESOURCES.c.id == bindparam("number")).values(values), list(rows)
    )


def propose_again(session: Session, number: int, now: Now) -> Resource:
    """What was declined. Raises ProposalError where it was not."""
    resource, row = _called(session, number)
    value = _declined(resource, row)
    if value is None:
        raise ProposalError(N_("Proposal {number} was not declined: there is nothing to propose again."), number=number)
    journal = Journal(session)
    journal.watch(resource)
    kept = [each for each in resource.declined[row.field] if each != value]
    others = {field: values for field, values in resource.declined.items() if field != row.field}
    resource.declined = others | ({row.field: kept} if kept else {})
    journal.write(Action.RESTORED, resource.title, now)
    return resource


def _called(session: Session, number: int) -> tuple[Resource, ProposalNumber]:
    row = session.get(ProposalNumber, number) if number <= LARGEST_KEY else None
    resource = session.get(Resource, row.resource_id) if row else None
    if row is None or resource is None:
        raise ProposalError(N_("There is no proposal {number}. “vigie fill” lists those that stand."), number=number)
    return resource, row


def _declined(resource: Resource, row: ProposalNumber) -> str | None:
    """What it says, where it was declined."""
    values = resource.declined.get(row.field, ())
    return next((each for each in values if mark_of(each) == row.mark), None)
