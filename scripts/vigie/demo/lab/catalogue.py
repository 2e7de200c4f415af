"""The cases as resources of the catalogue, as an import would have entered them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from catalog.importing.usual import usual_role
from catalog.models import Contribution, Link, Resource, Use
from catalog.shelf import Shelf
from catalog.urls import is_short
from catalog.vocabulary import ContributorRole
from vigie.demo.lab.case import Case


def enter(session: Session, cases: Sequence[Case], now: datetime) -> None:
    """Adds each case to the catalogue, within the caller's transaction. Its slug is the case's name."""
    shelf = Shelf(session)
    for position, case in enumerate(cases, 1):
        resource = Resource(
            slug=case.name.replace("_", "-"),
            title=case.title,
            kind=case.kind,
            language="fr",
            position=position,
            source="lab",
            added_at=now,
        )
        organisation = shelf.organisation(case.publisher)
        Contribution(resource=resource, organisation=organisation, role=ContributorRole.PUBLISHER, position=0)
        # Not by the shelf: some addresses of the lab are none, and two may be one place.
        link = Link(url=case.url, short=is_short(case.url))
        role = case.role or usual_role(case.url, case.kind)
        Use(resource=resource, link=link, role=role, position=0)
        session.add(resource)
    session.flush()
