"""What a maintainer can do today about a link, and the command that does it."""

import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from catalog.models import Link, Repair
from catalog.repairs.applying import SURE
from catalog.repairs.sentences import REPAIRS, desk_address, desk_host_address, proof, repair_command
from catalog.vocabulary import EventKind, Reason
from catalog.words import Words
from feeds.plain import one_line

# Of one link: who has to choose among more does not choose.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """text: what to do. address: to use instead, None where nobody knows one. command: what does it."""

    text: str
    address: str | None
    command: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where maintainers work. desk: its address; empty: none. terminal: the line that makes one ready for commands."""

    desk: str = ""
    terminal: str = ""


@dataclass(frozen=True, slots=True)
class Mending:
    """proposed: the repairs on file by the key of their link, the surest first."""

    proposed: Mapping[int, Sequence[Repair]] = field(default_factory=dict)
    place: Place = field(default_factory=Place)

    def proposals(self, link: Link, words: Words) -> tuple[Proposal, ...]:
        return tuple(_numbered(repair, words) for repair in self.proposed.get(link.id, ())[:_MOST])

    def desk_line(self, link: Link) -> str | None:
        """The address of the link's line in the desk."""
        return desk_address(self.place.desk, link)

    def desk_host(self, host: str) -> str | None:
        """The address of all lines of a host in the desk; empty: of all hosts."""
        return desk_host_address(self.place.desk, host)

    def sure(self) -> int:
        """The links of which a repair is as sure as those that are applied all at once."""
        return sum(repairs[0].confidence > SURE for repairs in self.proposed.values())


def mending(repairs: Iterable[Repair], place: Place) -> Mending:
    """repairs: the surest first."""
    proposed: dict[int, list[Repair]] = {}
    for repair in repairs:
        proposed.setdefault(repair.link_id, []).append(repair)
    return Mending(proposed, place)


def by_hand(link: Link, kind: EventKind, words: Words) -> tuple[Proposal, ...]:
    """Where no repair is on file: what a person has to find out, and what to do then; never empty."""
    match kind:
        case EventKind.UNVERIFIABLE:
            well = words("To do: open it in a browser. If it is well, have it left alone:")
            other = _replaced(link, words("If it is not, give another address:"), words)
            return Proposal(well, None, _command("ignore", link.url)), other
        case EventKind.DIED | EventKind.DRIFTED:
            return (_replaced(link, _advice(link, words), words),)
        case _:
            return (_replaced(link, words("To do: give the right address."), words),)


def review_command(host: str) -> str:
    """What walks through all that waits on a host."""
    return f"vigie review --host {shlex.quote(one_line(host))}"


def _numbered(repair: Repair, words: Words) -> Proposal:
    text = words(
        "To do: {does} ({sure} % sure). {proof}",
        does=words(REPAIRS[repair.kind]),
        sure=round(repair.confidence * 100),
        proof=proof(repair, words),
    )
    return Proposal(text, one_line(repair.target), repair_command(repair))


def _replaced(link: Link, text: str, words: Words) -> Proposal:
    """With a blank to fill in: nobody knows the address."""
    return Proposal(text, None, _command("replace", link.url, words("NEW-ADDRESS")))


def _command(name: str, *arguments: str) -> str:
    """To the shell that a maintainer gives them to, the arguments are words, whatever they hold."""
    quoted = [shlex.quote(one_line(argument)) for argument in arguments]
    # After "--" nothing is taken for an option.
    ending = ["--"] if any(each.startswith("-") for each in arguments) else []
    return " ".join(("vigie", name, *ending, *quoted))


def _advice(link: Link, words: Words) -> str:
    match link.reason:
        case Reason.TLS:
            return words(
                "To do: tell the site, which only has to renew its certificate; if it does not, give another address."
            )
        case Reason.DNS | Reason.PARKED:
            return words("To do: search the web for the title; the whole site seems to be gone.")
        case _:
            return words("To do: look for the new address on its publisher’s site, or search the web for the title.")
