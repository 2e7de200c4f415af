"""Reads a visit: what was answered so far → where to go next, or what to conclude. Pure: no clock, no network.

A visit is a list of steps, one per request: an `Answer`, or the `Failure` to get one. Status codes after RFC 9110.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from ipaddress import IPv6Address
from urllib.parse import parse_qs, urljoin, urlsplit

from w3lib.url import safe_url_string

from catalog.observation import HopRecord, Observation
from catalog.urls import is_short
from catalog.vocabulary import Reason
from crawler.answer import Answer
from crawler.challenge import is_challenge

MOST_HOPS = 10
# A page may send a visitor to itself once, to see whether it keeps cookies.
_MOST_RETURNS = 2
_LONGEST_WAIT = timedelta(days=30)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_HOST_NAME = re.compile(r"(?=.{1,254}$)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}\.?", re.IGNORECASE | re.ASCII)
_STATUS_REASONS = {
    **dict.fromkeys((404, 410), Reason.GONE),
    408: Reason.TIMEOUT,
}


@dataclass(frozen=True, slots=True)
class Failure:
    """A request that brought no answer, or was not made."""

    url: str
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Follow:
    """The visit goes on at another address."""

    url: str


Step = Answer | Failure


def read(steps: Sequence[Step], at: datetime) -> Follow | Observation:
    """What the last step of a visit leads to. `at` is the moment of the visit, UTC."""
    last = steps[-1]
    if isinstance(last, Failure):
        return _conclude(steps, at, last.reason, last.detail)
    if last.status in _REDIRECTS:
        return _redirected(steps, last, at)
    return _conclude(steps, at, _reason(last, short=is_short(steps[0].url)), f"HTTP {last.status}")


def may_pass(step: Step) -> bool:
    """Whether a second try, a little later, may bring another answer."""
    if isinstance(step, Failure):
        return step.reason in (Reason.TIMEOUT, Reason.UNREACHABLE)
    return 500 <= step.status < 600 and "retry-after" not in step.headers


def address_fault(url: str) -> Failure | None:
    """Why an address may not even be asked for; None if it may."""
    try:
        parts = urlsplit(safe_url_string(url))
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


def _is_host(host: str) -> bool:
    """A name (RFC 1035; underscores are seen in the wild), or an IPv6 address."""
    if ":" not in host:
        return _HOST_NAME.fullmatch(host) is not None
    try:
        return bool(IPv6Address(host))
    except ValueError:
        return False


def _redirected(steps: Sequence[Step], last: Answer, at: datetime) -> Follow | Observation:
    # Browsers take a backslash for a slash (WHATWG URL, 4.4).
    location = last.headers.get("location", "").strip().replace("\\", "/")
    if not location:
        return _conclude(steps, at, Reason.SERVER_ERROR, f"HTTP {last.status} without an address")
    try:
        target = _past_warning(safe_url_string(urljoin(last.url, location)))
    except ValueError as error:
        return _conclude(steps, at, Reason.SERVER_ERROR, f"HTTP {last.status} to {location[:200]}: {error}")
    if len(steps) > MOST_HOPS:
        return _conclude(steps, at, Reason.REDIRECT_LOOP, f"more than {MOST_HOPS} hops")
    if sum(step.url == target for step in steps) >= _MOST_RETURNS:
        return _conclude(steps, at, Reason.REDIRECT_LOOP, f"back at {target[:200]}")
    return Follow(target)


def _past_warning(target: str) -> str:
    """bit.ly sends flagged links to a page of its own that bears the target: "bitly.com/a/warning?url=…"."""
    parts = urlsplit(target)
    warned = parse_qs(parts.query).get("url", [""])[0]
    return warned if is_short(target) and parts.path.endswith("/warning") and warned else target


def _reason(last: Answer, *, short: bool) -> Reason:
    if last.status in _STATUS_REASONS:
        return _STATUS_REASONS[last.status]
    if is_challenge(last):
        return Reason.BLOCKED
    if last.status >= 500 and last.status != 999:
        return Reason.SERVER_ERROR
    # Other refusals tell of the visitor, not of the page: a person may well see it.
    if last.status >= 400:
        return Reason.BLOCKED
    # A shortener that answers itself shows a warning or a preview: where the link leads, we cannot say.
    if short and is_short(last.url) and urlsplit(last.url).path.strip("/"):
        return Reason.BLOCKED
    return Reason.OK


def _conclude(steps: Sequence[Step], at: datetime, reason: Reason, detail: str) -> Observation:
    last = steps[-1]
    answer = last if isinstance(last, Answer) else None
    return Observation(
        at=at,
        reason=reason,
        status=next((step.status for step in reversed(steps) if isinstance(step, Answer)), None),
        final_url=last.url,
        chain=tuple(_hop(step) for step in steps),
        permanent=len(steps) > 1 and all(isinstance(step, Answer) and step.status in _PERMANENT for step in steps[:-1]),
        detail=detail,
        content_type=_content_type(answer) if answer else None,
        fingerprint=_fingerprint(answer) if answer and reason is Reason.OK else None,
        retry_after=_retry_after(answer, at) if answer else None,
    )


def _hop(step: Step) -> HopRecord:
    return {"url": step.url, "status": step.status if isinstance(step, Answer) else None}


def _content_type(answer: Answer) -> str | None:
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower() or None


def _fingerprint(answer: Answer) -> str | None:
    """Of a document only: the bytes of a page change at every visit."""
    kind = _content_type(answer)
    if (
        answer.status != 200
        or not answer.whole
        or not answer.body
        or kind is None
        or kind.startswith("text/")
        or "html" in kind
    ):
        return None
    length = answer.headers.get("content-length", "")
    return hashlib.sha256(answer.body + length.encode()).hexdigest()


def _retry_after(answer: Answer, at: datetime) -> timedelta | None:
    """RFC 9110, 10.2.3: seconds, or a date."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(timedelta(seconds=min(int(value), 10**9)), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(value)
        wait = until - at if until.tzinfo else None
    except (ValueError, OverflowError):
        return None
    return min(wait, _LONGEST_WAIT) if wait and wait > timedelta(0) else None
