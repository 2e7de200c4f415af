"""What one request brought: an answer, or the reason why there is none. A visit is a list of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog.vocabulary import Reason


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer. Header names are in lower case.

    method: how it was asked for. whole: False where the body ended before its time. address: the IP address that was
    dialled. seconds: how long the answer took. note: a fault that did not keep the answer from coming.
    """

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    whole: bool = True
    method: str = "GET"
    address: str | None = None
    seconds: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A request that brought no answer, or was not made. detail: why, in the machine's words."""

    url: str
    reason: Reason
    detail: str
    address: str | None = None
    seconds: float | None = None


Step = Answer | Failure
