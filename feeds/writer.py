"""Puts the news into a letter: what matters most first, and never more than a person can read."""

from collections.abc import Iterable, Iterator, Sequence

from catalog.directory import Directory
from catalog.models import Link
from catalog.urls import host_of
from catalog.vocabulary import Occasion
from catalog.words import Words
from feeds.items import AT_REST, Teller
from feeds.letter import Group, Item, Letter, Line, Section
from feeds.plain import one_line
from feeds.repair import Mending
from feeds.rounds import Rounds, headline, rounds_sentences
from feeds.tidings import News, Subject, Tidings

# A mail tells at most that many things one by one; the others are told by their number.
MOST_LINKS = 30
# More links than that which fail on one host are told in one line.
_MOST_ON_A_HOST = 3


def letter_of(
    news: News, directory: Directory, words: Words, rounds: Rounds | None = None, mending: Mending | None = None
) -> Letter:
    """The letter for news; without any, the one which says that everything ran."""
    title = words.typography(one_line(directory.title))
    counted = [_counted(subject, len(told), words) for subject in Subject if (told := news.about(subject))]
    ran = rounds_sentences(rounds, words) if rounds and (rounds.runs or rounds.stalled or not counted) else []
    if counted:
        summary = words("In “{directory}”: {news}.", directory=title, news=", ".join(counted))
        opening = [words("Hello,"), summary]
    else:
        opening = [words("Hello,"), words("There is nothing new to tell of “{directory}”.", directory=title), *ran]
    foremost = counted[0] if counted else headline(rounds, words) if rounds else words("Everything ran")
    return Letter(
        subject=f"{foremost} – {title}",
        opening=tuple(opening),
        sections=tuple(_sections(news, Teller(directory, words, mending or Mending()))),
        closing=(*_commands(news, mending or Mending(), words), *_closing(directory, words, ran if counted else [])),
    )


def _sections(news: News, teller: Teller) -> Iterator[Section]:
    room, words = MOST_LINKS, teller.words
    for subject in Subject:
        told = news.about(subject)
        if not told:
            continue
        groups, hidden = _groups(subject, told, teller, room)
        room -= sum(len(group.items) for group in groups)
        yield Section(_headings(words)[subject], tuple(groups), _others(subject, hidden, teller) if hidden else None)


def _groups(subject: Subject, told: Sequence[Tidings], teller: Teller, room: int) -> tuple[list[Group], list[Tidings]]:
    """The groups that there is room for, and the things that are left out."""
    groups: list[Group] = []
    hidden: list[Tidings] = []
    for host, some in _by_host(subject, told):
        if len(some) > _MOST_ON_A_HOST and room > 0:
            groups.append(Group("", (teller.host(host, some),)))
            room -= 1
            continue
        items: tuple[Item, ...] = tuple(teller.item(tidings) for tidings in some[:room])
        room -= len(items)
        hidden += some[len(items) :]
        heading = teller.words("{count} links on {host}", count=len(some), host=one_line(host))
        if items:
            groups.append(Group(heading if some[1:] else "", items))
    # What stands under no heading first: after one, it would seem to stand under it.
    return sorted(groups, key=lambda group: group.heading != ""), hidden


def _by_host(subject: Subject, told: Sequence[Tidings]) -> Iterable[tuple[str, list[Tidings]]]:
    """Links to which the same happened on one host belong together: it is often one and the same breakdown. A few of
    them stand under a heading only where they died.
    """
    hosts: dict[tuple[str, Occasion], list[Tidings]] = {}
    for number, tidings in enumerate(told):
        # What is of no link, or has no host, has nothing in common with another.
        host = _host(subject, tidings.link) if tidings.link else ""
        hosts.setdefault((host or f"/{number}", tidings.occasion), []).append(tidings)
    for (host, _), some in hosts.items():
        if subject is Subject.DEATH or len(some) > _MOST_ON_A_HOST:
            yield host, some
        else:
            yield from (("", [each]) for each in some)


def _host(subject: Subject, link: Link) -> str:
    """The host that a breakdown is of: where the link led last, but of what leads on, where it begins."""
    begins = subject in (Subject.SHORT_LINK, Subject.MOVE)
    return host_of(link.url if begins else link.last_asked)


def _others(subject: Subject, hidden: Sequence[Tidings], teller: Teller) -> Line:
    """Where the others are found: what waits for a hand, at the desk where there is one."""
    many, count = teller.words.many, len(hidden)
    hosts = {_host(subject, tidings.link) for tidings in hidden if tidings.link}
    desk = teller.mending.desk_host(hosts.pop() if len(hosts) == 1 else "")
    if desk and subject not in (*AT_REST, Subject.UNDELIVERABLE):
        return Line(many("and {count} other, at the desk:", "and {count} others, at the desk:", count), desk)
    text = many(
        "and {count} other, to be found on the page of broken links:",
        "and {count} others, to be found on the page of broken links:",
        count,
    )
    return Line(text, teller.directory.address("sante/"))


def _commands(news: News, mending: Mending, words: Words) -> Iterator[Line]:
    """What makes the work shorter, and how the commands above are typed."""
    if mending.sure() > 1:
        yield Line(words("To apply all repairs at once that are sure (over 90 %):"), "vigie repair --all")
    if mending.place.terminal and any(each.link and each.subject not in AT_REST for each in news.tidings):
        yield Line(words("Before the first command, in a terminal:"), mending.place.terminal)


def _closing(directory: Directory, words: Words, ran: list[str]) -> Iterator[Line]:
    if ran:
        yield Line(" ".join(ran))
    yield Line(words("The state of all links:"), directory.address("sante/"))
    yield Line(
        words(
            "You are told each thing once, and reminded after one month and after three of what still waits. You "
            "receive this mail because your address stands in the settings of this directory; to receive no more of "
            "them, answer this mail."
        )
    )


def _headings(words: Words) -> dict[Subject, str]:
    return {
        Subject.DEATH: words("No longer answering"),
        Subject.SHORT_LINK: words("Short links to replace"),
        Subject.DRIFT: words("No longer the same page"),
        Subject.FAULT: words("Addresses to correct"),
        Subject.MOVE: words("Moved for good"),
        Subject.RETURN: words("Answering again"),
        Subject.UNSTABLE: words("Coming and going"),
        Subject.UNVERIFIABLE: words("To be checked by hand"),
        Subject.REMINDER: words("Still waiting"),
        Subject.UNDELIVERABLE: words("Recipients who cannot be written to"),
    }


def _counted(subject: Subject, count: int, words: Words) -> str:
    many = words.many
    counted = {
        Subject.DEATH: many("{count} link no longer answers", "{count} links no longer answer", count),
        Subject.SHORT_LINK: many("{count} short link to replace", "{count} short links to replace", count),
        Subject.DRIFT: many("{count} page became another", "{count} pages became others", count),
        Subject.FAULT: many("{count} address to correct", "{count} addresses to correct", count),
        Subject.MOVE: many("{count} new address", "{count} new addresses", count),
        Subject.RETURN: many("{count} link answers again", "{count} links answer again", count),
        Subject.UNSTABLE: many("{count} link comes and goes", "{count} links come and go", count),
        Subject.UNVERIFIABLE: many("{count} link to check by hand", "{count} links to check by hand", count),
        Subject.REMINDER: many("{count} thing still waits", "{count} things still wait", count),
        Subject.UNDELIVERABLE: many(
            "{count} recipient cannot be written to", "{count} recipients cannot be written to", count
        ),
    }
    return counted[subject]
