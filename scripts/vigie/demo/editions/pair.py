"""A pair of the lab of updates: what stood behind a link, what stands there now, and what a good watcher says of it."""

from dataclasses import dataclass
from enum import StrEnum

from vigie.demo.pages import Page

PDF = "application/pdf"


class Change(StrEnum):
    """What there is to be told; the value is how the table of the documentation says it."""

    NOISE = "nothing"
    TITLE = "another title"
    ADDED = "text added"
    REMOVED = "text removed"
    REWRITTEN = "text rewritten"
    FIGURE = "a figure, a price, a date or a number that matters"
    EDITION = "a new edition"
    PAGES = "another number of pages"
    DESCRIPTION = "another description"
    AVAILABILITY = "no longer to be had, or to be had again"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two answers of one address.

    says: words of the new answer (of the old one where text was removed) that a good telling shows.
    """

    name: str
    what: str
    before: Page
    after: Page
    expects: Change = Change.NOISE
    says: str = ""
    url: str = "https://ressources.example/guide"

    @property
    def real(self) -> bool:
        return self.expects is not Change.NOISE


@dataclass(frozen=True, slots=True)
class Visits:
    """Answers of one address, visit after visit. told: the visits (the first being 1) at which an update is told."""

    name: str
    what: str
    answers: tuple[Page, ...]
    told: tuple[int, ...] = ()
    url: str = "https://ressources.example/guide"


def pdf(body: bytes) -> Page:
    return Page(headers={"Content-Type": PDF}, body=body)


def encoded(text: str, charset: str) -> Page:
    return Page(headers={"Content-Type": f"text/html; charset={charset}"}, body=text.encode(charset))


def edited(text: tuple[str, ...], number: int, old: str, new: str) -> tuple[str, ...]:
    """Paragraphs, with words of one of them (the first being 0) replaced."""
    return tuple(part.replace(old, new) if n == number else part for n, part in enumerate(text))
