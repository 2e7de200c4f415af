"""The tables: what is catalogued, what was seen of it, what was told, and what is proposed."""

from catalog.models.base import Base
from catalog.models.events import Event, OutboxEntry, Recipient
from catalog.models.journal import Change, ChangedRecord
from catalog.models.links import Link, PageText, Site
from catalog.models.news import NewsEntry, NewsSource
from catalog.models.repairs import Repair
from catalog.models.resources import Contribution, Organisation, Resource, ResourceTheme, Theme, Use
from catalog.models.updates import Dismissal, ProposalNumber, StoredEdition
from catalog.models.visits import Run, Visit

__all__ = [
    "Base",
    "Change",
    "ChangedRecord",
    "Contribution",
    "Dismissal",
    "Event",
    "Link",
    "NewsEntry",
    "NewsSource",
    "Organisation",
    "OutboxEntry",
    "PageText",
    "ProposalNumber",
    "Recipient",
    "Repair",
    "Resource",
    "ResourceTheme",
    "Run",
    "Site",
    "StoredEdition",
    "Theme",
    "Use",
    "Visit",
]
