"""Every link in use as a row, in the order of the resources that use it: of a large catalogue, objects would not do."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from catalog.asking import Ask, moment, parsed
from catalog.observation import HopRecord
from catalog.vocabulary import LinkRole, Reason, State

_COLUMNS = (
    "id", "url", "state", "reason", "status", "final_url", "chain", "detail", "moved_to", "drifted", "unstable",
    "failures", "first_failure_at", "last_checked_at", "last_alive_at", "next_check_at", "archive_url",
)  # fmt: skip
# SQLite keeps to the order of tables that are CROSS JOINed: so all links come in their order without being sorted, and
# the first few at once. IS TRUE keeps it from looking up those that are not withdrawn, which nearly all are.
_EVERY, _SOME = "resources CROSS JOIN uses CROSS JOIN links", "resources, uses, links"
_LISTED = f"""
SELECT resources.slug, resources.title, uses.role, {", ".join(f"links.{name}" for name in _COLUMNS)}
FROM {{tables}} WHERE uses.resource_id = resources.id AND links.id = uses.link_id
    AND (resources.withdrawn_at IS NULL) IS TRUE {{among}}
ORDER BY resources.position, uses.position, links.id
"""  # noqa: S608 (put together from names of ours)
_SHARED = """
SELECT uses.link_id, resources.slug, resources.title, uses.role
FROM uses JOIN resources ON resources.id = uses.resource_id
WHERE resources.withdrawn_at IS NULL
    AND uses.link_id IN (SELECT link_id FROM uses GROUP BY link_id HAVING count(*) > 1)
ORDER BY uses.id
"""
_STATES = {state.value: state for state in State}
_REASONS: dict[str | None, Reason | None] = {None: None} | {reason.value: reason for reason in Reason}


class UsedBy(NamedTuple):
    slug: str
    title: str
    role: LinkRole


class Listed(NamedTuple):
    """A link as it is shown, its fields those of `Link`. uses: at least one, the first catalogued first."""

    uses: Sequence[UsedBy]
    url: str
    state: State
    reason: Reason | None
    status: int | None
    final_url: str | None
    chain: Sequence[HopRecord]
    detail: str
    moved_to: str | None
    drifted: bool
    unstable: bool
    failures: int
    first_failure_at: datetime | None
    last_checked_at: datetime | None
    last_alive_at: datetime | None
    next_check_at: datetime | None
    archive_url: str | None


def listed(ask: Ask, states: Sequence[State] = (), limit: int | None = None) -> Iterator[Listed]:
    """All of them, or those in these states; at most so many. Only what several resources share is held in memory."""
    shared: dict[int, list[UsedBy]] = defaultdict(list)
    for link, *use in ask(_SHARED):
        shared[link].append(_used_by(*use))
    wanted = {f"state{number}": state.value for number, state in enumerate(states)}
    among = f"AND links.state IN ({', '.join(f':{name}' for name in wanted)})" if wanted else ""
    question = _LISTED.format(tables=_SOME if wanted else _EVERY, among=among)
    return islice(_once(ask(question, **wanted), shared), limit)


def _once(rows: Any, shared: dict[int, list[UsedBy]]) -> Iterator[Listed]:
    """Each link where it is met first."""
    for slug, title, role, link, *seen in rows:
        if link not in shared:
            yield _listed([_used_by(slug, title, role)], *seen)
        elif shared[link]:
            yield _listed(shared[link], *seen)
            shared[link] = []


def _used_by(slug: str, title: str, role: str) -> UsedBy:
    return UsedBy(slug, title, LinkRole(role))


def _listed(uses: Sequence[UsedBy], *seen: Any) -> Listed:
    url, state, reason, status, final_url, chain, detail, moved_to, drifted, unstable, failures, *rest = seen
    *moments, archive_url = rest
    first_failure_at, last_checked_at, last_alive_at, next_check_at = map(moment, moments)
    return Listed(
        uses, url, _STATES[state], _REASONS[reason], status, final_url, parsed(chain), detail, moved_to,
        bool(drifted), bool(unstable), failures, first_failure_at, last_checked_at, last_alive_at, next_check_at,
        archive_url,
    )  # fmt: skip
