"""Which address of a link goes into a reference: a catalogue and a citation want different ones."""

from collections.abc import Callable

from catalog.models import Link

Address = Callable[[Link], str]


def catalogued(link: Link) -> str:
    """As it is in the catalogue: what comes back by an import is the same link."""
    return link.url


def cited(link: Link) -> str:
    """Where it leads: a short link says nothing to who reads a bibliography, and dies before the rest."""
    return link.target
