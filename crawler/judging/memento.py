"""Finds the copy of a page in a web archive (Memento, RFC 7089): what to ask, and what the answers mean. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import urljoin

from catalog.urls import is_web_address
from crawler.judging.answer import Answer
from crawler.judging.hops import REDIRECTS

# A TimeGate sends on to the copy, and a copy of a redirect to the copy of its target.
MOST_HOPS = 5


@dataclass(frozen=True, slots=True)
class Memento:
    """A copy, and when it was made."""

    url: str
    at: datetime


def timegate(base: str, url: str) -> str:
    """The TimeGate's address for a page, under the base of the archive ("https://web.archive.org/web/")."""
    return base.rstrip("/") + "/" + url


def accept_datetime(date: str | None, otherwise: datetime) -> dict[str, str]:
    """Asks for the copy nearest to a date of ISO 8601, which may be a year or a month only: its middle is meant."""
    year, _, rest = (date or "").partition("-")
    month, _, day = rest.partition("-")
    try:
        wanted = datetime(int(year), int(month or 7), int(day or (15 if month else 1)), 12, tzinfo=UTC)
    except ValueError:
        wanted = otherwise.astimezone(UTC)
    return {"Accept-Datetime": format_datetime(min(wanted, otherwise.astimezone(UTC)), usegmt=True)}


def read_archive(answers: Sequence[Answer]) -> str | Memento | None:
    """Where to go on, the copy, or None where there is none."""
    last = answers[-1]
    if last.status in REDIRECTS and len(answers) <= MOST_HOPS:
        try:
            onward = urljoin(last.url, last.headers.get("location", ""))
        except ValueError:
            return None
        return onward if is_web_address(onward) and onward != last.url else None
    made = _date(last.headers.get("memento-datetime", ""))
    if last.status != 200 or made is None:
        return None
    # RFC 7089, 4.1.2: a TimeGate may serve the copy itself, and tell where it stands.
    url = urljoin(last.url, last.headers.get("content-location", ""))
    return Memento(url, made) if is_web_address(url) else None


def _date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None
