"""What a person makes of what pages say of themselves: takes it over into an empty field, or declines it."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from catalog.columns import LARGEST_KEY
from catalog.errors import N_, VigieError
from catalog.journal.apply import change
from catalog.journal.record import FIELDS, Record, record_of
from catalog.journal.writing import Journal, Now
from catalog.models import ProposalNumber, Resource
from catalog.shelf import Shelf
from catalog.updates.proposing import Proposal, mark_of, proposals
from catalog.vocabulary import Action, ContributorRole


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


def take_over(session: Session, found: Sequence[Proposal], now: Now, shelf: Shelf | None = None) -> None:
    """Fills empty fields of one resource, which a person has thereby written; an author becomes its only one.

    shelf: one for all where it is done to many.
    """
    resource = _resource(session, found)
    journal = Journal(session)
    journal.watch(resource)
    record = record_of(resource)
    fields: Record = {each.field: each.value for each in found}
    if "author" in fields:
        author = {"name": fields.pop("author"), "full_name": None, "role": ContributorRole.AUTHOR.value}
        fields["contributions"] = [author]
    taken = {name: value for name, value in fields.items() if not record[name]}
    edited = [name for name in FIELDS if name in {*record["edited"], *taken}]
    change(shelf or Shelf(session), resource, record | taken | {"edited": edited})
    journal.write(Action.EDITED, resource.title, now)


def decline(session: Session, found: Sequence[Proposal], now: Now) -> None:
    """What pages say of one resource is not proposed again, unless they come to say something else."""
    resource = _resource(session, found)
    journal = Journal(session)
    journal.watch(resource)
    declined = dict(resource.declined)
    for each in found:
        declined[each.field] = [*declined.get(each.field, ()), each.value]
    resource.declined = declined
    journal.write(Action.DECLINED, resource.title, now)


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


def _resource(session: Session, found: Sequence[Proposal]) -> Resource:
    return session.get_one(Resource, found[0].resource.id)


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
