"""A page before it is printed: where it lies, what it is called, which template makes it of what."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from catalog.directory import Directory

# Search engines are not told of these.
_UNLISTED = ("404.html", "withdrawn.html")


@dataclass(frozen=True, slots=True)
class Page:
    """path: in the output folder. feed: the path of a feed of its own. modified: a date in ISO 8601, where it is known.

    imprint: of all that the page tells besides the directory; a page without one is made anew each time.
    """

    path: str
    template: str
    title: str
    description: str
    context: dict[str, Any] = field(default_factory=dict)
    feed: str | None = None
    modified: str | None = None
    imprint: bytes | None = None

    @property
    def listed(self) -> bool:
        return self.template not in _UNLISTED

    def root(self, directory: Directory) -> str:
        """What leads from this page to the root of the site.

        The page for what is not found is served at any address: it alone cannot use relative links.
        """
        if self.path == "404.html":
            return urlsplit(directory.address()).path
        return "../" * self.path.count("/")
