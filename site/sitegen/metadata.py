"""A resource told to machines: schema.org in JSON-LD, and the Dublin Core in meta tags (which Zotero reads)."""

from base64 import b64encode
from hashlib import sha256
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from catalog.directory import Directory
from catalog.kinds import NAMES, Kind
from catalog.models import Resource, Use
from catalog.vocabulary import ContributorRole
from sitegen.access import accesses, best_address
from sitegen.addresses import page_of, public
from sitegen.citation import numbers
from sitegen.text import clean

# schema.org and the Dublin Core both know authors, publishers and everyone else.
_SCHEMA_ROLES = {ContributorRole.AUTHOR: "author", ContributorRole.PUBLISHER: "publisher"}
_DUBLIN_ROLES = {ContributorRole.AUTHOR: "DC.creator", ContributorRole.PUBLISHER: "DC.publisher"}

_REPORTS = (Kind.STUDY, Kind.REPORT)


def json_ld(resource: Resource, directory: Directory) -> Markup:
    """https://schema.org, fit for a script element: nothing in it can close the element or open a comment."""
    text = to_json(_facts(resource, directory)).decode()
    safe = clean(text).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(safe)  # noqa: S704 (made safe on the line above)


def policy_hash(data: Markup) -> str:
    """What a Content-Security-Policy knows a script element by (CSP 3, 2.3.1): checkers want it of data too."""
    return "sha256-" + b64encode(sha256(data.encode()).digest()).decode()


def dublin_core(resource: Resource) -> list[tuple[str, str]]:
    """Names and contents of meta tags, as the DCMI recommends them for HTML."""
    tags = [("DC.title", resource.title), ("DC.type", NAMES[resource.kind].zotero)]
    tags += [
        (_DUBLIN_ROLES.get(contribution.role, "DC.contributor"), contribution.organisation.name)
        for contribution in resource.contributions
    ]
    tags += [("DC.subject", theme.name) for theme in resource.themes]
    rest = {
        "DC.date": resource.date,
        "DC.language": resource.language,
        "DC.source": resource.container,
        "DC.description": resource.summary,
        "DC.identifier": best_address(resource.uses),
    }
    tags += [(name, value) for name, value in rest.items() if value]
    return tags + [("DC.identifier", f"{name} {value}") for name, value in numbers(resource)]


def scholar(resource: Resource) -> list[tuple[str, str]]:
    """The citation_… meta tags of Google Scholar, which Zotero prefers to the Dublin Core.

    An institution makes a report of it, a journal an article: other kinds have neither.
    """
    report, article = resource.kind in _REPORTS, resource.kind is Kind.ARTICLE
    tags = [("citation_title", resource.title)]
    for each in resource.contributions:
        if each.role is ContributorRole.AUTHOR:
            tags.append(("citation_author", each.organisation.name))
        if each.role is ContributorRole.PUBLISHER:
            tags.append(("citation_publisher", each.organisation.name))
    makers = [each.organisation.name for each in resource.contributions]
    rest = {
        "citation_technical_report_institution": makers[0] if report and makers else None,
        "citation_journal_title": resource.container if article else None,
        "citation_issue": resource.issue if article else None,
        "citation_publication_date": (resource.date or "").replace("-", "/"),
        "citation_language": resource.language,
        **{f"citation_{name.lower()}": value for name, value in numbers(resource)},
        "citation_pdf_url": next(filter(None, map(_pdf, resource.uses)), None),
    }
    return tags + [(name, value) for name, value in rest.items() if value]


def _pdf(use: Use) -> str | None:
    access = accesses([use])[0]
    is_pdf = (use.link.content_type or "").startswith("application/pdf")
    return access.href if is_pdf and not access.archived else None


def _facts(resource: Resource, directory: Directory) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": NAMES[resource.kind].schema_org,
        "name": resource.title,
        "mainEntityOfPage": directory.address(public(page_of(resource))),
        "url": best_address(resource.uses),
        "startDate" if resource.kind is Kind.EVENT else "datePublished": resource.date,
        "inLanguage": resource.language,
        "description": resource.summary,
        "about": [theme.name for theme in resource.themes],
        "superEvent" if resource.kind is Kind.EVENT else "isPartOf": _container(resource),
        "issueNumber": resource.issue if resource.kind is Kind.ISSUE else None,
        "isbn": resource.identifiers.get("isbn") if resource.kind is Kind.GUIDE else None,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in numbers(resource)
        ],
    }
    for contribution in resource.contributions:
        role = "organizer" if resource.kind is Kind.EVENT else _SCHEMA_ROLES.get(contribution.role, "contributor")
        facts.setdefault(role, []).append({"@type": "Organization", "name": contribution.organisation.name})
    return {name: value for name, value in facts.items() if value}


def _container(resource: Resource) -> dict[str, Any] | None:
    if not resource.container:
        return None
    if resource.kind is Kind.EVENT:
        return {"@type": "Event", "name": resource.container}
    issn = resource.identifiers.get("issn")
    serial = resource.kind in (Kind.ARTICLE, Kind.ISSUE) and bool(resource.issue or issn)
    whole = {"@type": "Periodical" if serial else "CreativeWork", "name": resource.container}
    if serial and issn:
        whole["issn"] = issn
    if resource.kind is Kind.ARTICLE and resource.issue:
        return {"@type": "PublicationIssue", "issueNumber": resource.issue, "isPartOf": whole}
    return whole
