"""What `--json` prints: the contract that scripts rely on. Times are ISO 8601 in UTC."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from catalog.sentences import event_sentence

if TYPE_CHECKING:
    from catalog.listing import Listed
    from catalog.models import Event, Link, NewsEntry, Resource
    from catalog.words import Words


def link_record(link: "Link") -> dict[str, Any]:
    """`resource` is the first resource that uses the link; `resources` are all of them."""
    first = link.uses[0] if link.uses else None
    return {
        "resource": first.resource.slug if first else None,
        "resources": [use.resource.slug for use in link.uses],
        "title": first.resource.title if first else None,
        "url": link.url,
        "role": first.role.value if first else None,
        **_seen(link),
    }


def _seen(link: "Link | Listed") -> dict[str, Any]:
    return {
        "state": link.state.value,
        "reason": link.reason.value if link.reason else None,
        "status": link.status,
        "final_url": link.final_url,
        "chain": [{"url": hop["url"], "status": hop["status"]} for hop in link.chain],
        "detail": link.detail,
        "moved_to": link.moved_to,
        "drifted": link.drifted,
        "unstable": link.unstable,
        "failures": link.failures,
        "first_failure_at": _iso(link.first_failure_at),
        "last_checked_at": _iso(link.last_checked_at),
        "last_alive_at": _iso(link.last_alive_at),
        "next_check_at": _iso(link.next_check_at),
        "archive_url": link.archive_url,
    }


def listed_record(listed: "Listed") -> dict[str, Any]:
    """The same of a link in a list."""
    first = listed.uses[0]
    head = {"resource": first.slug, "resources": [use.slug for use in listed.uses], "title": first.title}
    return head | {"url": listed.url, "role": first.role.value} | _seen(listed)


def resource_record(resource: "Resource") -> dict[str, Any]:
    return {
        "slug": resource.slug,
        "title": resource.title,
        "kind": resource.kind.value,
        "date": resource.date,
        "language": resource.language,
        "summary": resource.summary,
        "container": resource.container,
        "issue": resource.issue,
        "place": resource.place,
        "themes": [theme.name for theme in resource.themes],
        "contributions": [{"name": each.organisation.name, "role": each.role.value} for each in resource.contributions],
        "identifiers": dict(resource.identifiers),
        "links": [link_record(use.link) | {"role": use.role.value} for use in resource.uses],
    }


def update_record(event: "Event", words: "Words") -> dict[str, Any]:
    """facts: `updates.comparing.facts_of`; said: the same in words."""
    own = ("title", "slug", "url", "places")
    facts = {name: value for name, value in event.facts.items() if name not in own}
    return {"at": _iso(event.at), "url": event.facts["url"], "facts": facts, "said": event_sentence(event, words)}


def news_record(entry: "NewsEntry") -> dict[str, Any]:
    return {"at": _iso(entry.at), "title": entry.title, "url": entry.url, "summary": entry.summary}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None
