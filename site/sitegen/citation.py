"""A resource as a bibliography cites it."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.importing.identifiers import COMMON
from catalog.kinds import NAMES, Kind
from catalog.models import Contribution, Resource
from catalog.sentences import state_sentence
from catalog.vocabulary import ContributorRole, State
from catalog.words import Words
from sitegen.access import Access, accesses, best_address
from sitegen.addresses import web_address
from sitegen.percent import form
from sitegen.text import clean

_MAKERS = (ContributorRole.AUTHOR, ContributorRole.ORGANISER)
# The formats of OpenURL for what has one of its own; the Dublin Core takes the rest.
_FORMATS = {
    Kind.GUIDE: "book",
    Kind.STUDY: "book",
    Kind.REPORT: "book",
    Kind.ARTICLE: "journal",
    Kind.ISSUE: "journal",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in three parts. work: what is set in italics, the title, or of an article that of its review."""

    before: str
    work: str
    after: str


def reference(resource: Resource, words: Words) -> Reference:
    """Authors. Title. In Container, issue. Publisher, date. ISBN. Address (checked on …)"""
    makers = _names(resource.contributions, *_MAKERS)
    publishers = _names(resource.contributions, ContributorRole.PUBLISHER)
    date = words.partial_date(resource.date) if resource.date else ""
    within = words("In {container}", container=appeared_in(resource, words)) if resource.container else ""
    if within and not publishers:
        published = [", ".join(filter(None, (within, date)))]
    else:
        # Where the date opens a sentence it may be a month.
        published = [within, ", ".join(filter(None, (publishers, date))) if publishers else date[:1].upper() + date[1:]]
    said = [*published, ", ".join(map(" ".join, numbers(resource)))]
    stop = "" if resource.title.endswith((".", "!", "?", "…")) else "."
    before = f"{makers}. " if makers else ""
    after = stop + "".join(f" {sentence}." for sentence in said if sentence) + _address(resource, words)
    if resource.kind is Kind.ARTICLE and resource.container:
        # ISO 690: an article is in roman, and what it appeared in in italics.
        opening = f"{stop} {words('In {container}', container='')}"
        rest = after[len(opening) + len(resource.container) :]
        return Reference(before + resource.title + opening, resource.container, rest)
    return Reference(before, resource.title, after)


def appeared_in(resource: Resource, words: Words) -> str:
    """The container and its issue: "La vie associative, n° 21"."""
    issue = resource.issue or ""
    number = words("no. {number}", number=issue) if issue.isdecimal() else issue
    return ", ".join(filter(None, (resource.container, number)))


def numbers(resource: Resource) -> list[tuple[str, str]]:
    """What libraries know it by: ("ISBN", "978-2-1234-5680-3")."""
    known = resource.identifiers
    return [(name.upper(), known[name]) for name in COMMON if known.get(name)]


def makers_line(resource: Resource) -> str:
    """Who had a part in it, each named once, in the catalogue's order."""
    return ", ".join(dict.fromkeys(contribution.organisation.name for contribution in resource.contributions))


def _names(contributions: Iterable[Contribution], *roles: ContributorRole) -> str:
    return ", ".join(contribution.organisation.name for contribution in contributions if contribution.role in roles)


def _address(resource: Resource, words: Words) -> str:
    """Where it is found; no full stop after an address, which would be copied with it."""
    doors = accesses(resource.uses)
    if not doors:
        return ""
    if doors[0].archived:
        return " " + _copy(doors[0], words)
    link = doors[0].link
    if link.state is State.DEAD:
        # It stood there all the same: who looks for it elsewhere has need of its address.
        address, state = web_address(link.target), state_sentence(link, words)
    else:
        address, state = doors[0].href, state_sentence(link, words) if link.state is State.ALIVE else ""
    return f" {address}" + (f" ({state})" if state else "") if address else ""


def _copy(access: Access, words: Words) -> str:
    link = access.link
    if link.archive_at is None:
        return words("Archived copy: {address}", address=access.href)
    return words("Archived copy of {date}: {address}", date=words.date(link.archive_at), address=access.href)


def coins(resource: Resource) -> str:
    """Its reference as an OpenURL (ANSI/NISO Z39.88) for the title of an empty element: COinS, which Zotero reads."""
    article = resource.kind in (Kind.ARTICLE, Kind.ISSUE)
    known = resource.identifiers
    facts = {
        "rft_val_fmt": f"info:ofi/fmt:kev:mtx:{_FORMATS.get(resource.kind, 'dc')}",
        # The Dublin Core alone says what it is by a type; in it, all is a page of the web to Zotero without one.
        "rft.type": None if resource.kind in _FORMATS else NAMES[resource.kind].zotero,
        "rft.genre": {Kind.ARTICLE: "article", Kind.ISSUE: "issue", Kind.STUDY: "report", Kind.REPORT: "report"}.get(
            resource.kind
        ),
        "rft.jtitle" if article else "rft.source": resource.container,
        # Beside a review, "rft.title" would be the review's, of an issue too.
        "rft.atitle" if article else "rft.title": resource.title,
        "rft.issue": resource.issue,
        "rft.date": resource.date,
        "rft.language": resource.language,
        "rft.isbn": known.get("isbn"),
        "rft.issn": known.get("issn"),
    }
    said = [("ctx_ver", "Z39.88-2004"), *((name, value) for name, value in facts.items() if value)]
    # Zotero reads addresses and DOIs of any format here, and nowhere else.
    doi = f"info:doi/{known['doi']}" if known.get("doi") else None
    said += [("rft_id", value) for value in (best_address(resource.uses), doi) if value]
    for each in resource.contributions:
        if each.role is ContributorRole.PUBLISHER:
            said.append(("rft.pub" if resource.kind in _FORMATS else "rft.publisher", each.organisation.name))
        elif each.role is ContributorRole.AUTHOR:
            said.append(("rft.aucorp" if resource.kind in _FORMATS else "rft.creator", each.organisation.name))
    return "&".join(f"{name}={form(clean(value))}" for name, value in said)
