"""The letter of the week: what readers could do something with, ready to be pasted into a newsletter or a list."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from markupsafe import Markup

from catalog.directory import Directory
from catalog.errors import N_
from catalog.models import Event, Resource
from catalog.sentences import KINDS, event_sentence
from catalog.vocabulary import READERS_NEWS, EventKind
from catalog.words import Words
from sitegen.addresses import LETTER, page_of, public
from sitegen.citation import makers_line
from sitegen.environment import environment
from sitegen.page import Page
from sitegen.survey import NEWS_KEPT
from sitegen.text import clean, span

TEXT = "lettre/lettre.txt"
MOST_ITEMS = 40
_COLUMNS = 72
_HEADINGS = {
    EventKind.ADDED: N_("New in the directory"),
    EventKind.UPDATED: N_("Updated"),
    EventKind.MOVED: N_("At a new address"),
    EventKind.ARCHIVED: N_("To be read as an archived copy"),
    EventKind.REVIVED: N_("Back again"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """path: of its page, from the root of the site; empty where it has none. said: what happened, if the heading does
    not say it all.
    """

    title: str
    path: str
    about: str
    said: str


@dataclass(frozen=True, slots=True)
class Group:
    """more: how many were left out."""

    heading: str
    items: Sequence[Item]
    more: int


@dataclass(frozen=True, slots=True)
class Letter:
    """monday: the first day of its week."""

    monday: date
    groups: Sequence[Group]

    @property
    def path(self) -> str:
        year, week, _ = self.monday.isocalendar()
        return f"lettre/{year}-s{week:02}/index.html"


def letters(events: Sequence[Event], words: Words) -> list[Letter]:
    """events: the latest news, the newest first. One for each week that had any; the newest first."""
    weeks = [(monday, list(news)) for monday, news in groupby(events, key=_monday)]
    if len(events) >= NEWS_KEPT and len(weeks) > 1:
        # Of the oldest week a part may be missing.
        weeks.pop()
    made = (Letter(monday, list(_groups(news, words))) for monday, news in weeks)
    return [letter for letter in made if letter.groups]


def weekly_pages(events: Sequence[Event], directory: Directory, words: Words) -> Iterator[Page]:
    """The letter of the last week that had any news, and those of the weeks before."""
    written = letters(events, words)
    yield _page(LETTER, written[0] if written else None, written[1:], directory, words)
    for letter in written[1:]:
        yield _page(letter.path, letter, (), directory, words)


def weekly_text(events: Sequence[Event], directory: Directory, words: Words) -> str:
    written = letters(events, words)
    return text_of(written[0], directory, words) if written else words.typography(words("Nothing new for now.")) + "\n"


def text_of(letter: Letter, directory: Directory, words: Words) -> str:
    """Plain text of 72 columns; every address whole, on a line of its own."""
    lines = [_wrapped(_title(letter, words)), _wrapped(words.typography(directory.title)), directory.address(), ""]
    for group in letter.groups:
        lines += ["", group.heading.upper(), ""]
        for item in group.items:
            lines.append(_wrapped(item.title, "* ", "  "))
            lines += [_wrapped(line, "  ", "  ") for line in (item.about, item.said) if line]
            lines += [f"  {directory.address(public(item.path))}"] if item.path else []
            lines.append("")
        lines += [_wrapped(_more(group.more, words)), ""] if group.more else []
    return "\n".join(lines).rstrip("\n") + "\n"


def _page(path: str, letter: Letter | None, earlier: Sequence[Letter], directory: Directory, words: Words) -> Page:
    context = {
        "letter": letter,
        "earlier": [(each.path, _title(each, words)) for each in earlier],
        "shown": _html(letter, "../" * path.count("/"), "", words) if letter else "",
        "source": str(_html(letter, directory.address(), "index.html", words)) if letter else "",
        "text": text_of(letter, directory, words) if letter else "",
    }
    title = words("The letter of the week") if path == LETTER or letter is None else _title(letter, words)
    return Page(path, "weekly.html", title, words("What is new, ready to be pasted into a newsletter"), context)


def _html(letter: Letter, root: str, index: str, words: Words) -> Markup:
    """index: what is left out of addresses."""
    template = environment(words.language).get_template("weekly_letter.html")
    facts = {"title": _title(letter, words), "letter": letter, "root": root, "index": index}
    more = {group.heading: _more(group.more, words) for group in letter.groups if group.more}
    # A template made it, and escaped what it was given.
    return Markup(template.render(facts, more=more))  # noqa: S704


def _groups(news: Sequence[Event], words: Words) -> Iterator[Group]:
    for kind in READERS_NEWS:
        of_kind = [event for event in news if event.kind is kind]
        # The last word on each resource.
        last = {event.resource_id or event.uuid: event for event in reversed(of_kind)}
        items = [_item(event, words) for event in last.values()]
        if items:
            heading = words.typography(words(_HEADINGS[kind]))
            yield Group(heading, items[:MOST_ITEMS], max(len(items) - MOST_ITEMS, 0))


def _item(event: Event, words: Words) -> Item:
    resource = event.resource
    title = resource.title if resource else str(event.facts.get("title") or "")
    said = "" if event.kind is EventKind.ADDED else words.typography(event_sentence(event, words))
    path = page_of(resource) if resource else ""
    return Item(words.typography(clean(title)), path, _about(resource, words) if resource else "", clean(said))


def _about(resource: Resource, words: Words) -> str:
    date_known = words.partial_date(resource.date) if resource.date else ""
    facts = (words(KINDS[resource.kind]), makers_line(resource), date_known)
    return words.typography(clean(" – ".join(fact for fact in facts if fact)))


def _title(letter: Letter, words: Words) -> str:
    sunday = letter.monday + timedelta(days=6)
    first, last = span(letter.monday, sunday, words)
    return words.typography(words("What is new from {first} to {last}", first=first, last=last))


def _more(count: int, words: Words) -> str:
    return words.many("and {count} other", "and {count} others", count)


def _monday(event: Event) -> date:
    day = event.at.date()
    return day - timedelta(days=day.weekday())


def _wrapped(text: str, first: str = "", others: str = "") -> str:
    return textwrap.fill(
        text, _COLUMNS, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False
    )
