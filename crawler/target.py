"""What is to be visited, and how far a visit has come."""

from dataclasses import dataclass, field

from catalog.urls import host_of
from crawler.judging.answer import Step


@dataclass(frozen=True, slots=True)
class Target:
    """A link to visit. `insist`: it has failed for so long that a broken robots.txt no longer holds us off."""

    key: int
    url: str
    insist: bool = False


@dataclass(slots=True)
class Visit:
    """A target under way: the address to ask next, and what was answered before."""

    target: Target
    url: str
    steps: list[Step] = field(default_factory=list)
    tried_again: bool = False

    @property
    def host(self) -> str:
        return host_of(self.url)
