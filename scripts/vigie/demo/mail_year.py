"""A year of mails, without a web: the weather of a year, the real catalogue, the real alerts, a real mail server.

`python -m vigie.demo.mail_year` prints the list of the mails, and counts what they told against what was true.
"""

import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from catalog.database import open_database
from catalog.directory import Directory
from catalog.models import Link, OutboxEntry
from catalog.vocabulary import EventKind, Occasion, State
from feeds.alert import deliver
from feeds.options import AlertOptions
from vigie.demo.lived_year import LivedYear
from vigie.demo.mailbox import Mailbox
from vigie.demo.weather import DAYS, Weather, year

START = datetime(2026, 1, 5, 6, tzinfo=UTC)
RECIPIENT = "benevole@association.example"


@dataclass(slots=True)
class Count:
    """deaths: links that truly died, and were told so how often. false: told dead while they lived."""

    mails: list[EmailMessage] = field(default_factory=list)
    deaths: dict[str, int] = field(default_factory=dict)
    false: list[str] = field(default_factory=list)
    told: Counter[tuple[str, str]] = field(default_factory=Counter)


def live(folder: Path, weather: Weather, days: int = DAYS) -> Count:
    """A run and an alert each morning, with the settings as they are by default: at most one mail a week."""
    engine = open_database(f"sqlite:///{folder}/vigie.db")
    count = Count()
    with Mailbox(folder / "mails") as mailbox:
        options = AlertOptions(to=(RECIPIENT,), sender="vigie@association.example", smtp=mailbox.url)
        for now in LivedYear(engine, weather, START).mornings(days):
            deliver(engine, Directory(), options, now)
        for file in mailbox.messages():
            message = message_from_bytes(file.read_bytes(), policy=policy.default)
            if isinstance(message, EmailMessage):
                count.mails.append(message)
    _reckon(engine, weather, count)
    engine.dispose()
    return count


def _reckon(engine: Engine, weather: Weather, count: Count) -> None:
    dead = {watched.url: watched.dies for watched in weather.links if watched.dies}
    count.deaths = dict.fromkeys(dead, 0)
    with Session(engine) as session:
        told = select(OutboxEntry).where(OutboxEntry.message_id.is_not(None), OutboxEntry.settled_at.is_not(None))
        for entry in session.scalars(told):
            kind, url = entry.event.kind, str(entry.event.facts["url"])
            count.told[kind.value, entry.occasion.value] += 1
            if kind is EventKind.DIED and entry.occasion is Occasion.NEWS:
                if url in dead and entry.event.at >= dead[url]:
                    count.deaths[url] += 1
                else:
                    count.false.append(url)
        still = set(session.scalars(select(Link.url).where(Link.state == State.DEAD)))
        count.false += sorted(still - dead.keys())


def main() -> None:
    with TemporaryDirectory() as name:
        count = live(Path(name), year(START, seed=1))
    lines = [f"{mail['Date'].datetime:%Y-%m-%d}  {mail['Subject']}" for mail in count.mails]
    told_once = sum(times == 1 for times in count.deaths.values())
    lines += [
        "",
        f"{len(count.mails)} mails in {DAYS} days",
        f"{len(count.deaths)} links died: {told_once} told once, {len(count.deaths) - told_once} otherwise",
        f"{len(count.false)} told dead that lived",
        *(f"{times} × {kind} ({occasion})" for (kind, occasion), times in sorted(count.told.items())),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
