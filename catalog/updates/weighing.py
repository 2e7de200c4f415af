"""Weighs what visits found against what was there before: what differs in nothing that matters is the same edition.

The life cycle then sees but one fingerprint for all that is alike, and confirms a new one as it always did.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalog.lifecycle.known import Happening, Known
from catalog.models import Visit
from catalog.observation import Observation
from catalog.updates.comparing import Facts, compare, facts_of
from catalog.updates.keeping import Kept, dismissed_of, editions_of, prune
from catalog.vocabulary import EventKind, Reason

# A variant that came and went is believed to have come for good after so many visits in a row.
_FOR_GOOD = 6


def method_of(fingerprint: str) -> str:
    """By which method an edition was made; empty for fingerprints of bytes, from before there were editions."""
    return fingerprint.rpartition(":")[0]


class Scales:
    """For some visits. `weigh` each before it is decided on, `settle` it afterwards, `close` at the end."""

    def __init__(self, session: Session, found: Sequence[tuple[Known, int, Observation]]) -> None:
        self.session = session
        new = [link for known, link, seen in found if _may_be_new(known, seen) or (seen.unchanged and known.candidate)]
        self._editions = editions_of(session, new)
        self._dismissed = dismissed_of(session, new)
        self._kept: dict[int, Sequence[str]] = {}
        self._dropped: list[tuple[int, str]] = []

    def weigh(self, link: int, known: Known, seen: Observation) -> tuple[Known, Observation]:
        """What was known, without a baseline that another method made; what was seen, under the fingerprint of the
        edition that it is alike.
        """
        new, base = seen.fingerprint, known.fingerprint
        if not _may_be_new(known, seen) or new is None or base is None:
            return known, seen
        if method_of(base) != method_of(new):
            return known._replace(fingerprint=None, candidate=None), seen
        mine = self._editions[link].get(new)
        if mine is None or new == known.candidate:
            return known, seen
        return known, replace(seen, fingerprint=self._like(link, known, seen, mine))

    def settle(self, link: int, before: Known, after: Known) -> None:
        changed = (before.fingerprint, before.candidate) != (after.fingerprint, after.candidate)
        if changed and before.candidate and after.candidate:
            self._dropped.append((link, before.candidate))
        if changed or link in self._editions:
            self._kept[link] = [each for each in (after.fingerprint, after.candidate) if each]

    def in_detail(self, link: int, happenings: Iterable[Happening], before: Known, after: Known) -> Iterator[Happening]:
        """An update with what has changed."""
        for each in happenings:
            yield replace(each, facts=self._facts(link, before, after)) if each.kind is EventKind.UPDATED else each

    def close(self) -> None:
        prune(self.session, self._kept, self._dropped)

    def _facts(self, link: int, before: Known, after: Known) -> Facts:
        editions = self._editions[link]
        former, latter = editions.get(before.fingerprint or ""), editions.get(after.fingerprint or "")
        if former is None or latter is None:
            return {}
        difference = compare(former.edition, latter.edition, self._dismissed[link])
        return facts_of(former.edition, latter.edition, difference)

    def _like(self, link: int, known: Known, seen: Observation, mine: Kept) -> str | None:
        editions, dismissed = self._editions[link], self._dismissed[link]
        base = editions.get(known.fingerprint or "")
        if base is not None and not compare(base.edition, mine.edition, dismissed):
            return known.fingerprint
        if mine.at < seen.at:
            return seen.fingerprint if self._is_for_good(link, seen) else known.fingerprint
        method = method_of(seen.fingerprint or "")
        former = [
            other.edition
            for fingerprint, other in editions.items()
            if fingerprint not in (known.candidate, seen.fingerprint) and method_of(fingerprint) == method
        ]
        if not all(compare(each, mine.edition, dismissed) for each in former):
            return known.fingerprint
        awaited = editions.get(known.candidate or "")
        alike = awaited is not None and not compare(awaited.edition, mine.edition, dismissed)
        return known.candidate if alike else seen.fingerprint

    def _is_for_good(self, link: int, seen: Observation) -> bool:
        last = (
            select(Visit.fingerprint)
            .where(Visit.link_id == link, Visit.at <= seen.at)
            .where(Visit.reason == Reason.OK, Visit.fingerprint.is_not(None))
            .order_by(Visit.at.desc())
            .limit(_FOR_GOOD)
        )
        found = self.session.scalars(last).all()
        return len(found) == _FOR_GOOD and set(found) == {seen.fingerprint}


def _may_be_new(known: Known, seen: Observation) -> bool:
    return (
        seen.reason is Reason.OK
        and not seen.unchanged
        and seen.fingerprint is not None
        and known.fingerprint is not None
        and seen.fingerprint != known.fingerprint
    )
