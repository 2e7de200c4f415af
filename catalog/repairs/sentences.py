"""Proposed repairs in words, as every command, mail and page says them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from catalog.duplicates import WHY, Why
from catalog.errors import N_
from catalog.models import Link, Repair
from catalog.vocabulary import RepairKind
from catalog.words import Words

# What applying a repair does.
REPAIRS: dict[RepairKind, str] = {
    RepairKind.MOVED: N_("use the permanent new address"),
    RepairKind.SHORT: N_("use the address that the short link leads to"),
    RepairKind.HTTPS: N_("use the secure address (https)"),
    RepairKind.FOUND: N_("use the address found on the publisher’s site"),
    RepairKind.MERGE: N_("join it to the entry of the same work, whose address lives"),
    RepairKind.DUPLICATE: N_("use the address of the same work, which lives"),
    RepairKind.ARCHIVE: N_("use the archived copy"),
}
# Where a search found a candidate.
PLACES: dict[str, str] = {
    "sitemap": N_("its site map"),
    "feed": N_("its feed"),
    "page": N_("a page of it"),
}
# What tells that two addresses show the same.
SAME: dict[str, str] = {
    "bytes": N_("the same file"),
    "text": N_("the same title and the same text"),
    "title": N_("the same title"),
}


def repair_command(repair: Repair) -> str:
    """The line that applies it."""
    return f"vigie repair {repair.id}"


def desk_path(link: Link) -> str:
    """The path of a link's line in the desk: it stays the same for ever."""
    return f"attente/{link.id}"


def desk_address(base: str, link: Link) -> str | None:
    """The address of a link's line in the desk, which is at `base`; None where no base is known."""
    return f"{base.rstrip('/')}/{desk_path(link)}" if base else None


def desk_host_address(base: str, host: str) -> str | None:
    """The address in the desk of all that waits on a host, of any where it is empty; None where no base is known."""
    return f"{base.rstrip('/')}/{f'?hote={quote(host)}' if host else ''}" if base else None


def proof(repair: Repair, words: Words) -> str:
    """What was seen, and when."""
    facts = repair.facts
    match repair.kind:
        case RepairKind.MOVED | RepairKind.SHORT:
            return _led_on(repair, facts, words)
        case RepairKind.HTTPS if "seen" in facts:
            return words(
                "Asked for on {date}: it answers with a valid certificate, and shows {same}.",
                date=_day(facts["seen"], words),
                same=words.known(SAME[facts["same"]]),
            )
        case RepairKind.HTTPS:
            return words.many(
                "{count} visit was led to it and found the page, on {date}.",
                "{count} visits were led to it and found the page, the last on {date}.",
                facts["visits"],
                date=_day(facts["last"], words),
            )
        case RepairKind.FOUND:
            return _found(facts, words)
        case RepairKind.MERGE | RepairKind.DUPLICATE:
            return _twin(facts, words)
        case RepairKind.ARCHIVE:
            return _copy(facts, words)


def _led_on(repair: Repair, facts: Mapping[str, Any], words: Words) -> str:
    if "until" in facts:
        return words("It led there, and answered, until {date}.", date=_day(facts["until"], words))
    date, count = _day(facts["last"], words), facts["visits"]
    if repair.kind is RepairKind.MOVED:
        return words.many(
            "{count} visit was sent there for good and found the page, on {date}.",
            "{count} visits were sent there for good and found the page, the last on {date}.",
            count,
            date=date,
        )
    seen = words.many(
        "{count} visit found the page there, on {date}.",
        "{count} visits found the page there, the last on {date}.",
        count,
        date=date,
    )
    lost = words("The short link itself no longer works.") if facts.get("short_link_dead") else ""
    return f"{seen} {lost}".strip()


def _found(facts: Mapping[str, Any], words: Words) -> str:
    return words(
        "Searched on {date}: {place} leads to “{title}”, which answers.",
        date=_day(facts["seen"], words),
        place=words.known(PLACES.get(facts["place"], facts["place"])),
        title=facts["title"],
    )


def _twin(facts: Mapping[str, Any], words: Words) -> str:
    why = words(WHY[Why(facts["why"])])
    if facts["last"] is None:
        return words("“{title}” is also catalogued: {why}.", title=facts["title"], why=why)
    date = _day(facts["last"], words)
    return words(
        "“{title}” is also catalogued ({why}); it answered on {date}.", title=facts["title"], why=why, date=date
    )


def _copy(facts: Mapping[str, Any], words: Words) -> str:
    made = _day(facts["made"], words) if facts["made"] else None
    last = _day(facts["last"], words) if facts["last"] else None
    if made and last:
        return words("The copy was made on {made}; the page last answered on {last}.", made=made, last=last)
    if made:
        return words("The copy was made on {made}.", made=made)
    return words("The archive does not say when the copy was made.")


def _day(text: str, words: Words) -> str:
    return words.date(datetime.fromisoformat(text))
