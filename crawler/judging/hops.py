"""From one address to the next: which may be asked for at all, and where an answer sends its visitor. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv6Address
from urllib.parse import parse_qs, urljoin, urlsplit

from w3lib.url import safe_url_string

from catalog.urls import is_short
from catalog.vocabulary import Reason
from crawler.judging.answer import Answer, Failure, Step

MOST_HOPS = 10
# A page may send a visitor to itself once or twice, to see whether it keeps cookies.
_MOST_RETURNS = 3
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOST_NAME = re.compile(r"(?=.{1,254}$)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}\.?", re.IGNORECASE | re.ASCII)


# Asked for when an address is looked at, and again when it is sent.
@lru_cache(maxsize=1024)
def as_asked(url: str) -> str:
    """An address as it goes over the wire: spaces and all that is not ASCII escaped. Raises ValueError."""
    return safe_url_string(url)


def address_fault(url: str) -> Failure | None:
    """Why an address may not even be asked for; None if it may."""
    try:
        parts = urlsplit(as_asked(url))
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        return Failure(url, Reason.INVALID_URL, str(error))
    if parts.scheme not in ("http", "https"):
        reason = Reason.REFUSED_ADDRESS if parts.scheme else Reason.INVALID_URL
        return Failure(url, reason, f"not an http(s) address: {url[:200]}")
    if not host or not _is_host(host):
        return Failure(url, Reason.INVALID_URL, f"no usable host name: {url[:200]}")
    if "@" in parts.netloc:
        return Failure(url, Reason.INVALID_URL, "an address must not hold a user name")
    return None


def next_address(steps: Sequence[Step], last: Answer, location: str) -> str | Failure:
    """The address that `last` sends its visitor to, or why nobody can go there."""
    # Browsers take a backslash for a slash (WHATWG URL, 4.4).
    location = location.strip().replace("\\", "/")
    if not location:
        return Failure(last.url, Reason.SERVER_ERROR, f"HTTP {last.status} without an address")
    try:
        target = _past_warning(safe_url_string(urljoin(last.url, location)))
    except ValueError as error:
        return Failure(last.url, Reason.SERVER_ERROR, f"HTTP {last.status} to {location[:200]}: {error}")
    if len(steps) > MOST_HOPS:
        return Failure(last.url, Reason.REDIRECT_LOOP, f"more than {MOST_HOPS} hops")
    if sum(step.url == target for step in steps) >= _MOST_RETURNS:
        return Failure(last.url, Reason.REDIRECT_LOOP, f"back at {target[:200]}")
    return target


def _is_host(host: str) -> bool:
    """A name (RFC 1035; underscores are seen in the wild), or an IPv6 address."""
    if ":" not in host:
        return _HOST_NAME.fullmatch(host) is not None
    try:
        return bool(IPv6Address(host))
    except ValueError:
        return False


def _past_warning(target: str) -> str:
    """bit.ly sends flagged links to a page of its own that bears the target: "bitly.com/a/warning?url=…"."""
    parts = urlsplit(target)
    warned = parse_qs(parts.query).get("url", [""])[0]
    return warned if is_short(target) and parts.path.endswith("/warning") and warned else target
