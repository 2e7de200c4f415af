"""What is in the catalogue, counted, and how its links stand: by the database, from its indexes."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from catalog.asking import Ask, moment, stored
from catalog.vocabulary import State

_WITHDRAWN = "(SELECT id FROM resources WHERE withdrawn_at IS NOT NULL)"
# A link of a resource that is in the directory; and what is counted of others: what is made by one, or by none at all.
USED = f"EXISTS (SELECT 1 FROM uses WHERE uses.link_id = links.id AND uses.resource_id NOT IN {_WITHDRAWN})"  # noqa: S608
_COUNTS = {
    "resources": "SELECT count(*) FROM resources WHERE withdrawn_at IS NULL",
    "organisations": _WITHDRAWN.join(
        (
            "SELECT count(*) FROM organisations WHERE EXISTS (SELECT 1 FROM contributions AS made "
            "WHERE made.organisation_id = organisations.id AND made.resource_id NOT IN ",
            ") OR NOT EXISTS (SELECT 1 FROM contributions AS made WHERE made.organisation_id = organisations.id)",
        )
    ),
    "themes": _WITHDRAWN.join(
        (
            "SELECT count(*) FROM themes WHERE EXISTS (SELECT 1 FROM resource_themes AS held "
            "WHERE held.theme_id = themes.id AND held.resource_id NOT IN ",
            ") OR NOT EXISTS (SELECT 1 FROM resource_themes AS held WHERE held.theme_id = themes.id)",
        )
    ),
}
_STANDING = f"""
SELECT state, count(*), sum(CASE WHEN state <> :ignored AND
    (next_check_at IS NULL OR next_check_at <= :now OR last_checked_at > :now) THEN 1 ELSE 0 END)
FROM links WHERE {USED} GROUP BY state
"""  # noqa: S608 (put together from what stands above)
_LAST_RUN = "SELECT ended_at, conclusive FROM runs WHERE ended_at IS NOT NULL ORDER BY id DESC LIMIT 1"
_PROPOSED = "SELECT count(DISTINCT link_id) FROM repairs WHERE outcome IS NULL"
_UNDELIVERED = "SELECT key, refused_at, answer FROM recipients WHERE failures > 0 ORDER BY key"
# Greater than all that begins alike.
_LAST = chr(0x10FFFF)
_SLUGS = "SELECT slug FROM resources WHERE slug >= :start AND slug < :end ORDER BY slug LIMIT :most"
_ADDRESSES = f"SELECT url FROM links WHERE url >= :start AND url < :end AND {USED} ORDER BY url LIMIT :most"  # noqa: S608


class Standing(NamedTuple):
    """The links in use by their state, and how many of them `lifecycle.is_due` calls due."""

    links: dict[State, int]
    due: int


class LastRun(NamedTuple):
    ended_at: datetime
    conclusive: bool | None


class Undelivered(NamedTuple):
    """A recipient whose last message did not arrive; since: when the mail server refused them for good, ISO 8601."""

    recipient: str
    since: str | None
    answer: str | None


def held(ask: Ask) -> dict[str, int]:
    """How many resources, organisations and themes there are, without those of which all was withdrawn."""
    return {name: count for name, sql in _COUNTS.items() for (count,) in ask(sql)}


def standing(ask: Ask, now: datetime) -> Standing:
    rows = list(ask(_STANDING, now=stored(now), ignored=State.IGNORED.value))
    return Standing({State(state): count for state, count, _ in rows}, sum(due for _, _, due in rows))


def proposed(ask: Ask) -> int:
    """How many links have a repair that waits for a maintainer."""
    return sum(count for (count,) in ask(_PROPOSED))


def last_run(ask: Ask) -> LastRun | None:
    """The last one that was not interrupted."""
    for ended_at, conclusive in ask(_LAST_RUN):
        if at := moment(ended_at):
            return LastRun(at, None if conclusive is None else bool(conclusive))
    return None


def undelivered(ask: Ask) -> Iterator[Undelivered]:
    for recipient, refused_at, answer in ask(_UNDELIVERED):
        at = moment(refused_at)
        yield Undelivered(recipient, at.isoformat() if at else None, answer)


def slugs_beginning(ask: Ask, start: str, most: int) -> Iterator[str]:
    return (slug for (slug,) in ask(_SLUGS, start=start, end=start + _LAST, most=most))


def addresses_beginning(ask: Ask, start: str, most: int) -> Iterator[str]:
    """Of links in use."""
    return (url for (url,) in ask(_ADDRESSES, start=start, end=start + _LAST, most=most))
