"""The columns of our tables, which are written and read; and how their cells are kept from being formulas."""

import re

from catalog.importing.identifiers import COMMON
from catalog.vocabulary import ContributorRole

# The organisations, by what they did; within a cell they are separated by ";".
ORGANISATIONS = {
    "authors": ContributorRole.AUTHOR,
    "publishers": ContributorRole.PUBLISHER,
    "partners": ContributorRole.PARTNER,
    "commissioners": ContributorRole.COMMISSIONER,
    "organisers": ContributorRole.ORGANISER,
}
# Those of the contract, then what else a resource holds.
COLUMNS = (
    "title", "url", "kind", "year", "language", "publishers", "themes", "summary", "role",
    "authors", "partners", "commissioners", "organisers", "date", "container", "issue", "place", *COMMON, "slug",
    "watch", "watch_only",
)  # fmt: skip
# A spreadsheet takes cells that begin like this for formulas. The apostrophe before them is its own sign for "text".
_PROTECTED = re.compile(r"'*[=+\-@\t\r]")


def protected(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `unprotected` gives it back."""
    return f"'{cell}" if _PROTECTED.match(cell) else cell


def unprotected(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _PROTECTED.match(cell) else cell
