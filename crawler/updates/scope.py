"""What of a page matters, and what was seen of it last. Pure."""

from dataclasses import dataclass
from hashlib import blake2b

from catalog.vocabulary import Watch

# To be raised whenever the same page would come to other words: every baseline is then taken anew, in silence.
VERSION = "3"


@dataclass(frozen=True, slots=True)
class Scope:
    """only: the CSS selector of what matters. body: what was served last (`Observation.body`)."""

    watch: Watch = Watch.DOCUMENT
    only: str | None = None
    body: str | None = None

    @property
    def method(self) -> str:
        """Editions that were made by different methods cannot be compared."""
        part = blake2b(self.only.encode(), digest_size=4).hexdigest() if self.only else ""
        return f"{VERSION}{self.watch.value[0]}{part}"

    @property
    def is_known(self) -> bool:
        """Whether what was served last was looked at in this way: "not modified" tells nothing otherwise."""
        return self.watch is Watch.NOTHING or (self.body or "").startswith(f"{self.method}:")
