"""The closed sets of words the whole house shares."""

from enum import StrEnum


class Reason(StrEnum):
    """What one visit of a link came to."""

    OK = "ok"
    GONE = "gone"
    SOFT_404 = "soft_404"
    PARKED = "parked"
    DNS = "dns"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    TIMEOUT = "timeout"
    SERVER_ERROR = "server_error"
    BLOCKED = "blocked"
    ROBOTS = "robots"
    REDIRECT_LOOP = "redirect_loop"
    REFUSED_ADDRESS = "refused_address"
    INVALID_URL = "invalid_url"
    OFFLINE = "offline"


# The server, or the registry of names, says plainly that the page is no longer there.
PLAIN_FAILURES = frozenset({Reason.GONE, Reason.DNS, Reason.PARKED, Reason.SOFT_404})
# Something is in the way, perhaps for a while only.
PASSING_FAILURES = frozenset(
    {Reason.TIMEOUT, Reason.UNREACHABLE, Reason.TLS, Reason.SERVER_ERROR, Reason.REDIRECT_LOOP}
)
FAILURES = PLAIN_FAILURES | PASSING_FAILURES
# A robot cannot judge these; a person can.
UNJUDGEABLE = frozenset({Reason.BLOCKED, Reason.ROBOTS})
# The address itself is at fault: a matter for the maintainer, never for the web.
FAULTS = frozenset({Reason.REFUSED_ADDRESS, Reason.INVALID_URL})
# What an outage of our own network looks like from inside. An answer over HTTP, whatever it says, is none of it.
NETWORK_FAILURES = frozenset({Reason.DNS, Reason.UNREACHABLE, Reason.TLS, Reason.TIMEOUT})


class State(StrEnum):
    """What we hold to be true of a link."""

    UNCHECKED = "unchecked"
    ALIVE = "alive"
    SUSPECT = "suspect"
    DEAD = "dead"
    UNVERIFIABLE = "unverifiable"
    IGNORED = "ignored"


class EventKind(StrEnum):
    """Something worth telling."""

    ADDED = "added"
    DIED = "died"
    REVIVED = "revived"
    MOVED = "moved"
    UPDATED = "updated"
    SUSPECTED = "suspected"
    UNVERIFIABLE = "unverifiable"
    FAULTY = "faulty"
    DRIFTED = "drifted"
    SHORT_LINK_DIED = "short_link_died"
    ARCHIVED = "archived"
    UNDELIVERABLE = "undeliverable"
    RAN = "ran"


# What readers can do something with: there is something to read.
READERS_NEWS = (EventKind.ADDED, EventKind.UPDATED, EventKind.MOVED, EventKind.ARCHIVED, EventKind.REVIVED)
# What the site tells of; doubts and faults are the maintainer's business.
NEWS = (*READERS_NEWS, EventKind.DIED)
MAINTAINERS_NEWS = (
    EventKind.DIED,
    EventKind.DRIFTED,
    EventKind.SUSPECTED,
    EventKind.UNVERIFIABLE,
    EventKind.FAULTY,
    EventKind.SHORT_LINK_DIED,
    EventKind.MOVED,
    EventKind.REVIVED,
    EventKind.RAN,
)


class Occasion(StrEnum):
    """Why a recipient is told of an event: it is new, its link keeps flipping, or it still waits."""

    NEWS = "news"
    UNSTABLE = "unstable"
    REMINDER = "reminder"
    LAST_REMINDER = "last_reminder"


class LinkRole(StrEnum):
    """What a link is to its resource."""

    DOCUMENT = "document"
    WEBSITE = "website"
    VIDEO = "video"
    BOOKLET = "booklet"
    PAGE = "page"


class ContributorRole(StrEnum):
    """What an organisation did for a resource."""

    AUTHOR = "author"
    PUBLISHER = "publisher"
    PARTNER = "partner"
    COMMISSIONER = "commissioner"
    ORGANISER = "organiser"


class Watch(StrEnum):
    """Which changes of a resource are told."""

    DOCUMENT = "document"
    TITLE = "title"
    NOTHING = "nothing"


class Action(StrEnum):
    """What a maintainer did to the catalogue."""

    IMPORTED = "imported"
    ADDED = "added"
    EDITED = "edited"
    WITHDRAWN = "withdrawn"
    DELETED = "deleted"
    RESTORED = "restored"
    MERGED = "merged"
    REPLACED = "replaced"
    IGNORED = "ignored"
    NOTED = "noted"
    DISMISSED = "dismissed"
    DECLINED = "declined"


class RepairKind(StrEnum):
    """How a link can be mended: by another address in its place, or by joining its resource to a living one."""

    MOVED = "moved"
    SHORT = "short"
    HTTPS = "https"
    FOUND = "found"
    MERGE = "merge"
    DUPLICATE = "duplicate"
    ARCHIVE = "archive"


class Outcome(StrEnum):
    """What became of a proposed repair. The last one: it no longer holds."""

    APPLIED = "applied"
    DECLINED = "declined"
    OVER = "over"
