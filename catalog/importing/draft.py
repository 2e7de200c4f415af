"""A resource as a file describes it, before it meets the catalogue."""

from dataclasses import dataclass, field

from catalog.importing.identifiers import Identifiers
from catalog.kinds import Kind
from catalog.nesting import Nesting
from catalog.vocabulary import ContributorRole, LinkRole, Watch


@dataclass(frozen=True, slots=True)
class DraftLink:
    url: str
    role: LinkRole | None = None


@dataclass(frozen=True, slots=True)
class DraftContribution:
    """`name` is how the organisation is called; `full_name` what the name stands for, where it is an acronym."""

    name: str
    role: ContributorRole = ContributorRole.AUTHOR
    full_name: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """line: where the entry begins in its file, from 1. The other fields are those of `models.Resource`.

    nesting: which of the themes, or of those above them, stands under which. Readers may write a theme
    "Parent > Enfant": `tidied` makes both of it.
    """

    title: str
    line: int
    kind: Kind | None = None
    date: str | None = None
    language: str | None = None
    summary: str | None = None
    container: str | None = None
    issue: str | None = None
    place: str | None = None
    watch: Watch | None = None
    watch_only: str | None = None
    themes: tuple[str, ...] = ()
    contributions: tuple[DraftContribution, ...] = ()
    links: tuple[DraftLink, ...] = field(default=())
    identifiers: Identifiers = ()
    nesting: Nesting = ()
