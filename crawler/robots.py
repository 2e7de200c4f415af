"""What a site's robots.txt says to us (RFC 9309). Pure."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from protego import Protego

from catalog.vocabulary import Reason
from crawler.judging.answer import Answer, Failure, Step

OUR_NAME = "Vigie"
# A site that wants minutes between two requests would keep a run from ever ending.
_LONGEST_DELAY = 30.0


@dataclass(frozen=True, slots=True)
class Rules:
    """text: what robots.txt says, None where there is none and everything is allowed. `unavailable` tells why nothing
    is allowed for now.
    """

    text: str | None = None
    parser: Protego | None = None
    unavailable: Failure | None = None

    @property
    def delay(self) -> float:
        """The Crawl-delay that the site asks of us, in seconds; 0 where it asks for none."""
        delay = self.parser.crawl_delay(OUR_NAME) if self.parser else None
        return min(max(delay or 0.0, 0.0), _LONGEST_DELAY)

    def obstacle(self, url: str, *, insist: bool = False) -> Failure | None:
        """Why a page may not be asked for. `insist`: a robots.txt unavailable for so long no longer holds us off."""
        if self.unavailable is not None:
            return None if insist else replace(self.unavailable, url=url)
        if self.parser is None or self.parser.can_fetch(url, OUR_NAME):
            return None
        return Failure(url, Reason.ROBOTS, "forbidden by robots.txt")


def origin(url: str) -> str:
    """Scheme, host and port: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def robots_url(url: str) -> str:
    return f"{origin(url)}/robots.txt"


def rules_from(text: str | None) -> Rules:
    return Rules(text, Protego.parse(text)) if text is not None else Rules()


def rules_of(step: Step) -> Rules:
    """A 4xx answer allows everything, a 5xx nothing for now; where no answer came, the page would bring none."""
    if isinstance(step, Failure):
        return Rules(unavailable=step)
    if step.status >= 500:
        return Rules(unavailable=Failure(step.url, Reason.SERVER_ERROR, f"robots.txt: HTTP {step.status}"))
    if step.status >= 300:
        return Rules()
    return rules_from(_text(step))


def _text(answer: Answer) -> str:
    # RFC 9309, 2.5: at least 500 kibibytes are to be read.
    return answer.body[: 512 * 1024].decode("utf-8-sig", errors="replace")
