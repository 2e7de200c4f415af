"""What a resource is, in one line: its kind, who made it, where it appeared, when."""

from catalog.models import Resource
from catalog.sentences import CONTRIBUTOR_ROLES, KINDS
from catalog.vocabulary import ContributorRole
from catalog.words import Words
from feeds.plain import one_line


def makers(resource: Resource, words: Words) -> str:
    """The organisations behind a resource, with their roles: "ORSE, Le RAMEAU (partenaire)"; empty if unknown."""
    return ", ".join(
        one_line(contribution.organisation.name)
        if contribution.role is ContributorRole.AUTHOR
        else f"{one_line(contribution.organisation.name)} ({words(CONTRIBUTOR_ROLES[contribution.role])})"
        for contribution in resource.contributions
    )


def about(resource: Resource, words: Words) -> str:
    """One line: "Guide – ORSE, Le RAMEAU (partenaire) – 2012"."""
    date = words.partial_date(resource.date) if resource.date else ""
    facts = (words(KINDS[resource.kind]), makers(resource, words), _container(resource, words), date)
    return words.typography(" – ".join(fact for fact in facts if fact))


def _container(resource: Resource, words: Words) -> str:
    issue = one_line(resource.issue or "")
    if issue.isdigit():
        issue = words("no. {issue}", issue=issue)
    return ", ".join(part for part in (one_line(resource.container or ""), issue) if part)
