"""Says one thing of one link: what happened, with the proof, the archived copy, and what can be done about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from catalog.directory import Directory
from catalog.errors import N_
from catalog.models import Event, Link
from catalog.proofs import said
from catalog.sentences import LINK_ROLES, event_sentence, reason_sentence
from catalog.urls import host_of
from catalog.vocabulary import FAULTS, EventKind, Occasion, Reason, State
from catalog.words import Words
from feeds.letter import Item, Line
from feeds.notice import about
from feeds.plain import is_web, one_line
from feeds.repair import Mending, Proposal, by_hand, review_command
from feeds.tidings import Subject, Tidings

# Characters of what the machine said, and titles of one host.
_LONGEST_DETAIL = 200
_MOST_TITLES = 5
# Of these nothing is to be done.
AT_REST = frozenset({Subject.RETURN, Subject.UNSTABLE})
_OF_A_HOST = {
    Subject.DEATH: N_("They have not answered since {date}: {reason}."),
    Subject.SHORT_LINK: N_("These short links have not worked since {date}: {reason}. What they led to still answers."),
    Subject.DRIFT: N_("They answer, but what is found there is no longer the resource."),
    Subject.FAULT: N_("These addresses have to be corrected: {reason}."),
    Subject.MOVE: N_("Their addresses lead on, for good, to others."),
    Subject.RETURN: N_("These links answer again."),
    Subject.UNSTABLE: N_("These links come and go. We say no more of them until they have come to rest."),
    Subject.UNVERIFIABLE: N_("These links have to be checked by hand since {date}: {reason}."),
    Subject.REMINDER: N_("We told you on {date} of these links, which still wait."),
}


@dataclass(frozen=True)
class Teller:
    directory: Directory
    words: Words
    mending: Mending = field(default_factory=Mending)

    def item(self, tidings: Tidings) -> Item:
        link, event = tidings.link, tidings.events[0]
        if link is None:
            return self._recipient(tidings)
        sentences = [*self._happened(tidings, link), *self._recall(tidings)]
        repairs = self.repairs(tidings)
        lines = [Line(" ".join(sentences)), *self._addresses(link, repairs)]
        if tidings.subject is Subject.RETURN:
            return self._item(link, lines)
        if is_web(link.archive_url) and all(link.archive_url != repair.address for repair in repairs):
            lines.append(Line(self.words("Archived copy:"), link.archive_url))
        if event.kind is EventKind.REVIVED or tidings.subject is Subject.UNSTABLE:
            return self._item(link, lines)
        return self._item(link, [*lines, *self._to_do(repairs), *self._at_the_desk(self.mending.desk_line(link))])

    def repairs(self, tidings: Tidings) -> tuple[Proposal, ...]:
        """What can be done about it, the best first; nothing where nothing need be done."""
        link, event, words = tidings.link, tidings.events[0], self.words
        if link is None or tidings.subject in AT_REST:
            return ()
        return self.mending.proposals(link, words) or by_hand(link, event.kind, words)

    def host(self, host: str, told: Sequence[Tidings]) -> Item:
        """Many links of one host to which the same has happened are one breakdown, and one line."""
        words, links = self.words, [tidings.link for tidings in told if tidings.link]
        titles = [words.typography(one_line(link.uses[0].resource.title)) for link in links]
        listed = words("; ").join(titles[:_MOST_TITLES])
        if hidden := len(titles) - _MOST_TITLES:
            listed += words.many(" and {count} other", " and {count} others", hidden) if hidden > 0 else ""
        lines = [Line(" ".join(self._happened_to_all(told, links)))]
        if told[0].subject not in AT_REST:
            lines.append(Line(words("To do: they can be gone through one after the other.")))
            lines.append(Line(words("The command:"), review_command(host)))
            lines += self._at_the_desk(self.mending.desk_host(host))
        return Item(words("{count} links on {host}", count=len(links), host=one_line(host)), listed, tuple(lines))

    def _happened_to_all(self, told: Sequence[Tidings], links: Sequence[Link]) -> Iterable[str]:
        words, facts = self.words, [tidings.events[0].facts for tidings in told]
        reasons = dict.fromkeys(str(each["reason"]) for each in facts if "reason" in each)
        why = words("; ").join(reason_sentence(Reason(reason), words) for reason in reasons)
        since = min(tidings.told_at or _since(tidings.events[0]) for tidings in told)
        yield words(_OF_A_HOST[told[0].subject], date=words.date(since), reason=why)
        alive = max((link.last_alive_at for link in links if link.last_alive_at), default=None)
        if told[0].subject is Subject.DEATH and alive:
            yield words("One of them last answered on {date}.", date=words.date(alive))
        if told[0].subject in AT_REST:
            yield words("There is nothing to do.")
        if told[0].occasion is Occasion.LAST_REMINDER:
            yield words("We shall not come back to it.")

    def _happened(self, tidings: Tidings, link: Link) -> Iterable[str]:
        event, words = tidings.events[0], self.words
        if tidings.subject is Subject.UNSTABLE:
            return (
                words.many(
                    "This link went away or came back {count} time in a month.",
                    "This link went away or came back {count} times in a month.",
                    len(link.flips),
                ),
                words("We say no more of it until it has come to rest. There is nothing to do."),
            )
        match event.kind:
            case EventKind.DIED:
                return event_sentence(event, words), *self._proof(link)
            case EventKind.REVIVED:
                return event_sentence(event, words), *self._back(event.facts.get("dead_since"))
            case EventKind.MOVED:
                return words("Its address leads on, for good, to another one."), *self._last_visit(link)
            case EventKind.SHORT_LINK_DIED:
                return (
                    words(
                        "The short link has not worked since {date}: {reason}. What it led to still answers.",
                        date=words.date(datetime.fromisoformat(event.facts["since"])),
                        reason=reason_sentence(Reason(event.facts["reason"]), words),
                    ),
                )
            case EventKind.FAULTY:
                fault = Reason(event.facts["reason"]) if link.reason not in FAULTS else link.reason
                return (words("This address has to be corrected: {reason}.", reason=reason_sentence(fault, words)),)
            case EventKind.UNVERIFIABLE:
                since = words("It has been so since {date}.", date=words.date(event.at))
                return event_sentence(event, words), since, *self._proof(link)
            case _:
                return event_sentence(event, words), *self._last_visit(link)

    def _recall(self, tidings: Tidings) -> Iterable[str]:
        if tidings.told_at is not None:
            yield self.words("We told you on {date}.", date=self.words.date(tidings.told_at))
        if tidings.occasion is Occasion.LAST_REMINDER:
            yield self.words("We shall not come back to it.")

    def _back(self, since: str | None) -> Iterable[str]:
        if since:
            date = self.words.date(datetime.fromisoformat(since))
            yield self.words("It had not answered since {date}.", date=date)
        yield self.words("There is nothing to do.")

    def _proof(self, link: Link) -> Iterable[str]:
        """What the last visit saw, and when the link was last seen well."""
        yield from self._last_visit(link)
        if link.last_alive_at:
            yield self.words("It last answered on {date}.", date=self.words.date(link.last_alive_at))
        else:
            yield self.words("It never answered since we watch it.")

    def _last_visit(self, link: Link) -> Iterable[str]:
        detail = one_line(said(link.detail, self.words)) or (f"HTTP {link.status}" if link.status else "")
        # That a page answered with 200 is no proof of anything.
        if detail and link.last_checked_at and link.reason is not Reason.OK:
            date = self.words.date(link.last_checked_at)
            yield self.words("Last visit on {date}: {detail}.", date=date, detail=detail[:_LONGEST_DETAIL])

    def _addresses(self, link: Link, repairs: Sequence[Proposal]) -> Iterable[Line]:
        yield Line(self.words("Address:"), one_line(link.url))
        elsewhere = is_web(link.last_asked) and host_of(link.last_asked) != host_of(link.url)
        if link.state is not State.ALIVE and elsewhere and all(link.last_asked != each.address for each in repairs):
            # A short link alone does not tell a reader whose site to look at.
            yield Line(self.words("It leads to:"), one_line(link.last_asked))
        page = self.directory.address(f"ressources/{link.uses[0].resource.slug}/")
        yield Line(self.words("Its page with us:"), page)

    def _to_do(self, repairs: Iterable[Proposal]) -> Iterable[Line]:
        for repair in repairs:
            yield Line(repair.text, repair.address)
            yield Line(self.words("The command:"), repair.command)

    def _at_the_desk(self, address: str | None) -> Iterable[Line]:
        if address:
            yield Line(self.words("The same with a click, at the desk:"), address)

    def _recipient(self, tidings: Tidings) -> Item:
        event, words = tidings.events[0], self.words
        advice = words("To do: correct the address, or take it out, in the section [alerts] of vigie.toml.")
        return Item(one_line(event.facts["recipient"]), "", (Line(event_sentence(event, words)), Line(advice)))

    def _item(self, link: Link, lines: Iterable[Line]) -> Item:
        use, words = link.uses[0], self.words
        titles = [words.typography(one_line(each.resource.title)) for each in link.uses]
        facts = about(use.resource, words)
        if len(use.resource.uses) > 1:
            facts = f"{facts} – {words(LINK_ROLES[use.role])}"
        if titles[1:]:
            lines = (
                *lines,
                Line(words("The same address also serves: {titles}.", titles=words("; ").join(titles[1:]))),
            )
        return Item(titles[0], facts, tuple(lines))


def _since(event: Event) -> datetime:
    return datetime.fromisoformat(event.facts["since"]) if "since" in event.facts else event.at
