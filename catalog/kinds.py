"""The kinds of resources, and their names in the formats that librarians use: one table."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    GUIDE = "guide"
    STUDY = "study"
    REPORT = "report"
    ARTICLE = "article"
    ISSUE = "issue"
    VIDEO = "video"
    WEBSITE = "website"
    ORGANISATION = "organisation"
    LAW = "law"
    EVENT = "event"
    TOOL = "tool"
    OTHER = "other"


class Names(NamedTuple):
    schema_org: str
    csl: str
    bibtex: str
    ris: str
    zotero: str


NAMES: dict[Kind, Names] = {
    Kind.GUIDE: Names("Book", "book", "book", "BOOK", "book"),
    Kind.STUDY: Names("Report", "report", "techreport", "RPRT", "report"),
    Kind.REPORT: Names("Report", "report", "techreport", "RPRT", "report"),
    Kind.ARTICLE: Names("Article", "article-magazine", "article", "MGZN", "magazineArticle"),
    Kind.ISSUE: Names("PublicationIssue", "periodical", "misc", "JFULL", "magazineArticle"),
    Kind.VIDEO: Names("VideoObject", "motion_picture", "misc", "VIDEO", "videoRecording"),
    Kind.WEBSITE: Names("WebSite", "webpage", "misc", "ELEC", "webpage"),
    Kind.ORGANISATION: Names("WebPage", "webpage", "misc", "ELEC", "webpage"),
    Kind.LAW: Names("Legislation", "legislation", "misc", "STAT", "statute"),
    Kind.EVENT: Names("Event", "event", "misc", "CONF", "presentation"),
    Kind.TOOL: Names("WebApplication", "software", "misc", "COMP", "computerProgram"),
    Kind.OTHER: Names("CreativeWork", "document", "misc", "GEN", "document"),
}

# Where several kinds share a name of a format, the likeliest is read from it.
_LIKELIEST = (Kind.REPORT, Kind.WEBSITE, Kind.OTHER)


def kind_named(format_name: str, name: str) -> Kind | None:
    """The kind that a column of NAMES ("csl", "bibtex", "ris" …) calls so; None for a name that is not in it."""
    kinds = [kind for kind, names in NAMES.items() if getattr(names, format_name) == name]
    return next((kind for kind in _LIKELIEST if kind in kinds), kinds[0] if kinds else None)
