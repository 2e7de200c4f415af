"""What is to be visited, and how far a visit has come."""

from dataclasses import dataclass, field

from catalog.kinds import Kind
from catalog.observation import Validators
from catalog.urls import host_of
from catalog.vocabulary import LinkRole, Watch
from catalog.worklist import DueLink
from crawler.asking import Cookies
from crawler.judging.answer import Step
from crawler.judging.expectation import Expectation
from crawler.judging.reading import AskSibling
from crawler.updates.scope import Scope

_SITES = frozenset({Kind.WEBSITE, Kind.ORGANISATION})
# What they say changes every day, and is their own news.
_BY_TITLE = frozenset({LinkRole.WEBSITE, LinkRole.VIDEO})


@dataclass(frozen=True, slots=True)
class Target:
    """A link to visit. document: it was no page when it was last seen. scope: what of it is watched."""

    key: int
    url: str
    expected: Expectation = field(default_factory=Expectation)
    validators: Validators | None = None
    document: bool = False
    scope: Scope = field(default_factory=Scope)


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
    kind, scope = link.content_type, _scope(link)
    return Target(
        key=link.id,
        url=link.url,
        expected=_expectation(link),
        validators=link.validators if scope.is_known else None,
        document=kind is not None and "html" not in kind,
        scope=scope,
    )


def _scope(link: DueLink) -> Scope:
    """As its first resource wants it, to which its news belong."""
    first = link.uses[0] if link.uses else None
    by_title = first is not None and (first.role in _BY_TITLE or first.kind in _SITES)
    return Scope(
        watch=(first.watch if first else None) or (Watch.TITLE if by_title else Watch.DOCUMENT),
        only=first.watch_only if first else None,
        body=link.body,
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
