"""What is known, said in words: the same ones on the site, in the feeds, in the mails and on the terminal."""

from datetime import datetime
from typing import TYPE_CHECKING

from catalog.errors import N_
from catalog.kinds import Kind
from catalog.updates.telling import update_sentences
from catalog.vocabulary import FAULTS, Action, ContributorRole, EventKind, LinkRole, Reason, State
from catalog.words import Words

# Words about links are wanted where nothing of SQLAlchemy is.
if TYPE_CHECKING:
    from catalog.listing import Listed
    from catalog.models import Event, Link

REASONS: dict[Reason, str] = {
    Reason.OK: N_("the page answers"),
    Reason.GONE: N_("the page no longer exists"),
    Reason.SOFT_404: N_("the site answers, but says that the page no longer exists"),
    Reason.PARKED: N_("the domain name is for sale or expired"),
    Reason.DNS: N_("the site’s name no longer exists"),
    Reason.UNREACHABLE: N_("the site cannot be reached"),
    Reason.TLS: N_("the site’s security certificate is not valid"),
    Reason.TIMEOUT: N_("the site does not answer in time"),
    Reason.SERVER_ERROR: N_("the site answers with an error of its own"),
    Reason.BLOCKED: N_("the site turns robots away"),
    Reason.ROBOTS: N_("the site asks robots not to visit this page"),
    Reason.REDIRECT_LOOP: N_("the address leads round in circles"),
    Reason.REFUSED_ADDRESS: N_("the address leads to a private network, or out of the web"),
    Reason.INVALID_URL: N_("the address is not written correctly"),
    Reason.OFFLINE: N_("our own network was down"),
}

STATES: dict[State, str] = {
    State.UNCHECKED: N_("not checked yet"),
    State.ALIVE: N_("alive"),
    State.SUSPECT: N_("being verified"),
    State.DEAD: N_("dead"),
    State.UNVERIFIABLE: N_("to be checked by hand"),
    State.IGNORED: N_("not watched"),
}

KINDS: dict[Kind, str] = {
    Kind.GUIDE: N_("Guide"),
    Kind.STUDY: N_("Study"),
    Kind.REPORT: N_("Report"),
    Kind.ARTICLE: N_("Article"),
    Kind.ISSUE: N_("Magazine issue"),
    Kind.VIDEO: N_("Video"),
    Kind.WEBSITE: N_("Website"),
    Kind.ORGANISATION: N_("Organisation"),
    Kind.LAW: N_("Legal text"),
    Kind.EVENT: N_("Event"),
    Kind.TOOL: N_("Tool"),
    Kind.OTHER: N_("Other"),
}

LINK_ROLES: dict[LinkRole, str] = {
    LinkRole.DOCUMENT: N_("Document"),
    LinkRole.WEBSITE: N_("Website"),
    LinkRole.VIDEO: N_("Video"),
    LinkRole.BOOKLET: N_("Booklet"),
    LinkRole.PAGE: N_("Web page"),
}

CONTRIBUTOR_ROLES: dict[ContributorRole, str] = {
    ContributorRole.AUTHOR: N_("author"),
    ContributorRole.PUBLISHER: N_("publisher"),
    ContributorRole.PARTNER: N_("partner"),
    ContributorRole.COMMISSIONER: N_("commissioner"),
    ContributorRole.ORGANISER: N_("organiser"),
}

# An event's title: what happened, to what.
EVENTS: dict[EventKind, str] = {
    EventKind.ADDED: N_("New: {title}"),
    EventKind.DIED: N_("No longer answers: {title}"),
    EventKind.REVIVED: N_("Back again: {title}"),
    EventKind.MOVED: N_("New address: {title}"),
    EventKind.UPDATED: N_("Updated: {title}"),
    EventKind.SUSPECTED: N_("Being verified: {title}"),
    EventKind.UNVERIFIABLE: N_("To be checked by hand: {title}"),
    EventKind.FAULTY: N_("Address to correct: {title}"),
    EventKind.DRIFTED: N_("No longer the same page: {title}"),
    EventKind.SHORT_LINK_DIED: N_("Short link to replace: {title}"),
    EventKind.ARCHIVED: N_("Archived copy: {title}"),
    EventKind.UNDELIVERABLE: N_("A recipient cannot be written to"),
    EventKind.RAN: N_("Everything ran"),
}

_IN_ANY_CASE = {
    EventKind.ADDED: N_("This resource has joined the directory."),
    EventKind.REVIVED: N_("This link answers again."),
    EventKind.RAN: N_("The links were watched, and there was nothing to tell."),
}


def state_sentence(link: "Link | Listed", words: Words) -> str:
    """The state of a link, or of a row like one, with its date: "ne répond plus depuis le 12 mars 2026"."""
    match link.state:
        case State.ALIVE:
            return words("checked on {date}", date=_day(link.last_alive_at, words))
        case State.SUSPECT:
            return words(
                "has not answered since {date}; we check again before concluding",
                date=_day(link.first_failure_at, words),
            )
        case State.DEAD:
            return words("has not answered since {date}", date=_day(link.first_failure_at, words))
        case State.UNVERIFIABLE if link.reason in FAULTS:
            return words("address to correct: {reason}", reason=reason_sentence(link.reason, words))
        case State.UNVERIFIABLE if link.reason is not None:
            return words("to be checked by hand: {reason}", reason=reason_sentence(link.reason, words))
        case _:
            return words(STATES[link.state])


def reason_beside(link: "Link | Listed", words: Words) -> str:
    """What the last visit came to, to stand beside `state_sentence`; empty where that says it already."""
    return words(REASONS[link.reason]) if link.reason and link.state is not State.UNVERIFIABLE else ""


def reason_sentence(reason: Reason | None, words: Words) -> str:
    return words(REASONS[reason]) if reason else words(STATES[State.UNCHECKED])


def event_title(event: "Event", words: Words) -> str:
    """What happened to which resource, in plain text."""
    return words(EVENTS[event.kind], title=_title(event))


def event_sentence(event: "Event", words: Words) -> str:
    """What happened, in one sentence that stands on its own beside the title."""
    match event.kind:
        case EventKind.ADDED | EventKind.REVIVED | EventKind.RAN:
            return words(_IN_ANY_CASE[event.kind])
        case EventKind.DIED:
            return _death(event, words)
        case EventKind.MOVED:
            return words("This resource has moved for good to {to}", to=event.facts["to"])
        case EventKind.UPDATED:
            told = " ".join(update_sentences(event.facts, words))
            return told or words("The document behind this link has changed.")
        case EventKind.SUSPECTED:
            return words(
                "This link does not answer today: {reason}. We check again before concluding.",
                reason=reason_sentence(Reason(event.facts["reason"]), words),
            )
        case EventKind.UNVERIFIABLE | EventKind.FAULTY:
            reason = reason_sentence(Reason(event.facts["reason"]), words)
            return words("This link has to be checked by hand: {reason}.", reason=reason)
        case EventKind.DRIFTED:
            before = event.facts["from"] or _title(event)
            return words(
                "What is found there has become another thing: “{before}” is now “{now}”.",
                before=before,
                now=event.facts["to"],
            )
        case EventKind.SHORT_LINK_DIED | EventKind.UNDELIVERABLE:
            return _out_of_sight(event, words)
        case EventKind.ARCHIVED:
            return _copy(event, words)


def _death(event: "Event", words: Words) -> str:
    since = datetime.fromisoformat(event.facts["since"])
    return words.many(
        "This link has not answered since {date}: {reason} ({count} visit).",
        "This link has not answered since {date}: {reason} ({count} visits in a row).",
        int(event.facts["visits"]),
        date=words.date(since),
        reason=reason_sentence(Reason(event.facts["reason"]), words),
    )


def _out_of_sight(event: "Event", words: Words) -> str:
    """What only maintainers come to see."""
    if event.kind is EventKind.UNDELIVERABLE:
        return words(
            "The mail server refuses the recipient {recipient}: {answer}.",
            recipient=event.facts["recipient"],
            answer=event.facts["answer"],
        )
    return words(
        "The short link has not worked since {date} ({reason}), but the resource lives on: {to}",
        date=words.date(datetime.fromisoformat(event.facts["since"])),
        reason=reason_sentence(Reason(event.facts["reason"]), words),
        to=event.facts["to"],
    )


def _copy(event: "Event", words: Words) -> str:
    made_at = event.facts["made_at"]
    if made_at is None:
        return words("This link no longer answers, but an archived copy can be read in its place.")
    return words(
        "This link no longer answers, but a copy archived on {date} can be read in its place.",
        date=words.date(datetime.fromisoformat(made_at)),
    )


def _title(event: "Event") -> str:
    return event.resource.title if event.resource else str(event.facts.get("title") or "")


def _day(moment: datetime | None, words: Words) -> str:
    return words.date(moment) if moment else "?"


ACTIONS = {
    Action.IMPORTED: N_("file imported"),
    Action.ADDED: N_("resource added"),
    Action.EDITED: N_("resource corrected"),
    Action.WITHDRAWN: N_("resource withdrawn"),
    Action.DELETED: N_("resource deleted"),
    Action.RESTORED: N_("restored"),
    Action.MERGED: N_("two resources made one"),
    Action.REPLACED: N_("address replaced"),
    Action.IGNORED: N_("address left alone"),
    Action.NOTED: N_("note written"),
    Action.DISMISSED: N_("update dismissed"),
    Action.DECLINED: N_("proposal declined"),
}
