"""How a reader gets at what a link leads to, whatever its state."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from catalog.errors import N_
from catalog.models import Link, Use
from catalog.vocabulary import FAULTS, LinkRole, State
from sitegen.addresses import web_address

# What a reader does with it.
ACTIONS: dict[LinkRole, str] = {
    LinkRole.DOCUMENT: N_("Read the document"),
    LinkRole.WEBSITE: N_("Visit the website"),
    LinkRole.VIDEO: N_("Watch the video"),
    LinkRole.BOOKLET: N_("Read the booklet"),
    LinkRole.PAGE: N_("Read the page"),
}


class Access(NamedTuple):
    """One link of a resource, for a reader.

    href: where to send the reader; None where there is nowhere to send them.
    archived: href is an archived copy of what is gone.
    former: the address the guide printed, where the target has another one.
    """

    link: Link
    role: LinkRole
    href: str | None
    archived: bool

    @property
    def former(self) -> str | None:
        return self.link.url if self.link.target != self.link.url else None


def accesses(uses: Iterable[Use]) -> list[Access]:
    """What can be opened first, archived copies next, what is out of reach last."""
    return sorted((_access(use) for use in uses), key=lambda access: (access.href is None, access.archived))


def best_address(uses: Sequence[Use]) -> str | None:
    """The one address to cite: of something that can be opened, a copy failing that."""
    return next((access.href for access in accesses(uses) if access.href), None)


def _access(use: Use) -> Access:
    link = use.link
    if link.state is State.DEAD:
        copy = web_address(link.archive_url)
        return Access(link, use.role, copy, archived=copy is not None)
    if link.reason in FAULTS:
        return Access(link, use.role, None, archived=False)
    return Access(link, use.role, web_address(link.target) or web_address(link.url), archived=False)
