"""A resource as a bibliography cites it."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.models import Contribution, Resource
from catalog.sentences import state_sentence
from catalog.vocabulary import ContributorRole, State
from catalog.words import Words
from sitegen.access import accesses

_MAKERS = (ContributorRole.AUTHOR, ContributorRole.ORGANISER)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in three parts: only the title is set in italics."""

    before: str
    title: str
    after: str


def reference(resource: Resource, words: Words) -> Reference:
    """Authors. Title. In Container, issue. Publisher, date. Address (checked on …)"""
    makers = _names(resource.contributions, *_MAKERS)
    publishers = _names(resource.contributions, ContributorRole.PUBLISHER)
    date = words.partial_date(resource.date) if resource.date else ""
    within = words("In {container}", container=appeared_in(resource, words)) if resource.container else ""
    said = [within, ", ".join(filter(None, (publishers, date)))]
    stop = "" if resource.title.endswith((".", "!", "?", "…")) else "."
    after = "".join(f" {sentence}." for sentence in said if sentence)
    return Reference(f"{makers}. " if makers else "", resource.title, stop + after + _address(resource, words))


def appeared_in(resource: Resource, words: Words) -> str:
    """The container and its issue: "La vie associative, n° 21"."""
    issue = resource.issue or ""
    number = words("no. {number}", number=issue) if issue.isdecimal() else issue
    return ", ".join(filter(None, (resource.container, number)))


def makers_line(resource: Resource) -> str:
    """Who had a part in it, each named once, in the catalogue's order."""
    return ", ".join(dict.fromkeys(contribution.organisation.name for contribution in resource.contributions))


def _names(contributions: Iterable[Contribution], *roles: ContributorRole) -> str:
    return ", ".join(contribution.organisation.name for contribution in contributions if contribution.role in roles)


def _address(resource: Resource, words: Words) -> str:
    """Where it is found; no full stop after an address, which would be copied with it."""
    best = next((access for access in accesses(resource.uses) if access.href), None)
    if best is None:
        return ""
    if best.archived:
        return " " + words("archived copy: {address}", address=best.href)
    checked = f" ({state_sentence(best.link, words)})" if best.link.state is State.ALIVE else ""
    return f" {best.href}{checked}"
