"""A maintainer's repair: another address in the place of one that died. What was known of the old one is kept."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from catalog.errors import N_, VigieError
from catalog.models import Link, Resource, Use
from catalog.urls import is_short, is_web_address, same_place, with_scheme


class AddressError(VigieError):
    exit_code = 2


def replace_address(session: Session, old: str, new: str) -> list[Resource]:
    """Puts `new` wherever `old` is used, and remembers it, so that an import of the old address brings the new one.

    The resources that changed. Raises AddressError where `old` is not in use, or `new` is no web address.
    """
    former = link_in_use(session, old)
    address = with_scheme(new.strip())
    if not is_web_address(new.strip()):
        raise AddressError(N_("“{url}” is no web address. Write it whole: https://…"), url=new)
    if address == former.url:
        raise AddressError(N_("{url} is the address that is there already."), url=address)
    successor = session.scalar(select(Link).where(Link.url == address)) or Link(url=address, short=is_short(address))
    successor.replaced_by, former.replaced_by = None, successor
    session.add(successor)
    resources = [use.resource for use in former.uses]
    for use in list(former.uses):
        _give(session, use, successor)
    session.flush()
    return resources


def _give(session: Session, use: Use, successor: Link) -> None:
    if any(other.link is successor for other in use.resource.uses):
        session.delete(use)
    else:
        use.link = successor


def link_in_use(session: Session, url: str) -> Link:
    """The link that a person means by an address. Raises AddressError where no resource uses it."""
    used = select(Link).where(Link.uses.any()).options(selectinload(Link.uses)).order_by(Link.id)
    exact = session.scalar(used.where(Link.url == url))
    # Only where it is not written as it stands have all to be looked at.
    found = exact or next((link for link in session.scalars(used) if same_place(link.url, url)), None)
    if found is None:
        raise AddressError(N_("No resource uses the address {url}. “vigie links” lists those in use."), url=url)
    return found
