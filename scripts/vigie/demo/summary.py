"""The end of the demo, in plain words."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from catalog.errors import N_
from catalog.models import Event
from catalog.news import organisation_news
from catalog.queries import all_links, latest_events
from catalog.sentences import state_sentence
from catalog.vocabulary import EventKind, State
from catalog.words import Words
from vigie.demo.play import Played

_TOLD: tuple[tuple[EventKind, str], ...] = (
    (EventKind.DIED, N_("Links that died:")),
    (EventKind.REVIVED, N_("Links that came back:")),
    (EventKind.MOVED, N_("Links that moved for good:")),
    (EventKind.UPDATED, N_("Documents that changed:")),
)


def summary(words: Words, folder: Path, played: Played, engine: Engine) -> Iterator[str]:
    """Line by line: what was seen, what was told, and where to look."""
    with Session(engine) as session:
        links = all_links(session)
        events = list(reversed(latest_events(session, EventKind)))
        yield words(
            "In six weeks Vigie made {visits} visits of {links} links.",
            visits=sum(result.visits for result in played.results),
            links=len(links),
        )
        for kind, message in _TOLD:
            yield from _titles(words(message), [event for event in events if event.kind is kind])
        yield words.many(
            "{count} news item of an organisation was found.",
            "{count} news items of organisations were found.",
            len(organisation_news(session)),
        )
        outages = sum(result.offline for result in played.results)
        yield words.many(
            "Our own network failed for {count} day: nothing was concluded, and no link died of it.",
            "Our own network failed for {count} days: nothing was concluded, and no link died of it.",
            outages,
        )
        for link in links:
            if link.state in (State.SUSPECT, State.UNVERIFIABLE):
                title = link.uses[0].resource.title
                yield words("{title}: {sentence}", title=title, sentence=state_sentence(link, words))
    yield words.many(
        "{count} mail was sent to the maintainer:", "{count} mails were sent to the maintainer:", len(played.mails)
    )
    for mail in played.mails:
        yield f"  {mail}"
    yield ""
    yield words("The site is in {folder}. To look at it:", folder=folder / "public")
    yield f"  sh scripts/run --config {folder / 'vigie.toml'} serve"


def _titles(heading: str, events: list[Event]) -> Iterator[str]:
    if events:
        yield f"{heading} {len(events)}"
    for event in events:
        yield f"  {event.resource.title if event.resource else event.facts['title']}"
