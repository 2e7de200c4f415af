"""The proof of a visit, as a chain that a person can read: each hop with its status, the address dialled, the time."""

from collections.abc import Iterable, Iterator

from catalog.observation import HopRecord
from catalog.words import Words


def chain_lines(chain: Iterable[HopRecord], words: Words) -> Iterator[str]:
    for hop in chain:
        yield f"{hop['status'] or '—':>3}  {hop['url']}{_proof(hop, words)}"


def _proof(hop: HopRecord, words: Words) -> str:
    address, seconds = hop.get("address"), hop.get("seconds")
    facts = [] if address is None else [address]
    if seconds is not None:
        facts.append(words("{count} ms", count=round(seconds * 1000)))
    return f"  ({', '.join(facts)})" if facts else ""
