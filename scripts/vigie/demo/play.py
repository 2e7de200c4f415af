"""Plays the six weeks, a day at a time, and tells the story. What a day's run does is the caller's: it is passed in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from catalog.words import Words
from vigie.demo.calendar import moment_of
from vigie.demo.folder import prepare
from vigie.demo.mailbox import Mailbox
from vigie.demo.scenario import DAYS, told_on, world_on
from vigie.demo.web import SimulatedWeb


@dataclass(frozen=True, slots=True)
class DayResult:
    """What a daily run came to.

    visits: how many links were visited.
    happenings: its events, one sentence each, in the reader's language.
    offline: our own network was down, so nothing was concluded.
    """

    visits: int
    happenings: tuple[str, ...] = ()
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Played:
    """The six weeks, day by day, and the mails that were sent, oldest first."""

    results: tuple[DayResult, ...]
    mails: tuple[Path, ...]


RunDay = Callable[[datetime, SimulatedWeb, str], Awaitable[DayResult]]
Say = Callable[[str], None]


async def play(folder: Path, run_day: RunDay, say: Say, words: Words) -> Played:
    """Runs `run_day(now, web, smtp_url)` for each day, in a folder that is emptied first if an earlier demo left it.

    Raises VigieError where the folder is somebody else's.
    """
    prepare(folder)
    results: list[DayResult] = []
    async with SimulatedWeb(folder) as web:
        with Mailbox(folder / "mails") as mailbox:
            for day in range(1, DAYS + 1):
                web.world = world_on(day)
                known = len(mailbox.messages())
                now = moment_of(day)
                result = await run_day(now, web, mailbox.url)
                results.append(result)
                _tell(say, words, day, now, result, mailbox.messages()[known:])
            return Played(tuple(results), tuple(mailbox.messages()))


def _tell(say: Say, words: Words, day: int, now: datetime, result: DayResult, mails: list[Path]) -> None:
    """Nothing is said of a day on which nothing happened."""
    lines = [words("on the web: {fact}", fact=words(sentence)) for sentence in told_on(day)]
    lines += [words("Vigie: {fact}", fact=happening) for happening in result.happenings]
    if result.offline:
        lines.append(words("Vigie: our own network does not answer, so nothing is concluded about any link"))
    lines += [words("mail: {file}", file=f"{mail.parent.name}/{mail.name}") for mail in mails]
    if lines:
        say(words("Day {day}, {date}", day=day, date=words.date(now)))
    for line in lines:
        say(f"  {line}")
