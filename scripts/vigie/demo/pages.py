"""The simulated web as data: what a site serves, and in which ways it may fail. Nothing here opens a socket."""

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from http import HTTPStatus


class Certificate(Enum):
    """What a site shows over TLS."""

    VALID = auto()
    EXPIRED = auto()
    WRONG_HOST = auto()
    SELF_SIGNED = auto()
    UNTRUSTED = auto()  # signed by an authority that nobody knows
    NOT_YET_VALID = auto()
    INCOMPLETE = auto()  # without the intermediate one, which it says where to fetch (RFC 5280, 4.2.2.1)
    INCOMPLETE_SILENT = auto()  # without the intermediate one, and without a word about it
    INCOMPLETE_LOST = auto()  # without the intermediate one, which is no longer where it says


class Fault(Enum):
    """How a server may misbehave once it was asked."""

    HANG = auto()  # never answers
    DROP = auto()  # resets the connection
    CLOSE = auto()  # closes it without a word
    GARBAGE = auto()  # sends what is not HTTP
    TRUNCATED = auto()  # breaks off before the announced end
    DRIP = auto()  # sends one byte at a time, `delay` seconds apart
    TRICKLE = auto()  # the same, once the headers went out at once
    ENDLESS = auto()  # repeats the body until the visitor leaves
    ENDLESS_HEADERS = auto()  # never comes to the body


class Framing(Enum):
    """How a visitor is told where the body ends (RFC 9112, 6)."""

    LENGTH = auto()  # Content-Length
    CHUNKED = auto()
    CLOSE = auto()  # by the end of the connection


@dataclass(frozen=True, slots=True)
class Request:
    """What a visitor asked for. Header names are in lower case; `path` has the query; `at` is the loop's clock (s)."""

    scheme: str
    host: str
    path: str
    method: str
    headers: Mapping[str, str]
    at: float


@dataclass(frozen=True, slots=True)
class Page:
    """An answer. `headers` go out as they are, in UTF-8; `delay` is in seconds, before the answer.

    raw: the bytes of the whole answer, whatever they are; the connection is closed after them.
    """

    status: int = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    fault: Fault | None = None
    delay: float = 0.0
    framing: Framing = Framing.LENGTH
    version: str = "1.1"
    raw: bytes | None = None


Answer = Page | Callable[[Request], Page]


def web_page(title: str, text: str = "", status: int = HTTPStatus.OK) -> Page:
    """A plain French page."""
    name = html.escape(title)
    body = (
        f'<!DOCTYPE html>\n<html lang="fr">\n<head><meta charset="utf-8"><title>{name}</title></head>\n'
        f"<body><main><h1>{name}</h1><p>{html.escape(text)}</p></main></body>\n</html>\n"
    )
    return Page(status, {"Content-Type": "text/html; charset=utf-8"}, body.encode())


def redirect(location: str, status: int = HTTPStatus.MOVED_PERMANENTLY) -> Page:
    return Page(status, {"Location": location})


def robots(rules: str) -> Page:
    """What is served as /robots.txt."""
    return Page(headers={"Content-Type": "text/plain; charset=utf-8"}, body=rules.encode())


NOT_FOUND = web_page("Page introuvable", "Cette page n’existe pas ou n’existe plus.", HTTPStatus.NOT_FOUND)
KEEP_OUT = robots("User-agent: *\nDisallow: /\n")


@dataclass(slots=True)
class Site:
    """A host. `pages` are keyed by path and query ("/", "/watch?v=1"); any other path gets `missing`.

    https_only: whoever comes by http is sent to the same address by https.
    reachable: whether connections are accepted; the name resolves either way.
    addresses: what the name resolves to, IPv6 too; where empty, a public address of its own.
    deaf: those of them that refuse connections.
    resolves: False where the name's own servers fail for now (EAI_AGAIN), which says nothing of the name.
    """

    pages: dict[str, Answer] = field(default_factory=dict)
    missing: Answer = NOT_FOUND
    certificate: Certificate = Certificate.VALID
    https_only: bool = False
    reachable: bool = True
    addresses: tuple[str, ...] = ()
    deaf: tuple[str, ...] = ()
    resolves: bool = True

    def answer(self, request: Request) -> Page:
        if self.https_only and request.scheme == "http":
            return redirect(f"https://{request.host}{request.path}")
        found = self.pages.get(request.path, self.missing)
        return found(request) if callable(found) else found


@dataclass(slots=True)
class World:
    """All there is to visit. `offline` is our own network's fault, not the sites'."""

    sites: dict[str, Site] = field(default_factory=dict)
    offline: bool = False
