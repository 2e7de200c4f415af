"""Says the news in a letter: what happened to which resource, with the proof, and what can be done about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from catalog.directory import Directory
from catalog.models import Link
from catalog.proofs import said
from catalog.sentences import LINK_ROLES, event_sentence, reason_sentence
from catalog.urls import host_of
from catalog.words import Words
from feeds.letter import Group, Item, Letter, Line, Section
from feeds.notice import about
from feeds.plain import one_line
from feeds.repair import last_asked, proposals
from feeds.tidings import News, Tidings

# A mail tells at most that many links of a section one by one; the others are told by their number.
MOST_LINKS = 30
# Characters of what the machine said.
_LONGEST_DETAIL = 200


def letter_of(news: News, directory: Directory, words: Words) -> Letter:
    """The letter for news that is not empty."""
    return _Writer(directory, words).letter(news)


@dataclass(frozen=True)
class _Writer:
    directory: Directory
    words: Words

    def letter(self, news: News) -> Letter:
        title = self.words.typography(one_line(self.directory.title))
        counted = self._counted(news)
        summary = self.words("In “{directory}”: {news}.", directory=title, news=", ".join(counted))
        sections = (
            self._section(self.words("No longer answering"), news.deaths, self._death, self._by_host),
            self._section(self.words("Addresses to correct"), news.faults, self._fault, _one_by_one),
            self._section(self.words("Answering again"), news.returns, self._return, _one_by_one),
        )
        return Letter(
            subject=f"{counted[0]} – {title}",
            opening=(self.words("Hello,"), summary),
            sections=tuple(section for section in sections if section.groups),
            closing=tuple(self._closing(to_mend=bool(news.deaths or news.faults))),
        )

    def _counted(self, news: News) -> list[str]:
        deaths, faults, returns = len(news.deaths), len(news.faults), len(news.returns)
        many = self.words.many
        counted = {
            many("{count} link no longer answers", "{count} links no longer answer", deaths): deaths,
            many("{count} address to correct", "{count} addresses to correct", faults): faults,
            many("{count} link answers again", "{count} links answer again", returns): returns,
        }
        return [text for text, count in counted.items() if count]

    def _section(
        self,
        heading: str,
        told: Sequence[Tidings],
        say: Callable[[Tidings], Item],
        arrange: Callable[[Sequence[Tidings]], list[tuple[str, list[Tidings]]]],
    ) -> Section:
        arranged = arrange(told[:MOST_LINKS])
        groups = tuple(Group(title, tuple(say(tidings) for tidings in some)) for title, some in arranged)
        hidden = len(told) - MOST_LINKS
        return Section(heading, groups, self._others(hidden) if hidden > 0 else None)

    def _others(self, hidden: int) -> Line:
        text = self.words.many(
            "and {count} other, to be found on the page of broken links:",
            "and {count} others, to be found on the page of broken links:",
            hidden,
        )
        return Line(text, self.directory.address("sante/"))

    def _by_host(self, told: Sequence[Tidings]) -> list[tuple[str, list[Tidings]]]:
        """Links that failed on the same host belong together: it is often one and the same breakdown."""
        hosts: dict[str, list[Tidings]] = {}
        for tidings in told:
            # An address without a host has nothing in common with another one.
            hosts.setdefault(host_of(last_asked(tidings.link)) or tidings.link.url, []).append(tidings)
        return [
            (self.words("{count} links on {host}", count=len(some), host=one_line(host)) if len(some) > 1 else "", some)
            for host, some in hosts.items()
        ]

    def _death(self, tidings: Tidings) -> Item:
        link, words = tidings.link, self.words
        lines = [Line(" ".join((event_sentence(tidings.events[0], words), *self._proof(link))))]
        repairs = [Line(text, address) for text, address in proposals(link, words)]
        return self._item(link, (*lines, *self._addresses(link), *repairs))

    def _fault(self, tidings: Tidings) -> Item:
        link = tidings.link
        sentence = self.words(
            "This address has to be corrected: {reason}.", reason=reason_sentence(link.reason, self.words)
        )
        return self._item(link, (Line(sentence), *self._addresses(link)))

    def _return(self, tidings: Tidings) -> Item:
        event, sentences = tidings.events[0], [event_sentence(tidings.events[0], self.words)]
        if since := event.facts.get("dead_since"):
            date = self.words.date(datetime.fromisoformat(since))
            sentences.append(self.words("It had not answered since {date}.", date=date))
        sentences.append(self.words("There is nothing to do."))
        return self._item(tidings.link, (Line(" ".join(sentences)), *self._addresses(tidings.link)))

    def _proof(self, link: Link) -> list[str]:
        """What the last visit saw, and when the link was last seen well."""
        words, proof = self.words, []
        detail = one_line(said(link.detail, self.words)) or (f"HTTP {link.status}" if link.status else "")
        if detail and link.last_checked_at:
            date = words.date(link.last_checked_at)
            proof.append(words("Last visit on {date}: {detail}.", date=date, detail=detail[:_LONGEST_DETAIL]))
        if link.last_alive_at:
            proof.append(words("It last answered on {date}.", date=words.date(link.last_alive_at)))
        else:
            proof.append(words("It never answered since we watch it."))
        return proof

    def _addresses(self, link: Link) -> tuple[Line, Line]:
        page = self.directory.address(f"ressources/{link.uses[0].resource.slug}/")
        return Line(self.words("Address:"), one_line(link.url)), Line(self.words("Its page with us:"), page)

    def _item(self, link: Link, lines: tuple[Line, ...]) -> Item:
        use, words = link.uses[0], self.words
        titles = [words.typography(one_line(each.resource.title)) for each in link.uses]
        facts = about(use.resource, words)
        if len(use.resource.uses) > 1:
            facts = f"{facts} – {words(LINK_ROLES[use.role])}"
        if titles[1:]:
            lines = (*lines, Line(words("The same address also serves: {titles}.", titles=" ; ".join(titles[1:]))))
        return Item(titles[0], facts, lines)

    def _closing(self, *, to_mend: bool) -> list[Line]:
        words = self.words
        closing = [Line(words("The state of all links:"), self.directory.address("sante/"))]
        if to_mend:
            mend = words("To put another address in the place of one that died: vigie replace OLD NEW")
            closing.insert(0, Line(mend))
        why = words(
            "You are told each thing once. You receive this mail because your address stands in the settings of this "
            "directory; to receive no more of them, answer this mail."
        )
        return [*closing, Line(why)]


def _one_by_one(told: Sequence[Tidings]) -> list[tuple[str, list[Tidings]]]:
    return [("", [tidings]) for tidings in told]
