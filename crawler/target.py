"""What is to be visited, and how far a visit has come."""

from dataclasses import dataclass, field

from catalog.kinds import Kind
from catalog.observation import Validators
from catalog.urls import host_of
from catalog.vocabulary import LinkRole
from catalog.worklist import DueLink
from crawler.asking import Cookies
from crawler.judging.answer import Step
from crawler.judging.expectation import Expectation
from crawler.judging.reading import AskSibling

_SITES = frozenset({Kind.WEBSITE, Kind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Target:
    """A link to visit. document: it was no page when it was last seen."""

    key: int
    url: str
    expected: Expectation = field(default_factory=Expectation)
    validators: Validators | None = None
    document: bool = False


@dataclass(slots=True)
class Visit:
    """A target under way: the address to ask next, and what was answered before.

    asked_head: the headers alone were asked for already. doubt: what would be concluded, were the host not to be asked
    for an address that cannot exist first.
    """

    target: Target
    url: str
    steps: list[Step] = field(default_factory=list)
    cookies: Cookies = field(default_factory=Cookies)
    tried_again: bool = False
    asked_head: bool = False
    doubt: AskSibling | None = None

    @property
    def host(self) -> str:
        return host_of(self.url)


def target_of(link: DueLink) -> Target:
    """A link with what the catalogue expects of it."""
    kind = link.content_type
    return Target(
        key=link.id,
        url=link.url,
        expected=_expectation(link),
        validators=link.validators,
        document=kind is not None and "html" not in kind,
    )


def _expectation(link: DueLink) -> Expectation:
    first = link.uses[0] if link.uses else None
    return Expectation(
        title=first.title if first else "",
        names=tuple(dict.fromkeys(name for use in link.uses for name in use.names)),
        language=(first.language or "") if first else "",
        site=any(use.role is LinkRole.WEBSITE or use.kind in _SITES for use in link.uses),
        former_title=link.page_title or "",
        former_sketch=link.sketch or "",
        target=(link.moved_to or "") if link.short else "",
    )
