"""What a maintainer can do today about a link that no longer answers."""

from catalog.models import Link
from catalog.urls import same_place
from catalog.vocabulary import Reason
from catalog.words import Words
from feeds.plain import is_web

# What was said, and the address to use instead where one is known.
Proposal = tuple[str, str | None]


def proposals(link: Link, words: Words) -> tuple[Proposal, ...]:
    """The best first; never empty."""
    known = [proposal for proposal in (_long_address(link, words), _archive(link, words)) if proposal]
    return tuple(known) or ((_search(link, words), None),)


def last_asked(link: Link) -> str:
    """The address that let us down: the last one of the chain."""
    return link.chain[-1]["url"] if link.chain else link.url


def _long_address(link: Link, words: Words) -> Proposal | None:
    """Where the short link or the redirect led to, unless that is the very place that died."""
    target = link.moved_to
    if target is None or not is_web(target) or any(same_place(hop["url"], target) for hop in link.chain):
        return None
    if link.last_alive_at is None:
        return words("To do: use the address it led to:"), target
    date = words.date(link.last_alive_at)
    return words("To do: use the address it led to, which still answered on {date}:", date=date), target


def _archive(link: Link, words: Words) -> Proposal | None:
    if not is_web(link.archive_url):
        return None
    return words("To do: an archived copy can take its place:"), link.archive_url


def _search(link: Link, words: Words) -> str:
    match link.reason:
        case Reason.TLS:
            return words("To do: tell the site, which only has to renew its certificate.")
        case Reason.DNS | Reason.PARKED:
            return words("To do: search the web for the title; the whole site seems to be gone.")
        case _:
            return words("To do: look for the new address on its publisher’s site, or search the web for the title.")
