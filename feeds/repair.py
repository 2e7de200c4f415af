"""What a maintainer can do today about a link, and the command that does it."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from catalog.models import Link, Repair
from catalog.repairs.sentences import REPAIRS, desk_address, proof, repair_command
from catalog.urls import same_place
from catalog.vocabulary import Reason
from catalog.words import Words
from feeds.plain import is_web, one_line

# Of one link: who has to choose among more does not choose.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """text: what to do. address: to use instead, None where nobody knows one. command: what does it."""

    text: str
    address: str | None
    command: str


@dataclass(frozen=True, slots=True)
class Mending:
    """proposed: the repairs on file by the key of their link, the surest first. desk: its address; empty: none."""

    proposed: Mapping[int, Sequence[Repair]] = field(default_factory=dict)
    desk: str = ""

    def proposals(self, link: Link, words: Words) -> tuple[Proposal, ...]:
        return tuple(_numbered(repair, words) for repair in self.proposed.get(link.id, ())[:_MOST])

    def desk_line(self, link: Link) -> str | None:
        """The address of the link's line in the desk."""
        return desk_address(self.desk, link)


def mending(repairs: Iterable[Repair], desk: str) -> Mending:
    """repairs: the surest first."""
    proposed: dict[int, list[Repair]] = {}
    for repair in repairs:
        proposed.setdefault(repair.link_id, []).append(repair)
    return Mending(proposed, desk)


def proposals(link: Link, words: Words) -> tuple[Proposal, ...]:
    """For a link that no longer answers, or answers with another thing: the best first; never empty."""
    known = [proposal for proposal in (_long_address(link, words), _archive(link, words)) if proposal]
    return tuple(known) or (_search(link, words),)


def use_instead(link: Link, address: str, words: Words) -> Proposal:
    """For a link that leads on to another address, which answers."""
    return _proposal(link, words("To do: use the new address:"), address, words)


def correct(link: Link, words: Words) -> Proposal:
    """For an address that was never one."""
    return _proposal(link, words("To do: give the right address."), None, words)


def look(link: Link, words: Words) -> tuple[Proposal, ...]:
    """For a link that only a person can judge."""
    well = Proposal(
        words("To do: open it in a browser. If it is well, have it left alone:"), None, _command("ignore", link.url)
    )
    return well, _proposal(link, words("If it is not, give another address:"), None, words)


def command_for(link: Link, address: str | None, words: Words) -> str:
    """The command that puts an address in the place of a link's; a blank to fill in where none is known.

    The addresses come from the web: to the shell that a maintainer gives them to they are words, whatever they hold.
    """
    return _command("replace", link.url, address or words("NEW-ADDRESS"))


def _numbered(repair: Repair, words: Words) -> Proposal:
    text = words(
        "To do: {does} ({sure} % sure). {proof}",
        does=words(REPAIRS[repair.kind]),
        sure=round(repair.confidence * 100),
        proof=proof(repair, words),
    )
    return Proposal(text, one_line(repair.target), repair_command(repair))


def last_asked(link: Link) -> str:
    """The address that let us down: the last one of the chain."""
    return link.chain[-1]["url"] if link.chain else link.url


def _command(name: str, *arguments: str) -> str:
    quoted = [shlex.quote(one_line(argument)) for argument in arguments]
    # After "--" nothing is taken for an option.
    ending = ["--"] if any(each.startswith("-") for each in arguments) else []
    return " ".join(("vigie", name, *ending, *quoted))


def _proposal(link: Link, text: str, address: str | None, words: Words) -> Proposal:
    return Proposal(text, address, command_for(link, address, words))


def _long_address(link: Link, words: Words) -> Proposal | None:
    """Where the short link or the redirect led to, unless that is the very place that died."""
    target = link.moved_to
    if target is None or not is_web(target) or any(same_place(hop["url"], target) for hop in link.chain):
        return None
    if link.last_alive_at is None:
        return _proposal(link, words("To do: use the address it led to:"), target, words)
    date = words.date(link.last_alive_at)
    text = words("To do: use the address it led to, which still answered on {date}:", date=date)
    return _proposal(link, text, target, words)


def _archive(link: Link, words: Words) -> Proposal | None:
    if not is_web(link.archive_url):
        return None
    return _proposal(link, words("To do: an archived copy can take its place:"), link.archive_url, words)


def _search(link: Link, words: Words) -> Proposal:
    return _proposal(link, _advice(link, words), None, words)


def _advice(link: Link, words: Words) -> str:
    match link.reason:
        case Reason.TLS:
            return words("To do: tell the site, which only has to renew its certificate.")
        case Reason.DNS | Reason.PARKED:
            return words("To do: search the web for the title; the whole site seems to be gone.")
        case _:
            return words("To do: look for the new address on its publisher’s site, or search the web for the title.")
